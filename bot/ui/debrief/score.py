"""The first page: claimed, created, peace; what went right and wrong; what was left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.analysis import analyse
from bot.negotiation.utility import reservation
from bot.ui.colours import NEUTRAL
from bot.ui.debrief.numbers import share
from bot.ui.debrief.pictures import picture_of_deals
from bot.ui.layout import Layout, box, paragraph, rule
from bot.ui.pictures import shown
from bot.ui.quoting import quoted
from bot.ui.words import changes_in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.content.prompts import Prompts
    from bot.negotiation.analysis import Improvement
    from bot.services.retrospect import Retrospect
    from bot.services.tables import Table

LONGEST_EXPLANATION = 500


def score_page(prompts: Prompts, table: Table, seen: Retrospect) -> Layout:
    """The page, with the picture of all deals."""
    picture = picture_of_deals(prompts, table, seen)
    return Layout(
        box(
            NEUTRAL,
            paragraph(_scores(prompts, table, seen)),
            rule(),
            paragraph(_remarks(prompts, table, seen)),
            shown(picture),
        ),
        pictures=[picture],
    )


def _scores(prompts: Prompts, table: Table, seen: Retrospect) -> str:
    ended, scores = table.state.ending, seen.debrief.scores
    assert ended is not None
    mine, theirs = table.mine.id, table.theirs.id
    analysis = analyse(table.scenario)
    index = 0 if table.scenario.sides[0].id == mine else 1
    explanation = table.words_of("explained")
    return prompts.render(
        "ui/debrief_score",
        outcome=prompts.say(f"outcome.{ended.outcome}"),
        explanation=quoted(explanation, LONGEST_EXPLANATION) if explanation else None,
        claimed=share(scores.claimed),
        created=share(scores.created),
        peace=share(scores.peace),
        process=None if scores.process is None else share(scores.process),
        deal=ended.deal is not None,
        mine=round(ended.utility[mine]),
        theirs=round(ended.utility[theirs]),
        fair=analysis.solutions["ks"].utility[index],
        no_deal=round(reservation(table.scenario, mine)),
        peak=round(table.state.peak_tension),
        heat=seen.debrief.turns_in_heat,
        total=f"{scores.total:.0f}",
        rational=scores.rational,
        lost=ended.outcome == "control_lost",
    )


def _different(
    left: Mapping[str, Improvement | None],
) -> list[tuple[str, Improvement]]:
    """What was left, by side; a change that serves both sides is told once."""
    told: list[tuple[str, Improvement]] = []
    for side, found in left.items():
        if found is not None and found.deal not in [each.deal for _, each in told]:
            told.append((side, found))
    return told


def _remarks(prompts: Prompts, table: Table, seen: Retrospect) -> str:
    ended = table.state.ending
    assert ended is not None
    deal = ended.deal
    names = {table.mine.id: prompts.say("debrief.you"), table.theirs.id: table.theirs.name}
    left = [
        {
            "gain": found.gain,
            "other_gain": found.other_gain,
            "who": names[side],
            "other": names[table.scenario.other(side).id],
            "changes": changes_in_words(prompts, table.scenario, found.changes),
        }
        for side, found in _different(seen.debrief.left)
    ]
    return prompts.render(
        "ui/debrief_remarks",
        right=[prompts.say(f"right.{name}") for name in seen.right],
        wrong=[prompts.say(f"wrong.{name}") for name in seen.wrong],
        again=bool(seen.weak),
        left=left,
        deal=deal is not None,
    )
