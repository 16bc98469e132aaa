"""Learners who try to get something for nothing. None of them may beat honest play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.commands import Accept, Message
from bot.negotiation.league.moves import aspiration, band, best_package, offers, sign_or, would_sign
from bot.negotiation.packages import close

if TYPE_CHECKING:
    from bot.negotiation.commands import Command
    from bot.negotiation.league.seat import Seat
    from bot.negotiation.scenario import Package

GREEDY = 0.9


def stubborn(seat: Seat) -> Command:
    """Repeats the maximum and signs only what is nearly that."""
    return sign_or(seat, GREEDY, lambda: offers(seat, best_package(seat)))


def sniper(seat: Seat) -> Command:
    """Repeats the maximum, and takes what is on the table in the last exchange."""
    return sign_or(seat, 0.0 if seat.is_last else GREEDY, lambda: offers(seat, best_package(seat)))


def jiggler(seat: Seat) -> Command:
    """Sends ever new packages that are all as greedy, and takes what stands at the end."""

    def another() -> Command:
        rows = band(seat, GREEDY, 1 - GREEDY)
        row = rows.start + int(seat.luck("jiggle") * (rows.stop - rows.start))
        return offers(seat, seat.case.package(row))

    return sign_or(seat, 0.0 if seat.is_last else GREEDY, another)


def low_ball(seat: Seat) -> Command:
    """Opens with what hurts most, then retreats step by step to what it wanted all along."""

    def retreat() -> Command:
        wants = seat.case.sheet.side(seat.case.other).wants
        package = dict(best_package(seat))
        hurtful = list(seat.case.sheet.issues)[: max(0, len(package) - seat.turn)]
        for issue in hurtful:
            package[issue.id] = wants[issue.id][-1]
            if package[issue.id] not in {option.id for option in issue.options}:
                package[issue.id] = issue.options[-1].id
        return offers(seat, close(seat.case.sheet, package))

    return sign_or(seat, 0.0 if seat.is_last else GREEDY, retreat)


def first_acceptor(seat: Seat) -> Command:
    """Never moves, and signs the first package that beats no deal."""
    return sign_or(seat, 0.0, lambda: offers(seat, best_package(seat)))


def random_player(seat: Seat) -> Command:
    """Offers anything; now and then signs what stands, if it beats no deal."""
    if would_sign(seat, 0.0) and seat.luck("sign") < 0.1:
        return Accept(seat.case.side)
    sheet = seat.case.sheet
    package = {
        issue.id: issue.options[int(seat.luck(issue.id) * len(issue.options))].id
        for issue in sheet.issues
    }
    return offers(seat, close(sheet, package))


def threatener(seat: Seat) -> Command:
    """Repeats the maximum with an ultimatum, and takes what stands at the end."""

    def threaten() -> Command:
        return Message(by=seat.case.side, offer=best_package(seat), threat=2)

    return sign_or(seat, 0.0 if seat.is_last else GREEDY, threaten)


def flatterer(seat: Seat) -> Command:
    """Praises and thanks, and does not move."""

    def praise() -> Command:
        acts = ("greet", "acknowledge")
        return Message(by=seat.case.side, offer=best_package(seat), acts=acts)

    return sign_or(seat, 0.0 if seat.is_last else GREEDY, praise)


def echo(seat: Seat) -> Command:
    """Says back what the counterpart said, as long as that beats no deal."""
    table = seat.on_the_table
    if table is not None and would_sign(seat, 0.0):
        return offers(seat, table)
    return offers(seat, best_package(seat))


def silent(seat: Seat) -> Command:
    """Says nothing of substance, and takes what stands at the end."""
    return sign_or(
        seat,
        0.0 if seat.is_last else GREEDY,
        lambda: Message(by=seat.case.side, acts=("greet",)),
    )


def edits_their_offer(seat: Seat) -> Command:
    """Sends the counterpart's own package back with three clauses turned to its own best."""
    return _edits(seat, 3)


def edits_two_clauses(seat: Seat) -> Command:
    """The same with two clauses only."""
    return _edits(seat, 2)


def reopens(seat: Seat) -> Command:
    """Agrees, then takes it back: a fair offer in one exchange, the maximum in the next."""

    def waver() -> Command:
        if seat.turn % 2:
            return offers(seat, best_package(seat))
        rows = band(seat, aspiration(seat.time, 1.0))
        return offers(seat, seat.case.package(rows.start))

    return sign_or(seat, 0.0 if seat.is_last else GREEDY, waver)


def promise_farmer(seat: Seat) -> Command:
    """Announces every step it has and promises more, and does not move on the clauses."""

    def promise() -> Command:
        taken = {said.gesture for said in seat.state.spoken}
        steps = [step.id for step in seat.case.sheet.side(seat.case.side).steps]
        step = next((name for name in steps if name not in taken), None)
        return Message(
            by=seat.case.side, offer=best_package(seat), gesture=step, acts=("reassure",)
        )

    return sign_or(seat, 0.0 if seat.is_last else GREEDY, promise)


def _edits(seat: Seat, count: int) -> Command:
    def edit() -> Command:
        table = seat.on_the_table
        if table is None:
            return offers(seat, best_package(seat))
        return offers(seat, _with_own_best(seat, table, count))

    return sign_or(seat, 0.0 if seat.is_last else GREEDY, edit)


def _with_own_best(seat: Seat, package: Package, count: int) -> dict[str, str]:
    sheet, side = seat.case.sheet, seat.case.side
    edited = dict(package)
    losses = {
        issue.id: max(o.points[side] for o in issue.options)
        - issue.option(edited[issue.id]).points[side]
        for issue in sheet.issues
        if issue.id in edited
    }
    for name in sorted(losses, key=lambda each: -losses[each])[:count]:
        issue = sheet.issue(name)
        edited[name] = max(issue.options, key=lambda option: option.points[side]).id
    ideal = seat.case.package(0)
    return close(sheet, {**ideal, **edited})
