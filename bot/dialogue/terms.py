"""What a message comes to: what is proposed, what refused, what has to be asked."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.negotiation.commands import Contingency

Doubt = Literal[
    "which_option",
    "double_negation",
    "contradiction",
    "no_such_option",
    "two_packages",
    "is_it_an_offer",
    "is_it_right",
    "which_clause",
    "nothing_standing",
    "not_whole",
    "unclear",
    "whose_terms",
    "how_much",
    "too_long",
    "withdrawn",
]


@dataclass(slots=True)
class Terms:
    """What has been understood so far in a message, and the first doubt about it.

    `packages` holds one package, or several where alternatives are offered. `offers` and `takes`
    tell whether terms came from the speaker or from the other side's package. `pending` are
    issues left open so far: a later sentence may settle them. `taken` are issues on which a whole
    package was accepted and nothing else was said. `contingency` is what is to hold instead, should
    something happen after the signing.
    """

    packages: list[dict[str, str]] = field(default_factory=lambda: [dict[str, str]()])
    rejects: dict[str, str] = field(default_factory=dict[str, str])
    conditional: bool = False
    doubt: Doubt | None = None
    about: str | None = None
    choices: tuple[str, ...] = ()
    offers: bool = False
    takes: bool = False
    taken: set[str] = field(default_factory=set[str])
    contingency: Contingency | None = None
    pending: dict[str, tuple[Doubt, tuple[str, ...]]] = field(
        default_factory=dict[str, "tuple[Doubt, tuple[str, ...]]"]
    )

    @property
    def proposes(self) -> dict[str, str]:
        """The first package."""
        return self.packages[0]

    @property
    def alternatives(self) -> list[dict[str, str]]:
        """All packages where there are several, else none."""
        full = [package for package in self.packages if package]
        return full if len(full) > 1 else []

    def said(self) -> tuple[list[dict[str, str]], dict[str, str]]:
        """A copy of what is proposed and refused so far."""
        return [dict(package) for package in self.packages], dict(self.rejects)

    def ask(self, doubt: Doubt, about: str | None = None, choices: tuple[str, ...] = ()) -> None:
        """Note a doubt; the first one is asked about."""
        if self.doubt is None:
            self.doubt, self.about, self.choices = doubt, about, choices

    def leave_open(self, doubt: Doubt, issue: str, choices: tuple[str, ...]) -> None:
        """Note an issue that has to be asked about unless it is settled before the end."""
        self.pending.setdefault(issue, (doubt, choices))

    def ask_what_is_open(self) -> None:
        """Ask about the first issue that no sentence settled."""
        for issue, (doubt, choices) in self.pending.items():
            if issue in self.taken:
                self.taken.discard(issue)
                self.proposes.pop(issue, None)
            if issue not in self.proposes and issue not in self.rejects:
                self.ask(doubt, issue, choices)

    def ask_about_contradictions(self) -> None:
        """What is both proposed and refused is neither until it has been asked about."""
        for issue in [
            each for each in self.rejects if self.proposes.get(each) == self.rejects[each]
        ]:
            self.ask("contradiction", issue, (self.proposes.pop(issue),))
            del self.rejects[issue]

    def open_package(self) -> None:
        """What is proposed from now on is another package."""
        if self.packages[-1]:
            self.packages.append({})

    def propose(self, issue: str, option: str, *, corrects: bool) -> None:
        """Note a term; a second, different one on the same issue makes both doubtful."""
        package = self.packages[-1]
        self.taken.discard(issue)
        before = package.get(issue)
        if before is None or before == option or corrects:
            package[issue] = option
        else:
            del package[issue]
            self.ask("contradiction", issue, (before, option))

    def note(self, *, agrees: bool) -> None:
        """Note whether a term was taken from the other side's package or is the speaker's own."""
        self.takes = self.takes or agrees
        self.offers = self.offers or not agrees

    def complete_packages(self) -> None:
        """`in four months or in a year`: a later package shares what it leaves unsaid."""
        first = self.packages[0]
        for number, package in enumerate(self.packages[1:], start=1):
            if package and set(package) < set(first):
                self.packages[number] = {**first, **package}

    def packages_compare(self) -> bool:
        """Whether each package speaks of the same issues, as one reads alternatives."""
        spoken_of = {frozenset(package) for package in self.packages if package}
        return len(spoken_of) == 1 and not self.rejects
