"""Where the shipped content lies: the folders `data` and `prompts`."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

PACKAGE = Path(__file__).resolve().parent.parent


def shipped(name: Literal["data", "prompts"]) -> Path:
    """Return the folder `name` of this checkout or, in an installed wheel, inside the package."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
