"""How well a reader understands labelled utterances.

The gravest fault is a term that was never said and is not asked about: such a line is
*silently wrong*. A reader that asks back may be slow, but it binds nobody by mistake.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypedDict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tests.dialogue.gold_lines import GoldLine

Options = dict[str, tuple[str, ...]]
"""Issue id -> option ids in their order."""


class Reading(TypedDict):
    """What is scored of the object that `backchannel read --json` prints."""

    acts: Sequence[str]
    proposes: Mapping[str, str]
    rejects: Mapping[str, str]
    conditional: bool
    alternatives: Sequence[Mapping[str, str]]
    asks_back: str | None


class Read(Protocol):
    """A reader under test; `context` holds `standing` and `draft` where there are any."""

    def __call__(
        self, text: str, speaker: str, context: Mapping[str, Mapping[str, str]]
    ) -> Reading: ...


@dataclass(frozen=True, slots=True)
class Confusion:
    """One term on which label and reading differ; a dash where one of them says nothing."""

    where: str
    issue: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Judged:
    """A line, how it was read, and on which terms that differs from the label."""

    line: GoldLine
    got: Reading
    confusions: tuple[Confusion, ...]

    @property
    def exact(self) -> bool:
        """All terms of `proposes` and `rejects` are right and none is missing."""
        return not self.confusions

    @property
    def asked(self) -> bool:
        """The reader would ask back."""
        return self.got["asks_back"] is not None

    @property
    def silently_wrong(self) -> bool:
        """A wrong or invented term, and no question about it."""
        return not self.asked and any(confusion.got != "-" for confusion in self.confusions)


@dataclass(frozen=True, slots=True)
class ActScore:
    """How many lines are labelled with an act, how many read as it, and how many are both."""

    act: str
    labelled: int
    read: int
    both: int


@dataclass(frozen=True, slots=True)
class Score:
    """Figures over many lines; shares run from 0 to 1, and are 1 (or 0 for faults) over none."""

    lines: int
    single_clause_lines: int
    silently_wrong: int
    silently_wrong_single: int
    exact: float
    exact_single: float
    asked_with_terms: float
    asked_when_needed: float
    asked_needlessly: float
    act_precision: float
    act_recall: float
    conditional: float
    alternatives: float
    confusions: tuple[tuple[Confusion, int], ...]
    act_confusions: tuple[tuple[str, int], ...]
    acts: tuple[ActScore, ...] = ()

    @property
    def silently_wrong_share(self) -> float:
        """The share of all lines that is silently wrong."""
        return self.silently_wrong / self.lines if self.lines else 0.0


def judge(line: GoldLine, got: Reading, options: Options) -> Judged:
    """Compare one reading with its label."""
    pairs = (
        ("proposes", line.proposes, got["proposes"]),
        ("rejects", _refusals(line.rejects, options), _refusals(got["rejects"], options)),
    )
    confusions = tuple(
        Confusion(where, issue, expected.get(issue, "-"), read.get(issue, "-"))
        for where, expected, read in pairs
        for issue in sorted({*expected, *read})
        if expected.get(issue) != read.get(issue)
    )
    return Judged(line, got, confusions)


def judge_all(lines: Iterable[GoldLine], read: Read, options: Options) -> list[Judged]:
    """Have every line read and compare."""
    return [judge(line, read(line.text, line.speaker, _context(line)), options) for line in lines]


def score(judged: Sequence[Judged]) -> Score:
    """The figures over judged lines."""
    single = [one for one in judged if one.line.clauses == 1]
    hits = sum(len(_acts(one) & set(one.line.acts)) for one in judged)
    return Score(
        lines=len(judged),
        single_clause_lines=len(single),
        silently_wrong=sum(one.silently_wrong for one in judged),
        silently_wrong_single=sum(one.silently_wrong for one in single),
        exact=_share((one.exact for one in judged), 1.0),
        exact_single=_share((one.exact for one in single), 1.0),
        asked_with_terms=_share((one.asked for one in judged if one.line.has_terms), 0.0),
        asked_when_needed=_share((one.asked for one in judged if one.line.asks_back is True), 1.0),
        asked_needlessly=_share((one.asked for one in judged if one.line.asks_back is None), 0.0),
        act_precision=_ratio(hits, sum(len(_acts(one)) for one in judged)),
        act_recall=_ratio(hits, sum(len(set(one.line.acts)) for one in judged)),
        conditional=_share((one.got["conditional"] == one.line.conditional for one in judged), 1.0),
        alternatives=_share((_same_alternatives(one) for one in judged), 1.0),
        confusions=tuple(
            Counter(confusion for one in judged for confusion in one.confusions).most_common()
        ),
        act_confusions=tuple(Counter(_act_faults(judged)).most_common()),
        acts=tuple(_by_act(judged)),
    )


def _context(line: GoldLine) -> dict[str, Mapping[str, str]]:
    packages = {"standing": line.context.standing, "draft": line.context.draft}
    return {name: package for name, package in packages.items() if package}


def _refusals(rejects: Mapping[str, str], options: Options) -> dict[str, str]:
    """Of two options, refusing the second is refusing the topic: "no hotline" says both."""
    return {
        issue: "*" if len(options.get(issue, ())) == 2 and option == options[issue][1] else option
        for issue, option in rejects.items()
    }


def _acts(one: Judged) -> set[str]:
    return set(one.got["acts"])


def _act_faults(judged: Sequence[Judged]) -> Iterable[str]:
    for one in judged:
        yield from (f"invented {act}" for act in sorted(_acts(one) - set(one.line.acts)))
        yield from (f"missed {act}" for act in sorted(set(one.line.acts) - _acts(one)))


def _by_act(judged: Sequence[Judged]) -> Iterable[ActScore]:
    labelled = Counter(act for one in judged for act in set(one.line.acts))
    read = Counter(act for one in judged for act in _acts(one))
    both = Counter(act for one in judged for act in _acts(one) & set(one.line.acts))
    for act in sorted({*labelled, *read}, key=lambda act: -labelled[act]):
        yield ActScore(act, labelled[act], read[act], both[act])


def _same_alternatives(one: Judged) -> bool:
    got = [dict(package) for package in one.got["alternatives"]]
    return sorted(map(_key, got)) == sorted(map(_key, one.line.alternatives))


def _key(package: Mapping[str, str]) -> list[tuple[str, str]]:
    return sorted(package.items())


def _share(answers: Iterable[bool], of_none: float) -> float:
    answers = list(answers)
    return sum(answers) / len(answers) if answers else of_none


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 1.0
