"""The pictures of the debrief, each with a text for whoever does not see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.charts.negotiation import Deals, deals_picture, tension_picture
from bot.negotiation.analysis import analyse
from bot.negotiation.events import IncidentOpened, TurnClosed
from bot.negotiation.utility import utility
from bot.ui.pictures import Picture

if TYPE_CHECKING:
    from bot.charts.negotiation import Pair
    from bot.content.prompts import Prompts
    from bot.negotiation.scenario import Package
    from bot.services.retrospect import Retrospect
    from bot.services.tables import Table


def picture_of_deals(prompts: Prompts, table: Table, seen: Retrospect) -> Picture:
    """All deals with the frontier, both paths of offers, the deal and history's."""
    mine, theirs = table.mine.id, table.theirs.id
    analysis = analyse(table.scenario)
    turned = table.scenario.sides[0].id != mine

    def pair(package: Package) -> Pair:
        own, other = (utility(table.scenario, side, package) for side in (mine, theirs))
        return float(own), float(other)

    def seen_from_here(point: tuple[float, float]) -> Pair:
        return (point[1], point[0]) if turned else point

    ended = table.state.ending
    assert ended is not None
    sheets = [
        *(said.standing for said in table.state.spoken if said.by == theirs and said.whole),
        *(reply.offer for reply in table.state.replies),
    ]
    space = analysis.space.utility
    names = ("mine", "theirs")
    words = {
        name: prompts.say(f"picture.{name}", side=side.name)
        for name, side in zip(names, (table.mine, table.theirs), strict=True)
    }
    marks = ("frontier", "deal", "history", "our_offers", "their_offers", "no_deal")
    words |= {name: prompts.say(f"picture.{name}") for name in marks}
    reference = next((one for one in table.scenario.references if one.history), None)
    deals = Deals(
        cloud=sorted(
            {(float(x), float(y)) for x, y in zip(space[mine], space[theirs], strict=True)}
        ),
        frontier=[seen_from_here(point) for point in analysis.pareto_rational],
        no_deal=seen_from_here(analysis.reservation),
        our_offers=[(float(offer.own), float(offer.other)) for offer in seen.debrief.offers],
        their_offers=[pair(sheet) for sheet in sheets if sheet],
        deal=pair(ended.deal) if ended.deal else None,
        history=pair(reference.deal) if reference is not None else None,
        words=words,
    )
    alt = prompts.render(
        "ui/picture_deals",
        side=table.mine.name,
        other=table.theirs.name,
        ours=deals.our_offers,
        theirs=deals.their_offers,
        deal=deals.deal,
        history=deals.history,
        no_deal=deals.no_deal,
        distance=seen.debrief.distance_to_frontier,
    )
    return Picture("all-deals.png", deals_picture(deals), " ".join(alt.split()))


def picture_of_tension(prompts: Prompts, table: Table) -> Picture:
    """Tension after each exchange, with what came up."""
    readings = [*table.state.tension_by_turn]
    if table.state.tension != readings[-1]:
        readings.append(table.state.tension)
    words = {name: prompts.say(f"picture.{name}") for name in ("exchange", "tension", "happening")}
    happenings = _happenings(table)
    alt = prompts.say(
        "picture.tension_alt",
        readings=", ".join(f"{reading:.0f}" for reading in readings),
        count=str(len(happenings)),
    )
    return Picture("tension-by-exchange.png", tension_picture(readings, happenings, words), alt)


def _happenings(table: Table) -> list[int]:
    """After which exchanges something came up that nobody ordered."""
    closed, found = 0, list[int]()
    for logged in table.log:
        match logged.event:
            case TurnClosed(turn=turn):
                closed = turn
            case IncidentOpened():
                found.append(closed)
            case _:
                pass
    return found
