"""What words mean wherever people bargain: senses of verbs, words of scope, cues of acts.

The words themselves are data; nothing here belongs to a particular scenario.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Form = Literal["base", "past", "ed", "ing", "part", "word"]
"""How a verb stands: `ed` is both past tense and participle, `part` the participle alone."""

_DOUBLED = frozenset("bgmnprt")
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Sense:
    """Words that mean the same: verbs by their base form (others after bars) and fixed words."""

    verbs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """A language's words; there is one object of each language, so that readers can be kept by it.

    `scope` maps a mark (negation, question, ...) to its phrases, `acts` an act to its cues,
    `questions` a kind of question to what the bot asks back (with `{placeholders}`).
    """

    senses: Mapping[str, Sense]
    scope: Mapping[str, tuple[str, ...]]
    acts: Mapping[str, tuple[str, ...]]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, str]
    units: Mapping[str, tuple[str, ...]]
    compared: Mapping[str, tuple[str, ...]]
    contractions: Mapping[str, tuple[str, ...]]
    idle: frozenset[str]
    common: frozenset[str]
    function: frozenset[str]
    neutral: frozenset[str]
    questions: Mapping[str, str]


def forms(verb: str) -> Iterator[tuple[str, Form]]:
    """The inflected forms of an entry such as `withdraw|withdrew|withdrawn` or `pull out`."""
    base, *irregular = verb.split("|")
    head, _, tail = base.partition(" ")
    rest = f" {tail}" if tail else ""
    yield base, "base"
    yield _with_s(head) + rest, "base"
    yield _with_ing(head) + rest, "ing"
    if not irregular:
        yield _with_ed(head) + rest, "ed"
    elif len(irregular) == 1:
        yield irregular[0], "ed"
    else:
        yield irregular[0], "past"
        yield irregular[1], "part"


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        return word + "es"
    if _ends_in_y(word):
        return word[:-1] + "ies"
    return word + "s"


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if _ends_in_y(word):
        return word[:-1] + "ied"
    return _doubled(word) + "ed"


def _with_ing(word: str) -> str:
    if word.endswith("e") and not word.endswith("ee"):
        return word[:-1] + "ing"
    return _doubled(word) + "ing"


def _ends_in_y(word: str) -> bool:
    return len(word) > 1 and word.endswith("y") and word[-2] not in _VOWELS


def _doubled(word: str) -> str:
    """`stop` -> `stopp`: a short last syllable doubles its consonant before an ending."""
    short = len(word) > 2 and word[-1] in _DOUBLED and word[-2] in _VOWELS
    one_vowel = sum(letter in _VOWELS for letter in word) == 1
    return word + word[-1] if short and one_vowel and word[-3] not in _VOWELS else word
