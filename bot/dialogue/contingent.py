"""`If inspectors are refused, the quarantine stays`: what holds should something happen later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.resolving import resolve
from bot.negotiation.commands import Contingency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.frames import Frame
    from bot.dialogue.sentences import Sentence
    from bot.dialogue.terms import Terms
    from bot.dialogue.vocabulary import Vocabulary


def read_contingency(
    sentence: Sentence, frames: Sequence[Frame], terms: Terms, vocabulary: Vocabulary
) -> bool:
    """Whether the sentence depends on a trigger of the scenario; its terms are then kept apart."""
    trigger = next((id_ for piece in sentence.pieces for id_ in piece.ids("trigger")), None)
    if trigger is None:
        return False
    instead: dict[str, str] = {}
    for frame in frames:
        found = resolve(frame, vocabulary)
        if found.left_open and not found.options:
            terms.leave_open("which_option", *next(iter(found.left_open.items())))
        lapses = any("conditional" in senses for senses in frame.senses())
        if not frame.negatives and not frame.past and not lapses:
            instead |= found.options
    if instead and terms.contingency is None:
        terms.contingency = Contingency(trigger, instead)
        terms.offers = True
    else:
        terms.ask("unclear")
    return True
