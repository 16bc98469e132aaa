"""Everything that is wrong with an upload, in one reply: line, place, mistake and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.content.uploads.reading import MOST_FAULTS
from bot.quiz.inert import inert
from bot.ui.colours import NEUTRAL
from bot.ui.host.files import listed
from bot.ui.layout import Layout, box, paragraph
from bot.ui.pictures import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.content.faults import Fault
    from bot.content.prompts import Prompts

LONGEST_TEXT = 3_600
LONGEST_PROBLEM = 300


def mistakes_layout(prompts: Prompts, name: str, faults: Sequence[Fault]) -> Layout:
    """All mistakes; those that do not fit into a message are in a text file beside it."""
    told = [_told(prompts, fault) for fault in faults]
    values: dict[str, Any] = {
        "name": inert(name),
        "count": len(told),
        "more": len(told) >= MOST_FAULTS,
    }
    shown = len(told)
    while True:
        safe = [{key: inert(text) for key, text in each.items()} for each in told[:shown]]
        attached = shown < len(told)
        text = prompts.render("host/mistakes", faults=safe, attached=attached, **values)
        if len(text) <= LONGEST_TEXT:
            break
        shown = shown * 3 // 4
    if not attached:
        return Layout(box(NEUTRAL, paragraph(text)))
    everything = prompts.render("host/mistakes_list", name=name, faults=told)
    paper = Picture("mistakes.txt", everything.encode(), values["name"])
    return Layout(box(NEUTRAL, paragraph(text), listed(paper)), pictures=[paper])


def _told(prompts: Prompts, fault: Fault) -> dict[str, str]:
    line = prompts.say("mistake.line", line=fault.line) if fault.line else ""
    where = ", ".join(each for each in (line, fault.place) if each)
    remedy = fault.remedy[:1].upper() + fault.remedy[1:]
    return {"where": where, "problem": fault.problem[:LONGEST_PROBLEM], "remedy": remedy}
