"""Where sentences come from: the voice of a side, a persona's turns of phrase, a fallback.

No scenario is known by name: a side names its voice (`Moscow`), which is a template below
`letters/`; what it leaves out is taken from the general voice. A section may have variants for a
channel, a day or a hot table (`[closing public]`, `[they_moved 1962-10-26]`, `[we_hold tense]`),
which come before the plain ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from bot.dialogue.pools import Pools, cut, layered, shuffled

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

GENERAL = "letters/general"
PLACEHOLDERS = (
    "acceptable",
    "best",
    "clause",
    "date",
    "issue",
    "item",
    "label",
    "list",
    "name",
    "needs",
    "number",
    "offered",
    "option",
    "order",
    "other_clause",
    "our_moves",
    "our_shifts",
    "position",
    "question_clause",
    "ranking",
    "reason",
    "reason_again",
    "step",
    "sticking",
    "their_moves",
    "their_steps_back",
    "trigger",
)


_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Render(Protocol):
    """Renders the template `name` below `prompts/`; LookupError if there is none."""

    def __call__(self, name: str, /, *, locale: str = "en", **values: object) -> str:
        """The text of the template in a language, with `values` filled in."""
        ...


@dataclass(frozen=True, slots=True)
class Voice:
    """All the sections a writer may use, in the order of the layers they came from."""

    pools: Pools

    def lines(self, section: str, circumstances: Sequence[str], seed: int) -> Iterator[str]:
        """The ways to say `section`, best first: those made for the circumstances, then the rest.

        Within each the order is the game's own. Lines still hold their `{placeholders}`.
        """
        for name in (*(f"{section} {where}" for where in circumstances), section):
            lines = self.pools.get(name, ())
            for number in shuffled(len(lines), f"{seed}:{name}"):
                yield lines[number]

    def word(self, section: str) -> str:
        """The one way to say something small, such as how a clause is named."""
        return self.pools[section][0]


def file_name(voice: str) -> str:
    """The file of a voice: `The employer` is found in `the-employer.j2`."""
    return "-".join(voice.lower().split())


@lru_cache(maxsize=64)
def voice_of(render: Render, name: str, persona: str) -> Voice:
    """The voice `letters/<name>`, coloured by the persona, with the general one below it.

    Rendered once for each renderer, since placeholders are filled in later.
    """
    own = [_template(render, f"letters/{name}"), _template(render, GENERAL)]
    habits = _template(render, f"letters/personas/{persona}")
    return Voice(_joined(habits, layered(own)))


def fill(line: str, values: Mapping[str, str], *, capital: bool = True) -> str:
    """The line with its `{placeholders}` replaced, its first letter a capital unless told not."""
    filled = "".join(
        values.get(part, part) if number % 2 else part
        for number, part in enumerate(_PLACEHOLDER.split(line))
    )
    return filled[:1].upper() + filled[1:] if capital else filled


def placeholders(line: str) -> list[str]:
    """The placeholders of a line in the order in which they stand."""
    return _PLACEHOLDER.findall(line)


def _template(render: Render, name: str) -> Pools:
    try:
        return cut(render(name, **{value: f"{{{value}}}" for value in PLACEHOLDERS}))
    except LookupError:
        return {}


def _joined(habits: Pools, voice: Pools) -> Pools:
    """Both sets of pools, the persona's lines first: a habit colours a voice, never replaces it."""
    return {**voice, **{name: (*lines, *voice.get(name, ())) for name, lines in habits.items()}}
