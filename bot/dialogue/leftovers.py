"""What a sentence says that none of its terms accounts for: its terms are half understood."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.frames import GIVING, MANNERS, TIMINGS
from bot.dialogue.resolving import resolve
from bot.dialogue.small_words import EXCEPTING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.frames import Frame
    from bot.dialogue.resolving import Resolution
    from bot.dialogue.vocabulary import Vocabulary

COMMON = frozenset(("remove", "end", "keep", "drop", "give", "admit"))
"""Deeds that may be done to anything."""
FEW = 2
"""Numbers up to this one are mostly no amounts: "the two capitals", "one more day"."""


def leaves_something_out(frames: Sequence[Frame], vocabulary: Vocabulary) -> bool:
    """Whether an amount, an action or an exception in the frames went into no term."""
    found = [(frame, resolve(frame, vocabulary)) for frame in frames]
    lost = any(
        _is_lost(frame, meant)
        or _names_nothing(frame, meant)
        or _names_more(frame, meant, vocabulary)
        or _means_two(frame, meant, vocabulary)
        for frame, meant in found
    )
    # "as for checks, we propose none": a no behind a name, and nothing left for it to fall on
    open_before = bool(found) and bool(found[0][1].left_open) and not found[0][1].options
    denied = open_before and any(_only_denies(frame) for frame, _ in found[1:])
    return (
        lost
        or denied
        or _leaves_an_amount(found, vocabulary)
        or _waits_for_another(found, vocabulary)
        or _waits_for_nothing_known(found, vocabulary)
    )


def _only_denies(frame: Frame) -> bool:
    alone = frame.is_empty and frame.negatives > 0 and frame.role == "main"
    return alone and not (frame.points_back or frame.accepts or frame.subject)


def _names_more(frame: Frame, meant: Resolution, vocabulary: Vocabulary) -> bool:
    """`the defence of Cuba requires the bombers`: an option beside a name left open."""
    above = {each for issue in meant.options for each in vocabulary.ancestors[issue]}
    return (
        frame.options
        and bool(meant.options)
        and any(issue not in above and issue in frame.names for issue in meant.left_open)
    )


def _names_nothing(frame: Frame, meant: Resolution) -> bool:
    """`all of it must go this week`: a deed that would fit something, done to nothing named."""
    if any("together" in senses for senses in frame.senses()):
        return False  # "both withdrawals at the same time"
    deeds = [senses for senses in frame.senses() if not senses <= MANNERS | TIMINGS]
    unnamed = not (frame.names or frame.options or frame.amounts())
    return unnamed and bool(meant.options) and bool(deeds) and all(d <= COMMON for d in deeds)


def _means_two(frame: Frame, meant: Resolution, vocabulary: Vocabulary) -> bool:
    """`freeze now, removal later`: one breath without a name that fits things far apart."""
    if frame.names or frame.options or frame.amounts():
        return False
    return any(
        one != other
        and one not in vocabulary.ancestors[other]
        and other not in vocabulary.ancestors[one]
        for one in meant.options
        for other in meant.options
    )


def _waits_for_another(found: Sequence[tuple[Frame, Resolution]], vocabulary: Vocabulary) -> bool:
    """`once inspectors are in, it is lifted`: an option that waits, but not for this."""
    events = {
        issue
        for frame, meant in found
        if frame.role == "time"
        for issue in (*frame.names, *meant.options)
    }
    waiting = {pair for frame, meant in found if frame.after for pair in meant.options.items()}
    return any(
        vocabulary.waits[pair] and events and not events & vocabulary.waits[pair]
        for pair in waiting
    )


def _waits_for_nothing_known(
    found: Sequence[tuple[Frame, Resolution]], vocabulary: Vocabulary
) -> bool:
    """`the Jupiters stay until NATO decides`: up to what is not understood."""
    if any(frame.role == "time" for frame, _ in found):
        return False
    return any(
        frame.after
        and any("keep" in senses for senses in frame.senses())
        and resolve(replace(frame, after=False), vocabulary).options == meant.options
        for frame, meant in found
    )


def _leaves_an_amount(found: Sequence[tuple[Frame, Resolution]], vocabulary: Vocabulary) -> bool:
    """`twelve missiles leave`, `we publish it in 1970`: an amount that no term took up."""
    for frame, meant in found:
        if frame.negatives or frame.role == "instead":
            continue
        ranges = [
            each.quantity
            for issue, option in meant.options.items()
            for each in vocabulary.patterns[issue]
            if each.option == option and each.quantity is not None
        ]
        for amount in frame.amounts():
            counts = amount.kind == "number" and amount.high <= FEW
            if not counts and not any(amount.within(each) for each in ranges):
                return amount.kind == "number" or _is_measured(meant, vocabulary)
    return False


def _is_measured(meant: Resolution, vocabulary: Vocabulary) -> bool:
    """Whether how much or how long is a matter of its own: else an amount is only a deadline."""
    below = {child for issue in meant.options for child in vocabulary.children[issue]}
    near = below | set(meant.options)
    return any(each.quantity for issue in near for each in vocabulary.patterns[issue])


def _is_lost(frame: Frame, meant: Resolution) -> bool:
    """`..., but not needed`, `..., the others wait`: something was done or denied, and not read."""
    if frame.role != "main" or meant.options or meant.left_open:
        return False
    excepts = frame.opener in EXCEPTING and frame.opener != "but"
    light = frozenset[str]() if frame.opener == "but" else TIMINGS | MANNERS
    does = any(not senses <= light | GIVING for senses in frame.senses())
    denies = frame.negatives > 0 and frame.opener == "but"
    vague = frame.vague and frame.is_empty and not frame.points_back  # "nobody flies them"
    return denies or vague or excepts or does
