"""What kind of thing is being said: an offer, a question, a threat, thanks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, get_args

from bot.dialogue.doubts import is_strange
from bot.dialogue.sentences import Mood, mood_of
from bot.dialogue.small_words import FILLERS
from bot.negotiation.commands import Act

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.dialogue.pieces import Piece
    from bot.dialogue.reading import Context
    from bot.dialogue.sentences import Sentence
    from bot.dialogue.terms import Terms
    from bot.dialogue.tokens import Token
    from bot.dialogue.vocabulary import Vocabulary

ORDER: tuple[Act, ...] = get_args(Act)
GREETED_BY = 2
"""A greeting begins within the first words; "this morning" later on is none."""
DENIED_WITHIN = 3
"""Words before a cue in which a "not" turns it round: "I would not say no"."""
DENIABLE = frozenset(("reject", "threaten", "attack", "walk_out", "boast", "stall"))
TOLD_NOT_ASKED = frozenset(("disclose", "justify", "boast"))
GIVING_UP = frozenset(("withdraw", "drop", "lift", "waive", "take"))
"""How a phrase begins that gives up an objection of one's own."""
LETTER = 4
"""Sentences from which on a reason or a wish in passing is no act of its own."""
MOST_ACTS = 2
"""Acts beside which a letter's passing reasons and wishes are left out."""
MERE_NOES = frozenset(("no", "no deal", "no way", "nope", "never", "no no", "no no no", "nyet"))
ENDS = frozenset((".", "!", "?", ";", "\n"))
NOT = frozenset(("not", "never"))
URGING = frozenset(("please", "just", "must", "should", "you", "able to"))
TELLING = frozenset(("you", "they", "he", "she", "not", "never"))
"""Before "tell me" it asks for nothing: "what you tell me stays here"."""
YOU = frozenset(("you", "your", "yours", "u", "ur"))
HEADLINE = 4
"""Words up to which a question without a word that asks may be a headline to an answer."""
OFFERS_SOMETHING = frozenset(
    (
        "which_option", "contradiction", "no_such_option", "two_packages", "is_it_right",
        "which_clause", "not_whole", "how_much", "withdrawn",
    )
)  # fmt: skip
"""Doubts about terms that are meant as an offer, whatever they are."""
UNSURE_REFUSALS = frozenset(("two_packages", "which_option", "unclear", "is_it_an_offer"))
"""Doubts about a single sentence under which a refusal in it is as likely none."""
NO_OFFERS = frozenset(("justify", "threaten", "attack", "disclose", "stall", "channel", "reassure"))
"""What a single sentence does that names a term without offering it."""


def cued(tokens: Sequence[Token], vocabulary: Vocabulary) -> set[str]:
    """The kinds of which the words hold a cue, as named in the lexicon."""
    words = [token.text if token.kind != "mark" else "|" for token in tokens]
    others = _words_of(vocabulary.lexicon.scope["others"])
    found: set[str] = set()
    for each in vocabulary.acts.every(words):
        before = _of_the_sentence(tokens[: each.start])
        for act in (tag[1] for tag in each.tags):
            late = act == "greet" and len(before) >= GREETED_BY
            elsewhere = act == "attack" and _is_about_others(before, others)
            denied = act in DENIABLE and bool(NOT.intersection(before[-DENIED_WITHIN:]))
            asked = act in TOLD_NOT_ASKED and _is_asked(tokens[each.end :])
            told = act == "ask" and bool(TELLING.intersection(before[-1:]))
            chosen = act == "threaten" and before[:1] == ["either"]
            # "no thanks", "do I understand correctly that ..."
            denied = denied or (act == "acknowledge" and before[-1:] in (["no"], ["do"]))
            if not (late or elsewhere or denied or asked or told or chosen):
                found.add(act)
    return found


@lru_cache(maxsize=8)
def _words_of(phrases: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for phrase in phrases for word in phrase.split())


def _of_the_sentence(before: Sequence[Token]) -> list[str]:
    """The words before a cue, back to where its sentence begins."""
    words: list[str] = []
    for token in reversed(before):
        if token.text in ENDS:
            break
        words.append(token.text)
    return words[::-1]


def _is_about_others(before: Collection[str], others: Collection[str]) -> bool:
    """`Castro is a clown` attacks nobody at the table; `your generals are clowns` does."""
    return not YOU.intersection(before) and any(word in others for word in before)


