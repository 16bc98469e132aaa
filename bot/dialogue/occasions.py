"""What a letter answers: the message before it, what that message changed, how hot the table is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.negotiation.events import Replied, Spoken
    from bot.negotiation.letters import Verdict
    from bot.negotiation.scenario import Package, Scenario
    from bot.negotiation.state import State

HOT = 60
"""The tension (0..100) from which a letter speaks of it: the first announced threshold."""
LAST_TURNS = 2


@dataclass(frozen=True, slots=True)
class Occasion:
    """One reply with what came before it.

    `said` is the other side's message that it answers, `theirs` that side's package after it and
    `theirs_before` its package until then; `before` is the letter before this one;
    `tension` is the reading (0..100) when the exchange opened; `turns` the exchanges in all.
    """

    reply: Replied
    said: Spoken | None
    theirs: Package
    theirs_before: Package
    before: Replied | None
    tension: float
    turns: int
    scenario: Scenario

    @property
    def circumstances(self) -> tuple[str, ...]:
        """Names of the variants of a section that fit, most particular first."""
        day = self.scenario.date_of(self.reply.turn, self.turns).isoformat()
        channel = self.reply.channel
        hot = ("tense",) if self.tension >= HOT else ()
        return (f"{channel} {day}", channel, day, *hot)

    @property
    def is_late(self) -> bool:
        """Whether at most two exchanges are left after this letter."""
        return self.turns - self.reply.turn <= LAST_TURNS

    @property
    def they_repeat(self) -> bool:
        """Whether the other side's proposal is what it was before."""
        return bool(self.theirs_before) and dict(self.theirs) == dict(self.theirs_before)

    def new_verdicts(self) -> tuple[Verdict, ...]:
        """What the letter says to single clauses, without what the letter before said already."""
        told = self.before.verdicts if self.before is not None else ()
        return tuple(each for each in self.reply.verdicts if each not in told)

    def their_steps(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Issues on which the other side came closer, and on which it went back."""
        return self._steps(self.theirs_before, self.theirs)

    def our_steps(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Issues on which this side gives way or says yes, and on which it asks for more."""
        changed = {each.issue: each.after for each in self.reply.changes if each.after is not None}
        before = {each.issue: each.before for each in self.reply.changes if each.before is not None}
        more, _ = self._steps(before, changed)
        taken = tuple(issue for issue in more if self.theirs.get(issue) != changed[issue])
        return tuple(issue for issue in changed if issue not in taken), taken

    def settled(self) -> tuple[str, ...]:
        """Issues on which both packages say the same."""
        return tuple(i for i, o in (self.reply.offer or {}).items() if self.theirs.get(i) == o)

    def in_dispute(self) -> tuple[str, ...]:
        """Issues on which the packages differ, what this side calls most pressing first."""
        offer = self.reply.offer or {}
        first = self.scenario.side(self.reply.by).priorities
        return tuple(i for i in first if i in offer and self.theirs.get(i) != offer[i])

    def _steps(self, before: Package, after: Package) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Issues on which what this side has published that it wants came closer, and went off.

        Nothing private shows in it.
        """
        wants = self.scenario.side(self.reply.by).wants
        closer: list[str] = []
        back: list[str] = []
        for issue in (issue for issue in after if issue in before):
            ranking = wants.get(issue, ())
            if {before[issue], after[issue]} <= set(ranking):
                step = ranking.index(before[issue]) - ranking.index(after[issue])
                closer += [issue] * (step > 0)
                back += [issue] * (step < 0)
        return tuple(closer), tuple(back)


def occasions(reply: Replied, state: State, scenario: Scenario) -> list[Occasion]:
    """Every reply of the game up to and including `reply`, oldest first.

    `state` may be the state before or after the reply was applied.
    """
    replies = [earlier for earlier in state.replies if earlier.turn < reply.turn]
    return [
        _occasion(each, before, state, scenario)
        for each, before in zip((*replies, reply), (None, *replies), strict=True)
    ]


def _occasion(reply: Replied, before: Replied | None, state: State, scenario: Scenario) -> Occasion:
    heard = [said for said in state.spoken if said.by != reply.by and said.turn <= reply.turn]
    readings = state.tension_by_turn
    return Occasion(
        reply,
        heard[-1] if heard and heard[-1].turn == reply.turn else None,
        _package(heard),
        _package([said for said in heard if said.turn < reply.turn]),
        before,
        readings[min(reply.turn, len(readings)) - 1] if readings else state.tension,
        state.setup.turns,
        scenario,
    )


def _package(heard: Sequence[Spoken]) -> Package:
    """What the other side proposes after these messages; a question leaves it as it was."""
    return next((said.standing for said in reversed(heard) if said.standing), dict[str, str]())
