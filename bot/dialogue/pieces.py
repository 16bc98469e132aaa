"""A message cut into pieces: known phrases with what they stand for, and the words between."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from bot.dialogue.small_words import ARTICLES
from bot.dialogue.tokens import Token, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.dialogue.finder import Finder, Found, Tag
    from bot.dialogue.lexicon import Lexicon
    from bot.dialogue.quantities import Quantities, Quantity

TYPO_LENGTH = 5
TYPO_CUTOFF = 84.0
NOTHING: frozenset[Tag] = frozenset()
_BREAK = "|"
_AMOUNT = "#"


@lru_cache(maxsize=8192)
def _ids(tags: frozenset[Tag], kind: str) -> tuple[str, ...]:
    return tuple(tag[1] for tag in tags if tag[0] == kind)


@dataclass(frozen=True, slots=True)
class Piece:
    """Tokens `start` up to `end` (exclusive) with what they stand for; `words` as written.

    A piece without tags is a word or a punctuation mark that means nothing by itself. `idle` are
    the words before it that carry no meaning in a phrase, such as "the" or "that".
    """

    words: tuple[str, ...]
    start: int
    end: int
    tags: frozenset[Tag] = frozenset()
    quantity: Quantity | None = None
    punctuation: bool = False
    idle: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Its words in small letters."""
        return self.words[0] if len(self.words) == 1 else " ".join(self.words)

    def ids(self, kind: str) -> list[str]:
        """What it stands for of one kind: `topic`, `sense`, `mark`, `side`."""
        return list(_ids(self.tags, kind))

    def has(self, kind: str, name: str) -> bool:
        """Whether it stands for this among others."""
        return name in _ids(self.tags, kind)

    @property
    def options(self) -> list[tuple[str, str]]:
        """The (issue, option) pairs it names outright."""
        return [(tag[1], tag[2]) for tag in self.tags if tag[0] == "option"] if self.tags else []

    @property
    def says_something(self) -> bool:
        """Whether a term could be made of it: a name, an option, an action, an amount."""
        named = self.ids("topic") or self.options or self.ids("sense")
        return bool(named) or self.quantity is not None

    def verb_form(self) -> str | None:
        """How its verb stands, or None where it holds none."""
        return next((tag[2] for tag in self.tags if tag[0] == "sense" and tag[2] != "word"), None)


class Spelling:
    """Words a scenario's aliases are made of, and the typing errors that may stand for them."""

    def __init__(self, known: Iterable[str], aliases: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._aliases = sorted({word for word in aliases if len(word) >= TYPO_LENGTH})
        self.correct = lru_cache(maxsize=4096)(self._correct)

    def _correct(self, word: str) -> str:
        """The alias word meant, or the word itself; never touches a short or a known word."""
        if len(word) < TYPO_LENGTH or word in self._known:
            return word
        match = process.extractOne(word, self._aliases, scorer=fuzz.ratio, score_cutoff=TYPO_CUTOFF)
        # The first letter is hardly ever mistyped; a different one is mostly a different word.
        return match[0] if match is not None and match[0][0] == word[0] else word


class Cutter:
    """Cuts messages into pieces with a vocabulary."""

    def __init__(
        self, lexicon: Lexicon, quantities: Quantities, finder: Finder, spelling: Spelling
    ) -> None:
        self._lexicon = lexicon
        self._quantities = quantities
        self._finder = finder
        self._spelling = spelling

    def cut(self, text: str) -> tuple[list[Token], list[Piece]]:
        """The tokens of a plain text and the pieces they form, in order."""
        every = tokens(text, self._lexicon.contractions)
        return every, self.pieces(every)

    def pieces(self, every: Sequence[Token]) -> list[Piece]:
        """The pieces of tokens; idle words belong to the phrase they stand in or to none."""
        words = self._words(every)
        texts = [word.text for word in words]

        def meant(found: Found) -> frozenset[Tag]:
            return _borne_out(found.tags, words[found.start : found.end], every)

        found = {each.start: each for each in self._finder.find(texts, meant)}
        made: list[Piece] = []
        at = 0
        while at < len(words):
            phrase = found.get(at)
            end = at + 1 if phrase is None else phrase.end
            made.append(_piece(words[at:end], phrase.tags if phrase else NOTHING))
            at = end
        return made

    def _words(self, every: Sequence[Token]) -> list[_Word]:
        """What the finder looks at: words, amounts as one word each, marks as breaks."""
        amounts = {amount.start: amount for amount in self._quantities.find(every)}
        words: list[_Word] = []
        idle: list[str] = []
        at = 0
        while at < len(every):
            token, amount = every[at], amounts.get(at)
            if amount is not None:
                bare = amount.kind == "number" and amount.end - amount.start == 1
                text = token.text if bare else _AMOUNT
                words.append(_Word(text, amount.start, amount.end, tuple(idle), amount))
                at = amount.end
            else:
                at += 1
                if token.text in self._lexicon.idle and not token.shouted:
                    idle.append(token.text)
                    continue
                text = self._spelling.correct(token.text) if token.is_word else token.text
                words.append(_Word(text, at - 1, at, tuple(idle), None, token.kind == "mark"))
            idle = []
        if idle:
            words.append(_Word("", len(every) - 1, len(every), tuple(idle), None))
        return words


@dataclass(frozen=True, slots=True)
class _Word:
    raw: str
    start: int
    end: int
    idle: tuple[str, ...]
    amount: Quantity | None
    mark: bool = False

    @property
    def text(self) -> str:
        """What the finder sees."""
        return _BREAK if self.mark or not self.raw else self.raw


def _borne_out(
    tags: frozenset[Tag], words: Sequence[_Word], every: Sequence[Token]
) -> frozenset[Tag]:
    """The tags without those whose phrase, small words included, was not written."""
    if all(_written(tag) is None for tag in tags):
        return tags
    near = every[max(0, words[0].start - 2) : words[-1].end + 2]
    text = f" {' '.join(token.text for token in near if token.text not in ARTICLES)} "
    return frozenset(
        tag for tag in tags if (phrase := _written(tag)) is None or f" {phrase} " in text
    )


def _written(tag: Tag) -> str | None:
    """The whole phrase a tag was given for, where its small words matter."""
    if tag[0] == "mark":
        return tag[2] if len(tag) > 2 else None
    return tag[3] if tag[0] == "sense" and len(tag) > 3 else None


def _piece(words: Sequence[_Word], tags: frozenset[Tag]) -> Piece:
    first = words[0]
    amount = first.amount if not tags else None
    return Piece(
        tuple(word.raw for word in words),
        first.start,
        words[-1].end,
        tags,
        amount,
        first.mark,
        first.idle,
    )
