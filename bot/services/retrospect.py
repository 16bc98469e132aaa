"""Looking back on a finished game: its debrief, the turns that mattered, and remarks on both.

All of it is worked out from the log alone, in some tenths of a second: call it in a thread.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from bot.lessons.mistakes import weak_concepts
from bot.negotiation.commands import Accept
from bot.negotiation.debrief import debrief
from bot.negotiation.moments import moments
from bot.negotiation.utility import utility

if TYPE_CHECKING:
    from bot.negotiation.debrief import Debrief
    from bot.negotiation.events import Spoken
    from bot.negotiation.moments import Moment
    from bot.negotiation.scores import Scores
    from bot.services.tables import Table

HOT, CALM = 60, 45
GOOD_SHARE, POOR_SHARE = 0.9, 0.5
MOST_REMARKS = 3

Principle = Literal[
    "asked",
    "traded",
    "stepped",
    "quiet_channel",
    "closed",
    "moved",
    "threat",
    "irritation",
    "closing",
    "ask",
    "stood_still",
    "gave_away",
    "left",
    "signed_early",
    "better_trade",
    "cooled",
    "drew_back",
]


@dataclass(frozen=True, slots=True)
class Turning:
    """A turn that mattered: what was done in it, in what words, and what it shows.

    `did` is None where the turn was the end itself.
    """

    moment: Moment
    did: Spoken | None
    words: str | None
    principle: Principle


@dataclass(frozen=True, slots=True)
class Retrospect:
    """All there is to tell about a finished game.

    `right` and `wrong` name remarks, the weightiest first; `before` are the scores of the game that
    this one was forked from, if that is over.
    """

    debrief: Debrief
    turnings: tuple[Turning, ...]
    right: tuple[str, ...]
    wrong: tuple[str, ...]
    before: Scores | None = None

    @property
    def weak(self) -> tuple[str, ...]:
        """The words of the glossary that this game shows to be worth going over again."""
        cost = (each.principle for each in self.turnings if each.moment.change < 0)
        return weak_concepts(self.wrong, cost)


def look_back(table: Table, before: Scores | None = None) -> Retrospect:
    """The retrospect of the learner's game. ValueError if it is not over.

    Where another person sat before, only what came after them is weighed: they cannot be played on.
    """
    result = debrief(table.scenario, table.state, table.mine.id)
    log = [logged.event for logged in table.log]
    since = table.negotiation.parent_turn if table.negotiation.partner_id else None
    found = moments(table.scenario, table.persona, log, table.mine.id, since or 1)
    return Retrospect(
        result,
        tuple(turning(table, moment) for moment in found),
        tuple(_right(table, result))[:MOST_REMARKS],
        costly_remarks(table, result),
        before,
    )


def turning(table: Table, moment: Moment) -> Turning:
    """A moment with what the learner did in it, and what that shows."""
    side = table.mine.id
    did = next(
        (said for said in table.state.spoken if said.by == side and said.turn == moment.turn), None
    )
    words = table.words_of("spoken", moment.turn) if did is not None else None
    principle = _principle(table, moment, did)
    return Turning(moment, did, words, principle)


def _principle(table: Table, moment: Moment, did: Spoken | None) -> Principle:
    if moment.change > 0:
        return "closed" if did is None else helped(table, did)
    if did is None:
        ending = table.state.ending
        return "left" if ending is not None and ending.outcome == "walk_out" else "signed_early"
    if isinstance(moment.better, Accept) and not _irritates(did):
        return "closing"
    return cost(table, did)


def helped(table: Table, did: Spoken) -> Principle:
    """What a message that did good shows."""
    if did.asks:
        return "asked"
    if did.gesture is not None:
        return "stepped"
    if did.channel == "back":
        return "quiet_channel"
    before, after = _own_points(table, did)
    return "traded" if before is not None and after is not None and after < before else "moved"


def cost(table: Table, did: Spoken) -> Principle:
    """What a message that did harm shows, or one that did nothing."""
    if did.threat:
        return "threat"
    if _irritates(did):
        return "irritation"
    if not did.asks and not _asked_before(table, did):
        return "ask"
    before, after = _own_points(table, did)
    if before is not None and before == after:
        return "stood_still"
    return "gave_away" if before is not None and (after or 0) < before else "better_trade"


def _irritates(did: Spoken) -> bool:
    return bool(did.threat or {"attack", "boast"} & set(did.acts))


def _asked_before(table: Table, did: Spoken) -> bool:
    return any(said.asks for said in table.state.spoken if said.by == did.by and said != did)


def _own_points(table: Table, did: Spoken) -> tuple[int | None, int | None]:
    """Own points of the own proposal before and after a message; None where there is none."""
    standing: list[tuple[int, int]] = [
        (said.turn, utility(table.scenario, did.by, said.standing))
        for said in table.state.spoken
        if said.by == did.by and said.standing
    ]
    for (_, before), (turn, after) in pairwise(standing):
        if turn == did.turn:
            return before, after
    return None, next((points for turn, points in standing if turn == did.turn), None)


def _right(table: Table, result: Debrief) -> list[str]:
    ending, process = table.state.ending, result.process
    assert ending is not None
    deal = ending.outcome == "deal"
    remarks = {
        "left_rightly": result.leaving == "right",
        "created": deal and result.scores.created >= GOOD_SHARE,
        "asked_early": (process.information or 0) >= 0.7,
        "claimed": deal and result.scores.claimed >= GOOD_SHARE,
        "traded": (process.trades or 0) >= POOR_SHARE,
        "opened_well": (process.opening or 0) >= GOOD_SHARE,
        "conceded_well": (process.concession or 0) >= 0.8,
        "kept_cool": ending.outcome != "control_lost" and table.state.peak_tension < CALM,
        "kept_word": bool(result.promises)
        and all(promise.status in ("kept", "open") for promise in result.promises),
        "knew_limit": result.preparation is not None and bool(result.preparation.calibrated),
        "read_them": (result.tau or 0) >= POOR_SHARE,
        "asked": result.asked > 0,
    }
    if remarks["asked_early"]:
        remarks["asked"] = False
    return [name for name, holds in remarks.items() if holds] or ["stayed"]


def costly_remarks(table: Table, result: Debrief) -> tuple[str, ...]:
    """The names of remarks on what cost the learner something, the weightiest first."""
    ending, process = table.state.ending, result.process
    assert ending is not None
    deal = ending.outcome == "deal"
    mine = result.left[table.mine.id] if deal else None
    broken = [each for each in result.promises if each.status in ("broken", "bluff_called")]
    remarks = {
        "control_lost": ending.outcome == "control_lost",
        "below_no_deal": deal and not result.scores.rational,
        "left_hastily": result.leaving == "hasty",
        "ran_out": ending.outcome == "no_deal",
        "left_points": mine is not None,
        "claimed_little": deal and result.scores.rational and result.scores.claimed < POOR_SHARE,
        "never_asked": result.asked == 0,
        "broke_word": bool(broken),
        "ran_hot": ending.outcome != "control_lost" and table.state.peak_tension >= HOT,
        "no_trades": process.trades is not None and process.trades < 0.25,
        "gave_unanswered": process.concession is not None and process.concession < POOR_SHARE,
        "misread": result.tau is not None and result.tau < 0,
        "wrong_limit": result.preparation is not None and result.preparation.calibrated is False,
    }
    return tuple(name for name, holds in remarks.items() if holds)[:MOST_REMARKS]
