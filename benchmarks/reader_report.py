"""The reader's part of `docs/validity.md`: its figures on the test half, and what it confuses."""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from benchmarks.document import rewrite
from benchmarks.reader import misread, readings, times_of
from tests.dialogue.gold_lines import SCENARIOS, half, paraphrases
from tests.dialogue.reading import options_of, reader_for, scenario
from tests.dialogue.scoring import judge_all, score

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.dialogue.scoring import Score

COMMONEST = 12
BARS: tuple[tuple[str, str, Callable[[Score], str]], ...] = (
    ("lines (of one clause)", "", lambda s: f"{s.lines} ({s.single_clause_lines})"),
    (
        "silently wrong, of all lines",
        "at most 1 %",
        lambda s: f"{s.silently_wrong} ({_percent(s.silently_wrong_share)})",
    ),
    ("silently wrong, of one clause", "0", lambda s: f"{s.silently_wrong_single}"),
    ("terms read exactly", "at least 85 %", lambda s: _percent(s.exact)),
    ("terms read exactly, one clause", "at least 92 %", lambda s: _percent(s.exact_single)),
    ("asks back, of lines with terms", "at most 20 %", lambda s: _percent(s.asked_with_terms)),
    ("asks back where it has to", "", lambda s: _percent(s.asked_when_needed)),
    ("asks back where it need not", "", lambda s: _percent(s.asked_needlessly)),
    ("acts, precision", "at least 0.90", lambda s: f"{s.act_precision:.3f}"),
    ("acts, recall", "at least 0.70", lambda s: f"{s.act_recall:.3f}"),
    ("conditional read rightly", "", lambda s: _percent(s.conditional)),
    ("alternatives read rightly", "", lambda s: _percent(s.alternatives)),
)


def report() -> Iterator[str]:
    """The lines of the reader's part."""
    scores = {name: _score(name) for name in SCENARIOS}
    yield "## The reader"
    yield ""
    yield (
        "Figures of the test half of the gold set (`tests/dialogue/gold/test-*.jsonl`), whose lines"
        " nobody looked at while rules were written. A line is silently wrong if a term is read"
        " that was not said and the bot does not ask about it. Written by"
        " `python -m benchmarks.validity --reader`."
    )
    yield ""
    yield "| | demanded | " + " | ".join(SCENARIOS.values()) + " |"
    yield "| --- | --- |" + " --- |" * len(SCENARIOS)
    for name, bar, figure in BARS:
        yield f"| {name} | {bar} | " + " | ".join(figure(s) for s in scores.values()) + " |"
    yield ""
    yield _paraphrased()
    for name, found in scores.items():
        yield from _confusions(SCENARIOS[name], found)
    yield from _acts(scores)
    yield from _rivals()


def _score(name: str) -> Score:
    case = SCENARIOS[name]
    return score(judge_all(half(name, "test"), reader_for(case), options_of(case)))


def _paraphrased() -> str:
    read = asked = other = 0
    for group in paraphrases().values():
        for line in group:
            got = reader_for(line.scenario)(line.text, line.speaker, {})
            asked += got["asks_back"] is not None
            read += got["asks_back"] is None and dict(got["proposes"]) == line.proposes
            other += got["asks_back"] is None and dict(got["proposes"]) != line.proposes
    return (
        f"Of {read + asked + other} paraphrases of {len(paraphrases())} offers, {read} are read as"
        f" that offer, {asked} are asked about and {other} are read otherwise."
    )


def _confusions(case: str, found: Score) -> Iterator[str]:
    yield from ("", f"### {case}: the commonest confusions", "")
    yield "| lines | where | clause | meant | read as |"
    yield "| --- | --- | --- | --- | --- |"
    for confusion, lines in found.confusions[:COMMONEST]:
        cells = (confusion.where, confusion.issue, confusion.expected, confusion.got)
        yield f"| {lines} | " + " | ".join(_nothing(cell) for cell in cells) + " |"


def _nothing(cell: str) -> str:
    return {"-": "nothing", "*": "the whole clause"}.get(cell, cell)


def _acts(scores: dict[str, Score]) -> Iterator[str]:
    yield from ("", "### Acts", "")
    yield (
        "For each act, over both scenarios: lines labelled with it, lines read as it, and how many"
        " of both are the same."
    )
    yield ""
    yield "| act | labelled | read | the same | precision | recall |"
    yield "| --- | --- | --- | --- | --- | --- |"
    together: dict[str, list[int]] = {}
    for found in scores.values():
        for act in found.acts:
            counts = together.setdefault(act.act, [0, 0, 0])
            for at, count in enumerate((act.labelled, act.read, act.both)):
                counts[at] += count
    for act, (labelled, read, both) in sorted(together.items(), key=lambda each: -each[1][0]):
        shares = f"{_of(both, read)} | {_of(both, labelled)}"
        yield f"| {act} | {labelled} | {read} | {both} | {shares} |"


def _of(part: int, whole: int) -> str:
    return f"{part / whole:.2f}" if whole else ""


def _rivals() -> Iterator[str]:
    yield from ("", "### Beside others, given the same aliases and the same lines", "")
    yield "| | " + " | ".join(f"{case}: exact, ms a line" for case in SCENARIOS.values()) + " |"
    yield "| --- |" + " --- |" * len(SCENARIOS)
    cells: dict[str, list[str]] = {}
    for name, case in SCENARIOS.items():
        lines = half(name, "test")
        for who, read in readings(scenario(case)).items():
            right = len(lines) - misread(read, lines)
            took = 1000 * median(times_of(read, lines, rounds=1))
            cells.setdefault(who, []).append(f"{_percent(right / len(lines))}, {took:.2f}")
    for who, figures in cells.items():
        yield f"| {who} | " + " | ".join(figures) + " |"
    yield ""
    yield (
        "The others know neither context nor scope; that is the point of the comparison. Lines"
        " without any term count as read exactly if nothing is read in them."
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def write() -> None:
    """Replace the reader's part of the document."""
    rewrite("reader", report())
