"""How far the counterpart is ready to go: cost-gated reciprocity with a GRIT allowance.

theta = 1 - min(F(t), G + rho * credit) + heat, in shares of what a deal can add for the
counterpart. F(t) = kappa + (1 - kappa) * t^(1/beta) is the time-dependent family of Faratin, Sierra
& Jennings (1998); G is a small initiative taken unasked (Osgood 1962): half of it until the other
side first moves or asks, and less while it stands still; credit pays only for moves that help and
visibly cost (see credit.py), and only while they stand: what is taken back is not owed. The clock
slows while the other side neither moves nor asks, so that waiting for the last exchange earns
nothing. In the last exchanges a small gap is closed for whoever has earned it by its offers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.negotiation.counterpart.credit import (
    BELOW_NO_DEAL,
    credit_by_message,
    reach_by_message,
)
from bot.negotiation.counterpart.edits import most_for_edits
from bot.negotiation.counterpart.talk import new_talk_at, openness
from bot.negotiation.counterpart.temper import hardening, of_the_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.negotiation.counterpart.case import Case
    from bot.negotiation.counterpart.opponent import OpponentModel
    from bot.negotiation.persona import Persona
    from bot.negotiation.view import PublicView

CLOCK_START = 0.2
IDLE = 0.55
A_MOVE = 0.02
GOODWILL = 0.12
LEAST_INITIATIVE = 1 / 3
BEFORE_ANY_MOVE = 0.5
WITHIN_REACH = BELOW_NO_DEAL  # three offers in a row worth more than no deal
LATE, EARNED, SMALL_GAP = 3, 0.25, 0.15
STEP_UNASKED, MOST_UNASKED = 0.08, 0.32


@dataclass(frozen=True, slots=True)
class Readiness:
    """`theta`: the share of the gains the counterpart asks for now (0..1, or above when hurt).

    `credit` is what the other side has earned by its offers, `moved` whether that grew with its
    last message.
    """

    theta: float
    credit: float
    moved: bool
    rules: tuple[str, ...]


def readiness(case: Case, view: PublicView, persona: Persona, model: OpponentModel) -> Readiness:
    """How far to go in this reply."""
    persona = of_the_day(persona, view.seed)
    earned_by = credit_by_message(case, view, model)
    earned = earned_by[-1] if earned_by else 0.0
    moved_at, talk_at = _moves(earned_by), new_talk_at(view)
    still = _trailing(moved_at)
    reached_at = [reached >= WITHIN_REACH for reached in reach_by_message(case, view)]
    clock = _clock([moved_at, talk_at, reached_at], view.turns, persona)
    talk = GOODWILL * openness(view)
    unasked = _unasked(still, bool(reached_at and reached_at[-1]), persona)
    initiative = persona.initiative + talk + unasked
    withheld = not any(moved_at) and not any(talk_at)
    if withheld:
        initiative = min(initiative, BEFORE_ANY_MOVE * persona.initiative)
    share = initiative + persona.reciprocity * earned
    harder, heat_rules = hardening(view, persona)
    leeway = _leeway(view, earned)
    if clock < share:
        binds = ("clock_holds",)
    else:
        binds = _what_it_gives(earned, talk, unasked, withheld=withheld)
    rules = (*binds, *_edited(case, view), *heat_rules)
    theta = 1 - min(clock, share) + harder - leeway
    if leeway:
        rules = (*rules, "closes_a_small_gap")
    return Readiness(theta, earned, bool(moved_at and moved_at[-1]), rules)


def _clock(reasons: Sequence[Sequence[bool]], turns: int, persona: Persona) -> float:
    """F(t); an exchange counts in full if there was any reason for it to, else as idle."""
    ticks = sum(1.0 if any(each) else IDLE for each in zip(*reasons, strict=True))
    time = min(1.0, ticks / max(1, turns))
    return CLOCK_START + (1 - CLOCK_START) * time ** (1 / persona.clock)


def _what_it_gives(
    earned: float, talk: float, unasked: float, *, withheld: bool
) -> tuple[str, ...]:
    """The rules behind the share it gives, where that and not the clock is the limit."""
    rules = {
        "withholds_initiative": withheld,
        "initiative": not withheld and earned <= 0,
        "answers_cost": earned > 0,
        "talk_softens": talk > 0,
        "breaks_the_standstill": unasked > 0 and not withheld,
        "waiting_shrinks_it": unasked < 0,
    }
    return tuple(rule for rule, holds in rules.items() if holds)


def _leeway(view: PublicView, earned: float) -> float:
    is_late = view.turn > view.turns - LATE
    return SMALL_GAP if is_late and earned >= EARNED else 0.0


def _edited(case: Case, view: PublicView) -> tuple[str, ...]:
    most = most_for_edits(case, view)
    return ("edits_earn_little",) if most and most[-1] is not None else ()


def _moves(earned_by: Sequence[float]) -> list[bool]:
    best, moved = 0.0, list[bool]()
    for earned in earned_by:
        moved.append(earned > best + A_MOVE)
        best = max(best, earned)
    return moved


def _trailing(moved: Sequence[bool]) -> int:
    still = 0
    for step in reversed(moved):
        if step:
            break
        still += 1
    return still


def _unasked(still: int, within_reach: bool, persona: Persona) -> float:
    """What a standstill changes: more for whoever has come within reach, less for others.

    A few more steps even if unanswered break the deadlock of two who both wait (Osgood 1962); with
    somebody who only waits, initiative shrinks to a third.
    """
    if within_reach:
        return min(MOST_UNASKED, STEP_UNASKED * max(0, still - 1))
    return -persona.initiative * min(1 - LEAST_INITIATIVE, max(0, still - persona.patience + 1) / 3)
