"""What a scenario's aliases teach the reader.

An option's alias is taken apart with the same words as a message. "Remove the missiles" is the
sense `remove` with the issue's own name, so it stands for every verb of that sense in any order
of words; "IL-28s under seal" has words of its own and is looked for as it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bot.dialogue.frames import MANNERS, TIMINGS
from bot.dialogue.lexicon import forms
from bot.dialogue.small_words import ARTICLES, FILLERS, PERSONS
from bot.dialogue.tokens import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.dialogue.finder import Tag
    from bot.dialogue.lexicon import Lexicon
    from bot.dialogue.pieces import Piece
    from bot.dialogue.quantities import Quantity
    from bot.negotiation.scenario import Issue, Scenario


@dataclass(frozen=True)
class Pattern:
    """One way to mean an option: every feature must be there, each by any one of its senses.

    `quantity` is the range an amount has to lie in. An `alone` pattern names no issue and so needs
    none named, as long as nothing else is; one with its issue's `own_name` needs that name.
    """

    issue: str
    option: str
    features: tuple[frozenset[str], ...]
    quantity: Quantity | None
    alone: bool
    own_name: bool = False

    @cached_property
    def weight(self) -> int:
        """How particular it is: the more it asks for, the better it fits when it fits."""
        return len(self.features) + 2 * (self.quantity is not None)

    @cached_property
    def is_deed(self) -> bool:
        """Whether something has to be done to a thing: "pause", not "privately"."""
        return any(feature.isdisjoint(MANNERS | TIMINGS) for feature in self.features)

    def fits(self, said: frozenset[str], amounts: Sequence[Quantity]) -> bool:
        """Whether the senses said and one of the amounts are all that it asks for."""
        wanted = self.quantity
        if wanted is not None and not any(amount.within(wanted) for amount in amounts):
            return False
        return all(not feature.isdisjoint(said) for feature in self.features)


def vocabulary(lexicon: Lexicon) -> Iterator[tuple[str, Tag]]:
    """The phrases of a language with what they stand for."""
    for name, sense in lexicon.senses.items():
        for verb in sense.verbs:
            yield from ((phrase, ("sense", name, form)) for phrase, form in forms(verb))
        for phrase in sense.words:
            # "this week" is now, a week is not.
            small = lexicon.idle.intersection(phrase.split()) - ARTICLES
            yield phrase, ("sense", name, "word", *(_as_written(phrase) if small else ()))
    for mark, phrases in lexicon.scope.items():
        for phrase in phrases:
            yield phrase, ("mark", mark, *_as_written(phrase))
    for phrase, place in lexicon.ordinals.items():
        yield phrase, ("ordinal", place)


def _as_written(phrase: str) -> tuple[str, ...]:
    """The whole phrase, small words such as "your" included, where it has several words."""
    words = [word for word in phrase.split() if word not in ARTICLES]
    return (" ".join(words),) if len(words) > 1 else ()


def names(scenario: Scenario) -> Iterator[tuple[str, Tag]]:
    """What the issues and the sides of a scenario are called."""
    for issue in scenario.issues:
        yield from ((alias, ("topic", issue.id)) for alias in issue.aliases)
    for side in scenario.sides:
        yield side.name, ("side", side.id)
        yield side.adjective, ("side", side.id)
        yield side.voice, ("side", side.id)
        if len(side.voice.split()) == 1:
            yield side.voice, ("mark", "we")  # a name, not "the employer": "Moscow will say ..."


def phrase_of(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words by which a phrase is found in a message."""
    words = plain_words(text, lexicon)
    kept = tuple(word for word in words if word not in lexicon.idle)
    return kept or words


def plain_words(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The words of a phrase, small ones included; most phrases need no cutting."""
    words = text.lower().split()
    if all(word.isalpha() and word not in lexicon.contractions for word in words):
        return tuple(words)
    every = tokens(text, lexicon.contractions)
    return tuple(token.text for token in every if token.kind != "mark")


def pattern(issue: Issue, option_id: str, pieces: Iterable[Piece]) -> Pattern | None:
    """The pattern of an alias cut into `pieces`; None where it has words of its own."""
    features: list[frozenset[str]] = []
    quantity: Quantity | None = None
    named = own = foreign = False
    for piece in pieces:
        senses = frozenset(piece.ids("sense"))
        if piece.quantity is not None:
            quantity = piece.quantity
        elif piece.has("topic", issue.id):
            named = own = True
        elif piece.ids("topic") and not (senses and piece.verb_form() == "base"):
            foreign = named = (
                True  # the name of another issue says where it belongs: "announce Turkey"
            )
        elif senses:
            _join(features, senses)
        elif not piece.punctuation and piece.text not in FILLERS - PERSONS:
            return None
    if any(piece.has("mark", "negation") or piece.has("mark", "pseudo") for piece in pieces):
        return None
    if foreign and not features and quantity is None:
        return None
    alone = not named and bool(features or quantity)
    return Pattern(issue.id, option_id, tuple(features), quantity, alone, own)


def _join(features: list[frozenset[str]], senses: frozenset[str]) -> None:
    """Words that may share a sense say one thing: `go home` is one feature, not two."""
    for at, feature in enumerate(features):
        if feature & senses:
            features[at] = feature & senses
            return
    features.append(senses)


def narrowed(patterns: list[Pattern]) -> list[Pattern]:
    """The patterns of an issue, words of several senses read as the one its option is about.

    "Out" may be gone or over; beside "remove" and "go home" it is gone.
    """
    clear: dict[str, set[str]] = {}
    for each in patterns:
        for feature in each.features:
            if len(feature) == 1:
                clear.setdefault(each.option, set()).update(feature)
    return [
        replace(
            each,
            features=tuple(
                feature & clear.get(each.option, set()) or feature for feature in each.features
            ),
        )
        for each in patterns
    ]


def parents(scenario: Scenario) -> Mapping[str, frozenset[str]]:
    """The issues on which each issue depends: naming those names it too."""
    return {
        issue.id: frozenset(other for clause in issue.when for other in clause)
        for issue in scenario.issues
    }
