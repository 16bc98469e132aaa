"""Sentences that name terms as a pair or a case and offer none of them by that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.frames import TIMINGS
from bot.dialogue.small_words import UNTIL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.frames import Frame, Role
    from bot.dialogue.resolving import Resolution


def only_supposes(resolved: Sequence[tuple[Frame, Resolution]]) -> bool:
    """`if you keep them we are lost`: a condition without a term that follows from it."""
    return _hangs_on("condition", resolved)


def only_dates(resolved: Sequence[tuple[Frame, Resolution]]) -> bool:
    """`call me when they leave`: a date for something that is no term."""
    awaited = [(frame, found) for frame, found in resolved if frame.opener not in UNTIL]
    return len(awaited) == len(resolved) and _hangs_on("time", resolved)


def _hangs_on(role: Role, resolved: Sequence[tuple[Frame, Resolution]]) -> bool:
    supposed = [
        frame
        for frame, found in resolved
        if frame.role == role and found.options and not frame.negatives
    ]
    others = [
        frame
        for frame, found in resolved
        if frame.role != role and (found.options or found.left_open)
    ]
    return bool(supposed) and not others


def is_a_saying(resolved: Sequence[tuple[Frame, Resolution]]) -> bool:
    """`no missiles, no quarantine` ties two things; which way round has to be asked."""
    things = {name for _, found in resolved for name in (*found.options, *found.left_open)}
    return len(resolved) > 1 < len(things) and all(_denies(frame) for frame, _ in resolved)


def _denies(frame: Frame) -> bool:
    """`no quarantine`, `no missiles in Cuba`: a no to a thing, or an option that holds one."""
    if not frame.negatives:
        return any(piece.options and piece.words[0] == "no" for piece in frame.pieces)
    named = bool(frame.names) or frame.options
    plain = frame.negatives == 1 and frame.denies_a_name and not frame.refused
    return named and plain and frame.opener != "nor"


def stays_as_long(resolved: Sequence[tuple[Frame, Resolution]]) -> bool:
    """`as long as yours stay, ours stay`: nothing is offered but that all stays as it is."""
    return (
        len(resolved) > 1
        and any(frame.role == "condition" and _stays(frame) for frame, _ in resolved)
        and all(_stays(frame) or _repeats(frame, found) for frame, found in resolved)
    )


def _stays(frame: Frame) -> bool:
    return any("keep" in senses for senses in frame.senses())


def _repeats(frame: Frame, found: Resolution) -> bool:
    """`..., so does the blockade`: a thing is named and what it does was said before."""
    settled = frame.accepts or found.options or found.given or frame.senses()
    return bool(found.left_open) and not settled


def sets_the_scene(frame: Frame) -> bool:
    """`before we discuss Turkey`, `if you want a treaty`: about the talks, not part of the deal."""
    talks = frame.role == "time" and any("discuss" in senses for senses in frame.senses())
    talks = talks or (frame.mentioned and frame.senses() and _only_dated(frame))
    talks = talks or (frame.theirs and not frame.negatives and not frame.accepts)
    return bool(talks) or (frame.role == "condition" and frame.wanted)


def _only_dated(frame: Frame) -> bool:
    return all(senses <= TIMINGS for senses in frame.senses())


def will_not_discuss(frame: Frame) -> bool:
    """`I cannot discuss Turkey`: what is refused is the talk, not a review."""
    return any(
        piece.has("sense", "discuss") and piece.verb_form() and not piece.idle
        for piece in frame.pieces
    )


def swaps(resolved: Sequence[tuple[Frame, Resolution]]) -> bool:
    """`you take the Jupiters, we take the missiles`: each side gives a thing that is only named."""
    bare = [frame for frame, _ in resolved if frame.only_names and not frame.negatives]
    if any(frame.words() & {"ours", "yours"} for frame in bare):
        return False  # "you take ours, we take yours": what is taken is not said
    return len(bare) == len(resolved) == 2 and {frame.subject for frame in bare} == {"we", "you"}
