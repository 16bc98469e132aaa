"""Whose a frame is: the learner's, the counterpart's, or nobody's."""

from __future__ import annotations

from discord import Colour

MINE = Colour(0x4F7CAC)
THEIRS = Colour(0xB5533C)
NEUTRAL = Colour(0x8A8F98)
