"""How the frames of a sentence hang together: conditions, fallbacks, trades."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.dialogue.resolving import resolve
from bot.dialogue.small_words import HOLDING, UNTIL

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.dialogue.frames import Frame
    from bot.dialogue.resolving import Resolution
    from bot.dialogue.vocabulary import Vocabulary

Resolved = list[tuple["Frame", "Resolution"]]
PLAIN_TIMES = UNTIL | {"after", "upon", "not before"}
"""Words that put things in an order of time without tying them to each other."""


def is_contingent(resolved: Resolved) -> bool:
    """Whether something is said of a case nobody chooses: "if inspectors are refused, ..."."""
    return any(
        frame.role == "condition"
        and (frame.refused or (frame.opener == "should" and (frame.reported or not found.options)))
        for frame, found in resolved
    )


def without_fallback(resolved: Resolved, vocabulary: Vocabulary, *, threatens: bool) -> Resolved:
    """The frames that are wanted: of `unless X, Y` only X, of `if X, we bomb` nothing of X."""
    resolved = [pair for pair in resolved if pair[0].role != "otherwise"]
    if any(frame.role == "main" and found.options for frame, found in resolved):
        resolved = [pair for pair in resolved if not _holds_while_nothing_happens(*pair)]
    refusing = [frame for frame, _ in resolved if _demands(frame)]
    if not threatens and any(frame.opener == "if" for frame in refusing):
        demanded = {
            issue for frame, found in resolved if frame in refusing for issue in found.options
        }
        offers = [
            frame
            for frame, found in resolved
            if frame not in refusing and set(found.options) - demanded and _offers(frame)
        ]
        if offers:
            return []
    if refusing:
        for frame in refusing:
            frame.negatives -= 1
            frame.role = "main"
        return [pair for pair in resolved if pair[0] in refusing]
    for pair in resolved:
        _turn_not_until(pair, resolved, vocabulary)
    if threatens and any(frame.role == "condition" for frame, _ in resolved):
        return [pair for pair in resolved if pair[0].role != "condition"]
    return [pair for pair in resolved if not _stays_until(pair, resolved, vocabulary)]


def _turn_not_until(
    pair: tuple[Frame, Resolution], resolved: Resolved, vocabulary: Vocabulary
) -> None:
    """`not lifted until they are gone` is lifted afterwards; other things are left unsaid."""
    frame, found = pair
    waits = any(other.role == "time" and other.opener in UNTIL for other, _ in resolved)
    if frame.role != "main" or frame.negatives != 1 or not frame.after or not waits:
        return
    at_once = resolve(replace(frame, after=False), vocabulary)
    if at_once.options == found.options:
        frame.role = "otherwise"
    frame.negatives = 0


def _holds_while_nothing_happens(frame: Frame, found: Resolution) -> bool:
    """`as long as none return`: a no under which the rest holds, not a demand."""
    nothing = not (found.options or found.left_open or frame.is_about_something)
    holds = frame.role == "condition" and frame.opener in HOLDING
    return holds and nothing and frame.negatives == 1


def _offers(frame: Frame) -> bool:
    """Whether it promises something new rather than that all stays as it is."""
    stays = any("keep" in senses for senses in frame.senses())
    return frame.role == "main" and not frame.negatives and not stays


def _demands(frame: Frame) -> bool:
    """`unless you go`, `if you do not go`: going is what is wanted."""
    if frame.role != "condition":
        return False
    says_unless = frame.opener in ("unless", "except if", "without")
    return says_unless or (frame.negatives == 1 and not frame.denies_a_name)


def _stays_until(
    pair: tuple[Frame, Resolution], resolved: Resolved, vocabulary: Vocabulary
) -> bool:
    """`the missiles stay until a treaty is signed`: what stays meanwhile is not the proposal.

    Unless waiting is what an option is about: "the quarantine stays until they are gone".
    """
    frame, found = pair
    if frame.role != "main" or not frame.after:
        return False
    waits = any(other.role == "time" and other.opener in UNTIL for other, _ in resolved)
    stays = any("keep" in senses for senses in frame.senses())
    at_once = resolve(replace(frame, after=False), vocabulary)
    return waits and stays and at_once.options == found.options


def ties(resolved: Resolved, contributing: Collection[int]) -> bool:
    """Whether one term depends on another: a condition, a trade, or `you do X, we do Y`.

    `contributing` are the ids of the frames from which terms came.
    """
    frames = [frame for frame, _ in resolved if frame.role not in ("instead", "reason")]
    with_terms = [frame for frame in frames if id(frame) in contributing]
    if not with_terms or len(frames) < 2:
        return False
    if any(_is_tie(frame) for frame in frames):
        return True
    subjects = {frame.subject for frame in with_terms if frame.subject}
    return len(with_terms) > 1 and len(subjects) > 1


def _is_tie(frame: Frame) -> bool:
    if frame.role == "time":
        return frame.opener not in PLAIN_TIMES
    return frame.role in ("condition", "trade")
