"""Shares as bars with their numbers, the same on every page of the debrief."""

from __future__ import annotations

from bot.ui.words import tension_bar


def share(value: float) -> dict[str, object]:
    """A share (0..1) for a template: a bar of ten blocks, and percent."""
    return {"bar": tension_bar(100 * value), "share": percent(value)}


def percent(value: float) -> int:
    """A share (0..1) in whole percent."""
    return round(100 * value)