def _is_asked(rest: Sequence[Token]) -> bool:
    """`what matters most to you?` tells nothing."""
    end = next((token.text for token in rest if token.text in ENDS), "")
    return end == "?"


def in_order(acts: set[str]) -> tuple[Act, ...]:
    """The acts in the order of the list of all acts; cues that are no act are left out."""
    return tuple(act for act in ORDER if act in acts)


def settle(
    acts: set[str],
    sentences: Sequence[Sentence],
    terms: Terms,
    context: Context,
    vocabulary: Vocabulary,
) -> None:
    """Add the acts that follow from the terms; take away cues that the terms explain.

    An act is only left where it clearly applies: one that is missed costs little.
    """
    _by_terms(acts, sentences, terms, answers=bool(context.standing))
    _by_mood(acts, sentences, terms)
    _without_echoes(acts, sentences, terms)
    if not in_order(acts):
        _otherwise(acts, sentences, terms, vocabulary)


def _by_terms(
    acts: set[str], sentences: Sequence[Sentence], terms: Terms, *, answers: bool
) -> None:
    mixed = terms.offers or terms.conditional or any(map(_urges, sentences))
    if terms.takes:
        # Where nothing lies on the table, a yes beside other terms is part of an offer.
        wished = not answers and any(map(_does_not_mind, sentences))
        acts.add("offer" if wished or (mixed and not answers) else "accept")
    guessed = terms.doubt == "is_it_right" and len(sentences) == 1
    if terms.offers and not (guessed and acts & NO_OFFERS):
        acts.add("offer")
    alone = len(sentences) == 1
    if alone and terms.proposes and not terms.rejects:
        acts.discard("reject")  # "there is no way around lifting it today"
    guessed = guessed and bool(terms.proposes)
    sure = not alone or not (guessed or terms.doubt in UNSURE_REFUSALS)
    contrasts = alone and not terms.rejects.keys() - terms.proposes.keys()
    if (terms.rejects and sure and not contrasts) or _is_mere_no(sentences):
        acts.add("reject")
    for sentence in sentences:
        if any(piece.text == "unless" for piece in sentence.pieces) and _stays(sentence):
            acts.add("threaten")
        if "threaten" in acts and terms.doubt is not None and _demands(sentence):
            acts.add("offer")


def _urges(sentence: Sentence) -> bool:
    """`accept it`, `please say yes`, `we may be able to accept`: nobody has accepted yet."""
    yes = (at for at, piece in enumerate(sentence.pieces) if piece.has("mark", "accepting"))
    for at in yes:
        before = sentence.pieces[at - 1].text if at else ""
        if before in URGING or (not at and sentence.pieces[at].text in ("accept", "say yes to")):
            return True
    return False


def _does_not_mind(sentence: Sentence) -> bool:
    """`I do not mind if they stay`: of what nobody has asked for, this is an offer."""
    return any(
        piece.has("mark", "fine")
        and (piece.words[-1] == "if" or piece.text.split()[0] in GIVING_UP)
        for piece in sentence.pieces
    )


def _stays(sentence: Sentence) -> bool:
    """`unless the Jupiters go, the missiles stay`: what stays is held up as a threat."""
    return any("keep" in piece.ids("sense") and piece.verb_form() for piece in sentence.pieces)


def _demands(sentence: Sentence) -> bool:
    """`unless the sites are dismantled, ...`: what is named is what is wanted."""
    denied = any(piece.text == "unless" for piece in sentence.pieces) or (
        sentence.marks("condition") and sentence.marks("negation")
    )
    return denied and any(piece.ids("topic") for piece in sentence.pieces)


def _by_mood(acts: set[str], sentences: Sequence[Sentence], terms: Terms) -> None:
    moods = [mood_of(sentence) for sentence in sentences]
    quotes = Mood.QUOTED in moods and not terms.proposes and not terms.rejects
    if (
        quotes
        and "ask" not in acts
        and any(sentence.marks("their_words") for sentence in sentences)
    ):
        acts.add("acknowledge")
    asking = [s for s, mood in zip(sentences, moods, strict=True) if mood is Mood.ASKED]
    if terms.proposes and (asking or Mood.SOFTLY in moods) and all(map(_only_rounds_off, asking)):
        acts.discard("ask")
    if len(sentences) > 1 and all(map(_is_headline, sentences, moods)):
        acts.discard("ask")
    for sentence, mood in zip(sentences, moods, strict=True):
        wonders = mood is Mood.SUPPOSED and sentence.end == "?"
        if wonders and any(piece.has("mark", "asking") for piece in sentence.pieces):
            acts.add("ask")
        if mood is Mood.ASKED and sentence.pieces[0].text == "if":
            acts.add("explore")


