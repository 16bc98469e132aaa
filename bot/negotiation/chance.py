"""Chance without dice: numbers that follow from a seed and a name, the same for ever.

A draw depends on nothing but its arguments, so a game can be forked at any turn and every other
turn keeps its luck.
"""

from __future__ import annotations

from hashlib import blake2b


def draw(seed: int, *names: str | int) -> float:
    """A number in [0, 1), evenly spread over seeds and names."""
    text = "\x1f".join(str(part) for part in (seed, *names))
    return int.from_bytes(blake2b(text.encode(), digest_size=7).digest()) / 2**56
