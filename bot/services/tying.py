"""How the clauses of a draft hang together: all or nothing, several sheets, and what-ifs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.negotiation.commands import Contingency
from bot.services.refusals import NothingOffered, UnknownChoice

if TYPE_CHECKING:
    from bot.negotiation.scenario import Package
    from bot.services.drafts import Draft

MOST_SHEETS = 3
"""Sheets offered at once, as equally good: more than three nobody compares."""


def tied(draft: Draft) -> Draft:
    """All of it or nothing, or no longer so. Raises NothingOffered without a clause."""
    if not draft.terms:
        raise NothingOffered(draft.table.negotiation)
    return replace(draft, message=replace(draft.message, conditional=not draft.message.conditional))


def set_aside(draft: Draft) -> Draft:
    """Keep the sheet as it is now as one of several, and go on to build another.

    Raises NothingOffered where there is no clause yet, or none that the last kept sheet lacks.
    """
    sheet, kept = dict(draft.package), draft.message.alternatives
    if not draft.terms or sheet in map(dict, kept) or len(kept) >= MOST_SHEETS - 1:
        raise NothingOffered(draft.table.negotiation)
    return replace(draft, message=replace(draft.message, alternatives=(*kept, sheet)))


def single(draft: Draft) -> Draft:
    """Only the sheet that is being built."""
    return replace(draft, message=replace(draft.message, alternatives=()))


def depends_on(draft: Draft, trigger: str | None) -> Draft:
    """Something is to hold should this happen; None takes it back. Raises UnknownChoice."""
    if trigger is not None and trigger not in {each.id for each in draft.table.scenario.triggers}:
        raise UnknownChoice(draft.table.negotiation)
    before = draft.message.contingency
    kept: Package = before.instead if before is not None else {}
    rider = None if trigger is None else Contingency(trigger, kept)
    return replace(draft, message=replace(draft.message, contingency=rider))


def instead(draft: Draft, issue: str, option: str) -> Draft:
    """What a clause is to read then. Raises UnknownChoice, also where nothing is awaited."""
    rider = draft.message.contingency
    try:
        draft.table.scenario.option(issue, option)
    except KeyError:
        rider = None
    if rider is None:
        raise UnknownChoice(draft.table.negotiation)
    changed = replace(rider, instead={**rider.instead, issue: option})
    return replace(draft, message=replace(draft.message, contingency=changed))