def _only_rounds_off(sentence: Sentence) -> bool:
    """`Deal?` and `is that not enough for a reasonable man?` beside terms ask for no answer."""
    words = [piece for piece in sentence.pieces if not piece.punctuation]
    tags = all(piece.has("mark", "tag_question") or piece.text in FILLERS for piece in words)
    return tags or sentence.marks("negation")


def _is_headline(sentence: Sentence, mood: Mood) -> bool:
    """`The bombers?` before an answer only names what is spoken of; a statement is none either."""
    if mood is not Mood.ASKED:
        return True
    words = [piece for piece in sentence.pieces if not piece.punctuation]
    names = any(piece.ids("topic") or piece.options or piece.quantity for piece in words)
    asks = any(piece.has("mark", "asking") or piece.has("mark", "inverted") for piece in words)
    return names and not asks and len(words) <= HEADLINE


def _without_echoes(acts: set[str], sentences: Sequence[Sentence], terms: Terms) -> None:
    if terms.proposes or terms.rejects:
        acts -= {"greet", "channel", "stall", "unclear"}
    if "greet" in acts or ("meta" in acts and not terms.proposes):
        acts.discard("ask")
    if acts & {"threaten", "offer"}:
        acts.discard("meta")
    if "attack" in acts:
        acts -= {"acknowledge", "ask", "unclear"}
    if "stall" in acts:
        acts.discard("explore")
    if len(sentences) == 1 and terms.rejects:
        acts.discard("acknowledge")  # "thanks, but 64 is beyond the scale"
    if len(sentences) == 1 and terms.proposes:
        acts.discard("reassure")  # "I give you my word in private"
    if len(sentences) >= LETTER and len(acts.intersection(ORDER)) > MOST_ACTS:
        acts -= {"justify", "disclose"}
    if len(sentences) == 1 and acts & {"channel", "mediate", "stall"}:
        acts.discard("ask")  # "can my ambassador speak to your brother?"
    if len(acts) > 1 or terms.doubt in OFFERS_SOMETHING:
        acts.discard("unclear")


def _otherwise(
    acts: set[str], sentences: Sequence[Sentence], terms: Terms, vocabulary: Vocabulary
) -> None:
    words = [piece for sentence in sentences for piece in sentence.pieces if not piece.punctuation]
    if not words:
        return
    if terms.doubt is None and _says_nothing(words, vocabulary):
        acts.add("unclear")
    elif terms.doubt in OFFERS_SOMETHING:
        acts.add("offer")
    elif terms.doubt == "double_negation" and _nots(words) > 1:
        acts.add("unclear")
    elif words[0].text in ("sorry", "pardon", "apologies") and not terms.doubt:
        acts.add("apologise")
    elif any(_is_told_of_others(sentence) for sentence in sentences):
        acts.add("justify")


def _says_nothing(words: Sequence[Piece], vocabulary: Vocabulary) -> bool:
    """Names without anything about them, or words the reader has never met."""
    if all(piece.ids("topic") or piece.text in FILLERS for piece in words):
        return True
    strange = sum(is_strange(piece, vocabulary) for piece in words)
    return strange > len(words) / 2


def _nots(words: Sequence[Piece]) -> int:
    return sum(word in NOT for piece in words for word in piece.words)


def _is_told_of_others(sentence: Sentence) -> bool:
    """`Castro says they never come in`: what others say or did is brought up as a reason."""
    told = sentence.marks("past") or mood_of(sentence) is Mood.QUOTED
    return (
        told and sentence.marks("others") and not sentence.marks("you") and not sentence.marks("we")
    )


def _is_mere_no(sentences: Sequence[Sentence]) -> bool:
    words = [word for sentence in sentences for piece in sentence.pieces for word in piece.words]
    return " ".join(word for word in words if word.isalpha()) in MERE_NOES
