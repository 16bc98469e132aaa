"""Understanding what learners write: one reader for each scenario, made when it is first needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.dialogue.intent import message_of
from bot.dialogue.reader import Reader
from bot.dialogue.reading import Context

if TYPE_CHECKING:
    from bot.dialogue.intent import Cues
    from bot.dialogue.lexicon import Lexicon
    from bot.dialogue.reading import Reading
    from bot.negotiation.commands import Message
    from bot.negotiation.scenario import Scenario
    from bot.services.tables import Table

MOST_READERS = 32


@lru_cache(maxsize=MOST_READERS)
def reader_of(scenario: Scenario, lexicon: Lexicon) -> Reader:
    """The reader of a case; to make one takes about half a second."""
    return Reader(scenario, lexicon)


@dataclass(frozen=True, slots=True)
class Understood:
    """What somebody wrote, what was read in it and the message it would send."""

    reading: Reading
    message: Message


class Understanding:
    """The readers of one language."""

    def __init__(self, lexicon: Lexicon, cues: Cues) -> None:
        self._lexicon = lexicon
        self._cues = cues

    def understand(self, table: Table, scenario: Scenario, text: str) -> Understood:
        """What the learner at the table means by `text`; `scenario` is the case as it is shipped.

        Points play no part in it, so that one reader serves all games of a case.
        """
        side = table.mine.id
        standing = table.state.standing
        context = Context(standing.get(table.theirs.id), standing.get(side))
        reading = reader_of(scenario, self._lexicon).read(text, side, context)
        taken = {said.gesture for said in table.state.spoken if said.by == side and said.gesture}
        return Understood(reading, message_of(reading, side, scenario, self._cues, taken))
