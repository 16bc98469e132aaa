"""What is chosen before a negotiation starts, as it is carried in the ids of the set-up panel."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.content.personas import DEFAULT_PERSONA
from bot.services.refusals import UnknownChoice
from bot.services.roleplay import Case
from bot.ui.ids import LONGEST_ID

if TYPE_CHECKING:
    import re
    from typing import Self

    from bot.app import Interaction
    from bot.content.repertoire import Repertoire
    from bot.services.tables import Table

Place = Literal["thread", "dm"]
Field = Literal["scenario", "side", "persona", "place"]
Switch = Literal["hints", "redrawn"]

NAME = "[a-z0-9_-]{1,24}"
WHERE = r"(?:thread|dm)(?:\+[a-z])*"
CHOICE_ID = rf"set1:(?P<scenario>{NAME}):(?P<side>{NAME}):(?P<persona>{NAME}):(?P<where>{WHERE})"
"""The beginning of every id of the set-up panel."""

NO_HINTS, REDRAWN = "n", "r"
"""What follows the place in an id when it is not as usual; ids without them are older."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What has been chosen so far; every field is set, so that Begin can always be pressed.

    `hints`: there are advisers; `redrawn`: the clauses are worth other points than usual.
    """

    scenario: str
    side: str
    persona: str
    place: Place
    hints: bool = True
    redrawn: bool = False

    @classmethod
    def first(cls, repertoire: Repertoire, place: Place, **chosen: str | None) -> Self:
        """What was said, the rest by default; raises UnknownChoice for what is not on offer."""
        scenario = repertoire.scenarios.get(
            chosen.get("scenario") or next(iter(repertoire.scenarios))
        )
        if scenario is None:
            raise UnknownChoice
        side = chosen.get("side") or scenario.sides[0].id
        persona = chosen.get("persona") or DEFAULT_PERSONA
        if persona not in repertoire.personas or side not in {each.id for each in scenario.sides}:
            raise UnknownChoice
        return cls(scenario.id, side, persona, place)

    @classmethod
    def after(cls, table: Table, side: str) -> Self:
        """The case of a past negotiation once more, in the same kind of place."""
        place: Place = "thread" if table.negotiation.guild_id is not None else "dm"
        setup = table.state.setup
        return cls(table.scenario.id, side, table.persona.id, place, setup.hints)

    @classmethod
    def read(cls, match: re.Match[str]) -> Self:
        """The choices in an id."""
        return cls(match["scenario"], match["side"], match["persona"], "dm").at(match["where"])

    @classmethod
    def unpacked(cls, scenario: str, packed: str) -> Self:
        """The choice that was `packed`, for a scenario known from elsewhere."""
        side, persona, where = packed.split(".")
        return cls(scenario, side, persona, "dm").at(where)

    @property
    def packed(self) -> str:
        """Everything but the scenario, short enough to go with another id."""
        return f"{self.side}.{self.persona}.{self.where}"

    @property
    def where(self) -> str:
        """The place with what is not as usual, as it stands in ids."""
        flags = [NO_HINTS] * (not self.hints) + [REDRAWN] * self.redrawn
        return "+".join([self.place, *flags])

    def at(self, where: str) -> Self:
        """The same with the place and all that goes with it as an id tells it."""
        place, *flags = where.split("+")
        return replace(
            self, place=_place(place), hints=NO_HINTS not in flags, redrawn=REDRAWN in flags
        )

    @property
    def case(self) -> Case:
        """The part of it that the rules know."""
        return Case(self.scenario, self.side, self.persona, self.hints, self.redrawn)

    def moved(self, place: Place) -> Choice:
        """The same in another place."""
        return replace(self, place=place)

    def custom_id(self, what: str) -> str:
        """The id of an item of this panel; raises ValueError if Discord would refuse it."""
        custom_id = f"set1:{self.scenario}:{self.side}:{self.persona}:{self.where}:{what}"
        if len(custom_id) > LONGEST_ID:
            raise ValueError(f"{custom_id!r} is longer than {LONGEST_ID} characters")
        return custom_id


def place_for(interaction: Interaction, wish: str | None = None) -> Place:
    """Where to play: a thread unless direct messages are wished for, or are where we are."""
    return "dm" if interaction.guild_id is None else _place(wish)


def _place(text: str | None) -> Place:
    return "dm" if text == "dm" else "thread"
