"""Whose missiles: names that depend on who speaks, told apart by "our", "your" and who acts.

"Our missiles" said by the American side is looked up as "American missiles". A name for which no
such form exists keeps its plain meaning.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.small_words import HELPERS, OURS, YOURS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.dialogue.pieces import Piece
    from bot.dialogue.tokens import Token
    from bot.dialogue.vocabulary import Vocabulary

NEAR = 8
"""Pieces before a name among which its owner or whoever acts on it is looked for."""


class Owners:
    """Settles ambiguous names for a scenario."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._scenario = vocabulary.scenario

    def settle(self, pieces: Sequence[Piece], tokens: Sequence[Token], speaker: str) -> list[Piece]:
        """The pieces with names of things read by their owner. KeyError for an unknown side."""
        adjectives = {
            "we": self._scenario.side(speaker).adjective.lower(),
            "you": self._scenario.other(speaker).adjective.lower(),
        }
        settled: list[Piece] = []
        both = {"yours", "ours"} <= {token.text for token in tokens}
        last = self._shared_name(adjectives) if both else ()
        for at, piece in enumerate(pieces):
            if piece.text in ("yours", "ours") and last:
                owner = "we" if piece.text == "ours" else "you"
                settled.append(self._owned(piece, adjectives[owner], last))
                continue
            if not piece.ids("topic") and len(piece.words) == 1:
                owner = _owner(piece, tokens)
                piece = self._named_by_owner(piece, adjectives[owner]) if owner else piece
            elif piece.ids("topic"):
                owner = _owner(piece, tokens) or _actor(pieces[max(0, at - NEAR) : at], piece)
                last = piece.words
                if owner is not None and len(piece.words) == 1:
                    piece = self._owned(piece, adjectives[owner], piece.words)
            settled.append(piece)
        return settled

    def _shared_name(self, adjectives: Mapping[str, str]) -> tuple[str, ...]:
        """What "yours" and "ours" mean before anything was named: a thing that both sides have."""
        we, you = adjectives["we"], adjectives["you"]
        for words in self._vocabulary.topics:
            if words[0] == we and len(words) == 2 and (you, words[1]) in self._vocabulary.topics:
                return words[1:]
        return ()

    def _named_by_owner(self, piece: Piece, adjective: str) -> Piece:
        """`our ships`, where only the ships of one side are a name."""
        issues = self._vocabulary.topics.get((adjective, piece.text), ())
        if not issues:
            return piece
        return replace(piece, tags=frozenset(("topic", issue) for issue in issues))

    def _owned(self, piece: Piece, adjective: str, words: tuple[str, ...]) -> Piece:
        topics = self._vocabulary.topics
        issues = topics.get((adjective, *words)) or topics.get((adjective, *words[:1]))
        if not issues:
            return piece
        others = {tag for tag in piece.tags if tag[0] not in ("topic", "mark")}
        return replace(piece, tags=frozenset(others | {("topic", issue) for issue in issues}))


def _owner(piece: Piece, tokens: Sequence[Token]) -> str | None:
    before = {token.text for token in tokens[max(0, piece.start - 2) : piece.start]}
    if before & OURS:
        return "we"
    return "you" if before & YOURS else None


def _actor(before: Sequence[Piece], piece: Piece) -> str | None:
    """Who acts on a name that follows a verb directly: `we remove missiles`, not "the missiles"."""
    if "the" in piece.idle or not before or before[-1].verb_form() not in ("base", "ing"):
        return None
    for piece in reversed(before[:-1]):
        if piece.has("mark", "we") or piece.has("mark", "you"):
            return "we" if piece.has("mark", "we") else "you"
        if piece.text not in HELPERS:
            return None
    return None
