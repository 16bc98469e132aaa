"""Moves that the rules do not allow."""

from __future__ import annotations

from typing import Literal

MoveFault = Literal[
    "ended",
    "not_your_side",
    "not_your_turn",
    "incident_waits",
    "no_incident",
    "unknown_clause",
    "unknown_option",
    "unknown_step",
    "step_taken",
    "unknown_question",
    "unknown_trigger",
    "nothing_standing",
    "not_whole",
    "not_ratified",
    "empty",
    "no_such_channel",
    "no_mediator",
    "already_called",
    "no_draft",
    "already_voted",
    "wrong_ranking",
]


class IllegalMove(ValueError):
    """A command that cannot be carried out as things stand; the state is unchanged.

    `fault` says why; `about` names the issue, option, step or person concerned, if any.
    """

    def __init__(self, fault: MoveFault, about: str | None = None) -> None:
        super().__init__(fault if about is None else f"{fault}: {about}")
        self.fault: MoveFault = fault
        self.about = about
