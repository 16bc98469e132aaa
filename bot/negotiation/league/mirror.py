"""Two counterparts against each other: reciprocators must not deadlock."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.negotiation.commands import Accept, Message, Question
from bot.negotiation.counterpart.reply import reply
from bot.negotiation.events import Spoken
from bot.negotiation.league.moves import best_package, offers
from bot.negotiation.view import public_view

if TYPE_CHECKING:
    from bot.negotiation.commands import Command
    from bot.negotiation.events import Replied
    from bot.negotiation.league.seat import Learner, Seat
    from bot.negotiation.persona import Persona
    from bot.negotiation.state import State


def mirror(persona: Persona) -> Learner:
    """A learner that plays exactly as this counterpart would on the learner's side."""

    def play_like_it(seat: Seat) -> Command:
        case = seat.case
        if not seat.replies:
            return offers(seat, best_package(seat))
        view = public_view(_as_if_heard(seat), case.side, case.other)
        answer = reply(case, view, persona)
        if answer.accepted is not None:
            return Accept(case.side)
        return Message(by=case.side, offer=answer.offer, asks=_question(answer))

    return play_like_it


def _as_if_heard(seat: Seat) -> State:
    """The talks with the counterpart's letters as messages, for the mirror to answer them."""
    letters = tuple(
        Spoken(
            by=letter.by,
            turn=letter.turn,
            standing=letter.offer,
            whole=True,
            offer=letter.offer,
            asks=_question(letter),
        )
        for letter in seat.replies
    )
    return replace(seat.state, spoken=letters, replies=())


def _question(answer: Replied) -> tuple[Question, ...]:
    """The question with which every letter of a counterpart ends, asked as a learner asks it."""
    invitation = answer.invitation
    if invitation is None:
        return ()
    if invitation.issue is None:
        return (Question("priorities"),)
    return (Question("issue", invitation.issue),)
