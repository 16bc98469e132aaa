"""The first lesson, read and finished by a learner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cogs.seat import said

if TYPE_CHECKING:
    from tests.cogs.seat import Said, Seat

STAKES = ("C", "A", None, "False", "D")
"""Right answers to the checkpoint of the first lesson; None where a menu is used."""


async def to_task(alice: Seat) -> Said:
    """Read the first lesson up to its task."""
    shown = await alice.press(await alice.use("learn"), "Begin")
    while "Next" in shown.labels:
        shown = await alice.press(shown, "Next")
    return await alice.press(shown, "Now try it")


async def to_end(alice: Seat, first: str = "C") -> Said:
    """Finish the first lesson, answering its first question like this."""
    shown = await alice.press(await to_task(alice), "Go on without it")
    for right in (first, *STAKES[1:]):
        if right is None:
            custom_id = next(each for each in shown.ids if each.endswith(":m"))
            result = await alice.member.select(shown.source, ["0", "2", "4"], custom_id=custom_id)
            shown = said(result)
        else:
            shown = await alice.press(shown, right)
        shown = await alice.press(shown, "Next")
    return shown
