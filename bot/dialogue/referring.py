"""Words that refer to what was proposed before: "same but private", "make it four"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.dialogue.small_words import SAME_BUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.quantities import Quantity
    from bot.dialogue.reading import Context
    from bot.dialogue.sentences import Sentence
    from bot.dialogue.terms import Terms
    from bot.dialogue.vocabulary import Vocabulary


SHORT = 2
"""Words up to which a message that holds a number is nothing but that number."""


def edited(
    sentences: Sequence[Sentence],
    context: Context,
    terms: Terms,
    acts: set[str],
    vocabulary: Vocabulary,
) -> None:
    """Complete the terms from the speaker's draft where the message repeats or edits it."""
    if any(map(_refers, sentences)) and "ask" not in acts:
        if context.draft:
            kept = {k: v for k, v in context.draft.items() if k not in terms.rejects}
            terms.packages[0] = {**kept, **terms.proposes}
            terms.offers = True
        elif not terms.proposes or not context.standing:
            terms.ask("whose_terms")  # "the IRBMs go, the rest stays": the rest of what?
    amounts = [
        piece.quantity for sentence in sentences for piece in sentence.pieces if piece.quantity
    ]
    words = sum(not piece.punctuation for sentence in sentences for piece in sentence.pieces)
    edits = words <= SHORT or any(map(_makes_it, sentences))
    if amounts and edits and not terms.proposes and not terms.rejects and "offer" not in acts:
        _amount(amounts[0], context, terms, vocabulary)


def _refers(sentence: Sentence) -> bool:
    """Whether it takes up an earlier proposal; "the same problem" does not."""
    pieces = [piece for piece in sentence.pieces if not piece.punctuation]
    for at, piece in enumerate(pieces):
        if piece.has("mark", "referring_to_before"):
            follows = pieces[at + 1].text if at + 1 < len(pieces) else ""
            return piece.text != "same" or follows in SAME_BUT
    return False


def _makes_it(sentence: Sentence) -> bool:
    """`make it four`: the number comes right after."""
    pieces = sentence.pieces
    return any(
        piece.has("mark", "make_it") and following.quantity is not None
        for piece, following in pairwise(pieces)
    )


def _amount(amount: Quantity, context: Context, terms: Terms, vocabulary: Vocabulary) -> None:
    """A bare number means the one clause on the table that can have it."""
    if amount.relative:
        terms.ask("unclear")
        return
    if amount.kind != "number":
        return
    table = {**(context.standing or {}), **(context.draft or {})}
    fitting = {
        (pattern.issue, pattern.option)
        for issue in table
        for pattern in vocabulary.patterns[issue]
        if pattern.quantity and pattern.quantity.low <= amount.low <= pattern.quantity.high
    }
    if len(fitting) == 1:
        issue, option = next(iter(fitting))
        terms.proposes[issue] = option
        terms.offers = True
    else:
        terms.ask("unclear")
