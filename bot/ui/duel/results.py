"""The result of one of the two, and the books of both once both have opened them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot.negotiation.analysis import analyse
from bot.negotiation.packages import is_complete
from bot.negotiation.space import TooManyDeals
from bot.ui.colours import MINE, NEUTRAL
from bot.ui.debrief.again import AgainButton
from bot.ui.debrief.better import BetterButton
from bot.ui.debrief.reading import RereadButton
from bot.ui.debrief.transcript import TranscriptButton
from bot.ui.debrief.turnings import LESSONS
from bot.ui.duel.ending_buttons import ShareButton
from bot.ui.duel.words import who
from bot.ui.ids import TableKey
from bot.ui.layout import Layout, box, paragraph, row, rows_of, rule
from bot.ui.lessons.buttons import OpenNewButton
from bot.ui.moves_in_words import moves_text
from bot.ui.panel import key_of
from bot.ui.pictures import Picture, shown
from bot.ui.quoting import quoted

if TYPE_CHECKING:
    from discord import ui

    from bot.content.prompts import Prompts
    from bot.negotiation.scenario import Side
    from bot.negotiation.scores import Scores
    from bot.services.duel_results import Books, Result
    from bot.services.tables import Table

BAR = 10
LONGEST_QUOTE = 400
PICTURE = "outcome-space.png"
PICTURED = (
    "mine",
    "theirs",
    "frontier",
    "deal",
    "history",
    "our_offers",
    "their_offers",
    "no_deal",
)


def result_layout(prompts: Prompts, result: Result, *, opened: bool) -> Layout:
    """One's own result; `opened` if the books of both stand in the thread."""
    table, seat = result.table, result.table.seat_of(result.table.negotiation.user_id)
    agreed = seat is not None and seat.shares
    explanation = table.words_of("explained")
    text = prompts.render(
        "duel/result",
        result=result,
        side=table.mine.name,
        other=table.theirs.name,
        points=round(result.points),
        no_deal=round(result.no_deal),
        scores=_in_bars(result.scores),
        agreed=agreed,
        opened=opened,
        explanation=quoted(explanation, LONGEST_QUOTE) if explanation else None,
    )
    key = key_of(table)
    buttons: list[ui.Item[Any]] = [] if agreed else [ShareButton.made(prompts, key)]
    if result.improvable:
        buttons.append(BetterButton.made(prompts, key))
    buttons += [RereadButton.made(prompts, key), TranscriptButton.made(prompts, key)]
    return Layout(
        box(MINE, paragraph(text)),
        box(NEUTRAL, *_moments(prompts, result)),
        *rows_of(buttons, 2),
    )


def _moments(prompts: Prompts, result: Result) -> list[ui.Item[Any]]:
    """The exchanges that mattered in own words, and the lessons behind them."""
    table = result.table
    head = prompts.render("duel/moments", count=len(result.moments), missed=result.missed)
    items: list[ui.Item[Any]] = [paragraph(head)]
    offered: set[str] = set()
    for moment in result.moments:
        text = prompts.render(
            "duel/moment",
            moment=moment,
            words=quoted(moment.words, LONGEST_QUOTE) if moment.words else None,
            moves=moves_text(prompts, table.scenario, moment.did),
            heat=[round(each) for each in moment.heat],
            principle=prompts.say(f"principle.{moment.principle}"),
        )
        key, lesson = TableKey(table.negotiation.id, moment.turn), LESSONS[moment.principle]
        doors: list[ui.Item[Any]] = [AgainButton.made(prompts, key)]
        if lesson not in offered:  # the same button twice is refused by Discord
            doors.append(OpenNewButton.made(lesson, "read", prompts.say("button.lesson_behind")))
        offered.add(lesson)
        items += [rule(), paragraph(text), row(*doors)]
    return items


