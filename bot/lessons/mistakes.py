"""What a game shows to be weak, as words of the glossary that are worth going over again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

BY_REMARK: Mapping[str, str] = {
    "control_lost": "escalation",
    "below_no_deal": "reservation-point",
    "left_hastily": "batna",
    "ran_out": "closing",
    "left_points": "pareto-improvement",
    "claimed_little": "anchor",
    "never_asked": "asking",
    "broke_word": "credible-commitment",
    "ran_hot": "escalation",
    "no_trades": "logrolling",
    "gave_unanswered": "reciprocity",
    "misread": "strategic-empathy",
    "wrong_limit": "reservation-point",
}
"""By a remark of the debrief on what cost the learner something."""

BY_PRINCIPLE: Mapping[str, str] = {
    "threat": "brinkmanship",
    "irritation": "tone",
    "closing": "closing",
    "ask": "asking",
    "stood_still": "concession",
    "gave_away": "quid-pro-quo",
    "left": "batna",
    "signed_early": "closing",
    "better_trade": "logrolling",
}
"""By the principle behind an exchange that cost something."""


def weak_concepts(remarks: Iterable[str], principles: Iterable[str]) -> tuple[str, ...]:
    """The concepts behind them, each once, those of the remarks first."""
    found = [
        *(BY_REMARK[each] for each in remarks),
        *(BY_PRINCIPLE[each] for each in principles if each in BY_PRINCIPLE),
    ]
    return tuple(dict.fromkeys(found))
