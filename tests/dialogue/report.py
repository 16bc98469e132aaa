"""Figures of the reader over the gold set: `python -m tests.dialogue.report --half dev|test`.

Of the half rules are written on, every line read otherwise than labelled is printed; of the test
half only figures and confusions, so that nobody writes rules on it.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from tests.dialogue.gold_lines import SCENARIOS, attacks, earlier, fresh, half, paraphrases
from tests.dialogue.reading import options_of, reader_for
from tests.dialogue.scoring import Confusion, Judged, Score, judge_all, score

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.dialogue.gold_lines import GoldLine

COMMONEST = 25


def figures(found: Score) -> Iterable[str]:
    """The measured shares and counts, one a line."""
    yield f"lines {found.lines}, of one clause {found.single_clause_lines}"
    yield (
        f"silently wrong: {found.silently_wrong} lines ({found.silently_wrong_share:.1%}), "
        f"of one clause {found.silently_wrong_single}"
    )
    yield f"terms exact: {found.exact:.1%}, of one clause {found.exact_single:.1%}"
    yield (
        f"asks back: {found.asked_with_terms:.1%} of lines with terms, "
        f"{found.asked_when_needed:.1%} where it is due, "
        f"{found.asked_needlessly:.1%} where it is not"
    )
    yield f"acts: precision {found.act_precision:.3f}, recall {found.act_recall:.3f}"
    yield f"conditional {found.conditional:.1%}, alternatives {found.alternatives:.1%}"


def confusions(found: Score) -> Iterable[str]:
    """What is mistaken for what, commonest first."""
    for confusion, count in found.confusions[:COMMONEST]:
        yield f"{count:4} {said(confusion)}"
    for fault, count in found.act_confusions[:COMMONEST]:
        yield f"{count:4} act {fault}"
    for act in found.acts:
        yield f"     act {act.act}: {act.labelled} labelled, {act.read} read, {act.both} both"


def said(confusion: Confusion) -> str:
    """One confusion in a line."""
    return f"{confusion.where} {confusion.issue}: {confusion.expected} read as {confusion.got}"


def failures(judged: Iterable[Judged]) -> Iterable[str]:
    """Every line whose terms are read otherwise than labelled, or that is asked for nothing."""
    for one in judged:
        needless = one.line.asks_back is None and one.asked
        missing = one.line.asks_back is True and not one.asked
        if one.exact and not needless and not missing:
            continue
        mark = "WRONG" if one.silently_wrong else "asked" if one.asked else "short"
        yield f"[{mark}] {one.line.id} {one.line.speaker}: {one.line.text!r}"
        yield from (f"        {said(confusion)}" for confusion in one.confusions)
        yield f"        asks back: {one.got['asks_back']!r}, expected {one.line.asks_back!r}"


def paraphrase_figures() -> Iterable[str]:
    """Of twenty ways to put one offer, how many are read, asked about, or misread."""
    for name, group in paraphrases().items():
        readings = [reader_for(line.scenario)(line.text, line.speaker, {}) for line in group]
        pairs = list(zip(group, readings, strict=True))
        read = sum(dict(got["proposes"]) == line.proposes for line, got in pairs)
        asked = sum(got["asks_back"] is not None for got in readings)
        yield f"{name}: {read} read, {asked} asked about"


def report(scenario: str, lines: list[GoldLine], *, with_lines: bool) -> Iterable[str]:
    """Everything about some lines of one scenario."""
    judged = judge_all(lines, reader_for(SCENARIOS[scenario]), options_of(SCENARIOS[scenario]))
    found = score(judged)
    yield from figures(found)
    yield from confusions(found)
    if with_lines:
        yield from failures(judged)


def main() -> None:
    """Print the report asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--half", choices=("dev", "test"), default="dev")
    which = parser.parse_args().half
    for scenario in SCENARIOS:
        print_lines(f"\n== {scenario}, {which} half", half(scenario, which), scenario, which)
        if which == "dev":
            print_lines(f"\n== {scenario}, attacks", attacks(scenario), scenario, which)
            print_lines(f"\n== {scenario}, earlier", earlier(scenario), scenario, which)
            print_lines(f"\n== {scenario}, fresh", fresh(scenario), scenario, which)
    if which == "dev":
        sys.stdout.write("\n== paraphrases\n")
        sys.stdout.writelines(f"{line}\n" for line in paraphrase_figures())


def print_lines(title: str, lines: list[GoldLine], scenario: str, which: str) -> None:
    """Print one report under its title."""
    sys.stdout.write(f"{title}\n")
    told = report(scenario, lines, with_lines=which == "dev")
    sys.stdout.writelines(f"{line}\n" for line in told)


if __name__ == "__main__":
    main()
