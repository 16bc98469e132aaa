"""Run the benchmarks: `python -m benchmarks`; exits with 1 if a bar is not kept."""

from __future__ import annotations

import sys
from itertools import chain

from benchmarks import engine, learning, quiz, reader, roleplay


def main() -> int:
    """Print every figure beside its bar."""
    kept = True
    parts = (engine, reader, quiz, roleplay, learning)
    measured = chain.from_iterable(part.figures() for part in parts)
    for figure in measured:
        kept &= figure.holds
        mark = "ok " if figure.holds else "NOT"
        print(f"{mark} {figure.name}: {figure.value:.4g} {figure.unit} (bar {figure.bar:g})")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
