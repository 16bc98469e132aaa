"""A quiz night: a moderator who steers with the control panel, and players who press answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playground.reading import buttons, is_ephemeral, labels, text_of

if TYPE_CHECKING:
    from playground.wire import JsonObject
    from tests.end_to_end.learner import Learner

ROOM = "quiz-night"


class QuizNight:
    """A live quiz as one moderator holds it."""

    def __init__(self, moderator: Learner) -> None:
        self.moderator = moderator

    @property
    def panel(self) -> JsonObject:
        """The newest control panel."""
        known = self.moderator.view.messages_in(self.moderator.view.channel(ROOM))
        return max(
            (one for one in known if is_ephemeral(one) and "Control panel" in text_of(one)),
            key=lambda message: int(message["id"]),
        )

    async def open(self, **options: str | int) -> JsonObject:
        """Open a lobby and return its public message; all that there is on myths is asked.

        So the first questions are always the same ones, and of the kind true or false.
        """
        chosen: dict[str, str | int] = {"pack": "s.myths", "questions": 50, "seconds": 60}
        chosen |= options
        reply = await self.moderator.slash("host quiz", channel=ROOM, options=chosen)
        assert reply.message is not None
        assert "Control panel" in text_of(reply.message)
        return await self.message(self.moderator, "Join")

    async def step(self, label: str) -> None:
        """Press a button of the control panel, as soon as it is there."""
        await self.moderator.wait_for(lambda _: label in labels(self.panel))
        await self.moderator.press(self.panel, label)

    async def wait_and_press(self, label: str) -> None:
        """Press a button of anything this moderator sees, as soon as it is there."""
        message = await self.moderator.wait_for_message(
            lambda message: is_ephemeral(message) and label in labels(message), channel=ROOM
        )
        await self.moderator.press(message, label)

    async def panel_says(self, text: str) -> None:
        """Wait until the control panel says so."""
        await self.moderator.wait_for(lambda _: text in text_of(self.panel))

    async def message(self, reader: Learner, label: str) -> JsonObject:
        """The newest public message that carries this button."""
        return await reader.wait_for_message(
            lambda message: not is_ephemeral(message) and label in labels(message), channel=ROOM
        )

    async def question(self, reader: Learner, number: int) -> JsonObject:
        """The message of question `number`, from 1, as soon as it can be answered."""
        return await reader.wait_for_message(
            lambda message: f"Question {number} of" in text_of(message) and bool(answers(message)),
            channel=ROOM,
        )

    async def says(self, reader: Learner, text: str) -> JsonObject:
        """The public message with this text, as soon as it is there."""
        return await reader.wait_for_message(
            lambda message: not is_ephemeral(message) and text in text_of(message), channel=ROOM
        )


def answers(message: JsonObject) -> list[JsonObject]:
    """The answer buttons of a question's message."""
    return [
        button
        for button in buttons(message)
        if button.get("custom_id", "").rpartition(":")[2] in ("yes", "no", "c0", "c1", "c2", "c3")
    ]


async def answer(player: Learner, message: JsonObject, choice: int = 0) -> str:
    """Press one of the answers and return what only the player is told."""
    reply = await player.press(message, answers(message)[choice]["custom_id"])
    assert reply.message is not None
    assert is_ephemeral(reply.message)
    return text_of(reply.message)
