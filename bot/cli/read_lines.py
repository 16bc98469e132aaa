"""A line of text or an object with text and context in; what was read in it as an object out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from bot.dialogue.reading import Context

if TYPE_CHECKING:
    from bot.dialogue.reader import Reader
    from bot.dialogue.reading import Reading
    from bot.negotiation.scenario import Package, Scenario

KEYS = frozenset(("text", "speaker", "context"))
IN_CONTEXT = frozenset(("standing", "draft"))


class BadLine(ValueError):
    """An object that cannot be read; the message says why."""


def answer(line: str, scenario: Scenario, reader: Reader, speaker: str) -> dict[str, Any]:
    """What the reader makes of one line. Raises BadLine where an object does not fit."""
    asked = _object(line)
    if asked is None:
        return document(reader.read(line, speaker))
    if unknown := set(asked) - KEYS:
        raise BadLine(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(sorted(KEYS))}")
    text, side = asked["text"], asked.get("speaker", speaker)
    if side not in {each.id for each in scenario.sides}:
        raise BadLine(f"speaker: {side!r} is no side of {scenario.id}")
    return document(reader.read(text, side, _context(asked.get("context"), scenario)))


def document(reading: Reading) -> dict[str, Any]:
    """A reading as an object."""
    return {
        "text": reading.text,
        "acts": list(reading.acts),
        "proposes": dict(reading.proposes),
        "rejects": dict(reading.rejects),
        "conditional": reading.conditional,
        "alternatives": [dict(package) for package in reading.alternatives],
        "asks_back": reading.asks_back,
        "matched": [
            {"span": [match.start, match.end], "as": match.meaning} for match in reading.matched
        ],
    }


def _object(line: str) -> dict[str, Any] | None:
    """The object in a line, or None if the line is meant as text itself."""
    try:
        found: object = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    asked = cast("dict[str, Any]", found)
    return asked if isinstance(asked.get("text"), str) else None


def _context(given: object, scenario: Scenario) -> Context:
    if given is None:
        return Context()
    if not isinstance(given, dict):
        raise BadLine("context: no object")
    context = cast("dict[str, object]", given)
    if unknown := set(context) - IN_CONTEXT:
        raise BadLine(f"context: unknown: {', '.join(sorted(unknown))}")
    return Context(
        **{name: _package(name, context.get(name), scenario) for name in sorted(IN_CONTEXT)}
    )


def _package(name: str, given: object, scenario: Scenario) -> Package | None:
    """A package, with the clauses in the order in which they are numbered."""
    if given is None:
        return None
    if not isinstance(given, dict):
        raise BadLine(f"context.{name}: no object")
    package = cast("dict[str, object]", given)
    known = {issue.id: {option.id for option in issue.options} for issue in scenario.issues}
    for issue, option in package.items():
        if issue not in known or (option is not None and option not in known[issue]):
            raise BadLine(f"context.{name}: {issue}={option} is not in {scenario.id}")
    return {issue: str(package[issue]) for issue in known if package.get(issue) is not None}
