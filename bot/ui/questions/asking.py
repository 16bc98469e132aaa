"""Who asks which question, as it stands in the ids of what answers it.

A question can be asked in a lesson, in a review, in a test: each of these is a host, which finds
the question again by its subject, shows it, and takes the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from bot.ui.ids import LONGEST_ID

if TYPE_CHECKING:
    import re
    from typing import Self

    from bot.app import Interaction
    from bot.quiz.questions import Question
    from bot.services.marking import Given
    from bot.ui.layout import Layout

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
ASKED_ID = r"ask1:(?P<host>[a-z]{3}):(?P<subject>[A-Za-z0-9_.-]{1,64})"
"""The beginning of every id of something that answers a question."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is asked by a host; what `subject` means, only the host knows."""

    host: str
    subject: str

    def custom_id(self, what: str) -> str:
        """The id of something that answers; raises ValueError if Discord would refuse it."""
        custom_id = f"ask1:{self.host}:{self.subject}:{what}"
        if len(custom_id) > LONGEST_ID:
            raise ValueError(f"{custom_id!r} is longer than {LONGEST_ID} characters")
        return custom_id

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """What stands in an id that ASKED_ID matched."""
        return cls(match["host"], match["subject"])


class Host(Protocol):
    """Where questions are asked. Every method may raise a Refusal."""

    async def question(self, interaction: Interaction, subject: str, /) -> Question:
        """The question of this subject; raises QuestionGone."""
        ...

    async def redraw(self, interaction: Interaction, subject: str, picks: str, /) -> Layout:
        """The question with what was picked so far: one of DIGITS for each pick."""
        ...

    async def answered(self, interaction: Interaction, subject: str, given: Given, /) -> Layout:
        """Keep the answer and show what there is to say about it."""
        ...


def letter(position: int) -> str:
    """A for the first choice, B for the second."""
    return chr(ord("A") + position)
