"""What kind of thing is being said: an offer, a question, a threat, thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from bot.dialogue.sentences import Mood, mood_of
from bot.negotiation.commands import Act

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.sentences import Sentence
    from bot.dialogue.terms import Terms
    from bot.dialogue.tokens import Token
    from bot.dialogue.vocabulary import Vocabulary

ORDER: tuple[Act, ...] = get_args(Act)
GREETED_BY = 2
"""A greeting begins within the first words; "this morning" later on is none."""
SHORT = 1
NOT_AN_OFFER = frozenset(
    ("double_negation", "whose_terms", "is_it_an_offer", "unclear", "nothing_standing", "too_long")
)


def cued(tokens: Sequence[Token], vocabulary: Vocabulary) -> set[str]:
    """The kinds of which the words hold a cue, as named in the lexicon."""
    words = [token.text if token.kind != "mark" else "|" for token in tokens]
    found: set[str] = set()
    for each in vocabulary.acts.every(words):
        found |= {tag[1] for tag in each.tags if tag[1] != "greet" or each.start < GREETED_BY}
        if "disclose" in found and _is_asked(tokens[each.end :]):
            found.discard("disclose")
    return found


def _is_asked(rest: Sequence[Token]) -> bool:
    """`what matters most to you?` tells nothing."""
    end = next((token.text for token in rest if token.text in (".", "!", "?", ";")), "")
    return end == "?"


def in_order(acts: set[str]) -> tuple[Act, ...]:
    """The acts in the order of the list of all acts; cues that are no act are left out."""
    return tuple(act for act in ORDER if act in acts)


def settle(acts: set[str], sentences: Sequence[Sentence], terms: Terms) -> None:
    """Add the acts that follow from the terms; take away cues that the terms explain.

    An act is only left where it clearly applies: one that is missed costs little.
    """
    if terms.takes:
        acts.add("accept")
    if terms.offers:
        acts.add("offer")
    if terms.rejects or terms.refuses or _is_mere_no(sentences):
        acts.add("reject")
    _without_echoes(acts, terms)
    _by_mood(acts, sentences, terms)
    if not in_order(acts):
        _otherwise(acts, sentences, terms)


def _without_echoes(acts: set[str], terms: Terms) -> None:
    if terms.proposes or terms.rejects:
        acts -= {"greet", "channel", "stall"}
    if "greet" in acts or ("meta" in acts and not terms.proposes):
        acts.discard("ask")
    if acts & {"threaten", "offer"}:
        acts.discard("meta")
    if "attack" in acts:
        acts -= {"acknowledge", "ask", "unclear"}


def _by_mood(acts: set[str], sentences: Sequence[Sentence], terms: Terms) -> None:
    moods = [mood_of(sentence) for sentence in sentences]
    quotes = Mood.QUOTED in moods and not terms.proposes and not terms.rejects
    if quotes and any(sentence.marks("their_words") for sentence in sentences):
        acts.add("acknowledge")
    if Mood.SOFTLY in moods and terms.proposes and Mood.ASKED not in moods:
        acts.discard("ask")
    for sentence, mood in zip(sentences, moods, strict=True):
        wonders = mood is Mood.SUPPOSED and sentence.end == "?"
        if wonders and any(piece.has("mark", "asking") for piece in sentence.pieces):
            acts.add("ask")


def _otherwise(acts: set[str], sentences: Sequence[Sentence], terms: Terms) -> None:
    words = [piece for sentence in sentences for piece in sentence.pieces if not piece.punctuation]
    if len(words) <= SHORT and not terms.doubt:
        acts.add("unclear")
    elif terms.doubt is not None and terms.doubt not in NOT_AN_OFFER:
        acts.add("offer")


def _is_mere_no(sentences: Sequence[Sentence]) -> bool:
    words = [piece.text for sentence in sentences for piece in sentence.pieces]
    return [word for word in words if word.isalpha()] == ["no"]
