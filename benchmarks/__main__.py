"""Run the benchmarks: `python -m benchmarks`; exits with 1 if a bar is not kept."""

from __future__ import annotations

import sys
from itertools import chain

from benchmarks import engine, quiz, reader, roleplay


def main() -> int:
    """Print every figure beside its bar."""
    kept = True
    measured = chain(engine.figures(), reader.figures(), quiz.figures(), roleplay.figures())
    for figure in measured:
        kept &= figure.holds
        mark = "ok " if figure.holds else "NOT"
        print(f"{mark} {figure.name}: {figure.value:.4g} {figure.unit} (bar {figure.bar:g})")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