async def books_layout(prompts: Prompts, table: Table, first: Books, second: Books) -> Layout:
    """The books of both side by side, what was left on the table, and a picture of all deals."""
    text = prompts.render(
        "duel/books",
        books=[_book(table, each) for each in (first, second)],
        left=[_left(table, first, side.id) for side in table.scenario.sides],
        deal=table.state.ending is not None and table.state.ending.deal is not None,
    )
    items: list[ui.Item[Any]] = [paragraph(text)]
    picture = await asyncio.to_thread(_picture, prompts, table)
    if picture is not None:
        items.append(shown(picture))
    return Layout(box(NEUTRAL, *items), pictures=[picture] if picture else [])


def _in_bars(scores: Scores) -> dict[str, str | None]:
    """The headline scores as bars with numbers; None for one without evidence."""
    shares = {
        "claimed": scores.claimed,
        "created": scores.created,
        "peace": scores.peace,
        "process": scores.process,
    }
    bars = {name: None if share is None else _bar(share) for name, share in shares.items()}
    return {**bars, "total": f"{scores.total:.0f}"}


def _bar(share: float) -> str:
    filled = round(share * BAR)
    return "▰" * filled + "▱" * (BAR - filled) + f" {round(100 * share)} %"


def _book(table: Table, books: Books) -> dict[str, object]:
    found, side = books.debrief, table.scenario.side(books.side)
    guess = table.state.predictions.get(books.side)

    def labels(issues: tuple[str, ...]) -> list[str]:
        return [table.scenario.issue(each).label for each in issues]

    return {
        "name": side.name,
        "who": who(table, books.side),
        "other": table.scenario.other(books.side).name,
        "points": round(books.points),
        "no_deal": round(books.no_deal),
        "scores": _in_bars(found.scores),
        "truth": labels(found.their_ranking),
        "guess": labels(guess.ranking) if guess else None,
    }


def _left(table: Table, books: Books, side_id: str) -> dict[str, object]:
    """What this side could still have had at no cost to the other, as changes of clauses."""
    improvement, scenario = books.debrief.left.get(side_id), table.scenario
    return {
        "name": scenario.side(side_id).name,
        "gain": improvement.gain if improvement else 0,
        "changes": [
            {
                "issue": scenario.issue(change.issue).label,
                "after": scenario.option(change.issue, change.after).label
                if change.after
                else None,
            }
            for change in (improvement.changes if improvement else ())
        ],
    }


def _picture(prompts: Prompts, table: Table) -> Picture | None:
    # Imported late: drawing takes a second to load, and most starts never draw.
    from bot.charts.negotiation import Deals, deals_picture

    try:
        analysis = analyse(table.scenario)
    except TooManyDeals:
        return None
    ending, space = table.state.ending, analysis.space.utility
    deal = ending.deal if ending is not None else None
    first, second = table.scenario.sides
    history = next((one for one in table.scenario.references if one.history), None)

    def offers_of(side: Side) -> list[tuple[float, float]]:
        made = [said.standing for said in table.state.spoken if said.by == side.id and said.offer]
        return [analysis.pair(each) for each in made if each and is_complete(table.scenario, each)]

    deals = Deals(
        cloud=sorted(
            {(float(x), float(y)) for x, y in zip(space[first.id], space[second.id], strict=True)}
        ),
        frontier=analysis.pareto_rational,
        no_deal=analysis.reservation,
        our_offers=offers_of(first),
        their_offers=offers_of(second),
        deal=analysis.pair(deal) if deal else None,
        history=analysis.pair(history.deal) if history is not None else None,
        words={
            name: prompts.say(f"books_picture.{name}", first=first.name, second=second.name)
            for name in PICTURED
        },
    )
    alt = prompts.render(
        "duel/picture",
        first=first.name,
        second=second.name,
        offers=len(deals.our_offers) + len(deals.their_offers),
        pair=deals.deal,
        frontier=len(analysis.pareto_rational),
    )
    return Picture(PICTURE, deals_picture(deals), alt.strip())
