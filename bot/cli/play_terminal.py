"""The role-play for people in a terminal: sheet and letters out, prose or short commands in."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.panel import Panel
from rich.table import Table

from bot.cli.console import out
from bot.cli.headings import headings
from bot.content.files import shipped
from bot.content.prompts import Prompts
from bot.negotiation.packages import is_complete
from bot.negotiation.term_sheet import term_sheet
from bot.negotiation.utility import utility

if TYPE_CHECKING:
    from bot.cli.line_events import Line
    from bot.cli.play_lines import LineTable

LEAVE = ("/quit", "/q")


def play_in_terminal(table: LineTable) -> None:
    """Play until the end, or until the player leaves or the input does."""
    prompts = Prompts(shipped("prompts"))
    heading = headings("play")
    _print_panel(_brief(prompts, table), table.scenario.title)
    shown = None
    while not table.is_over:
        clauses = term_sheet(table.scenario, table.state, table.setup.side)
        if (table.state.turn, clauses) != shown:
            out.print(_sheet(table))
            shown = (table.state.turn, clauses)
        try:
            typed = out.input(f"[bold]{heading['prompt']}[/bold]: ").strip()
        except (EOFError, KeyboardInterrupt):
            return
        if typed in LEAVE:
            return
        if typed == "/help":
            out.print(prompts.render("cli/play_help"), markup=False)
        elif typed:
            for line in table.answer(json.dumps(_as_line(typed))):
                _tell(prompts, table, line)


def _print_panel(text: str, title: str | None = None) -> None:
    """A box whose lines are broken to fit it: what is too wide for it would be cut off."""
    out.print(Panel(escape(text), title=title and escape(title)), soft_wrap=False)


def _as_line(typed: str) -> dict[str, Any]:
    """`/offer a=b c=d`, `/ask issue`, `/accept` … as a line for programs; else it is said."""
    if not typed.startswith("/"):
        return {"say": typed}
    name, *words = typed[1:].split()
    match name:
        case "offer":
            return {"offer": dict(_clause(word) for word in words)}
        case "ask":
            return {"ask": " ".join(words) or "priorities"}
        case "accept":
            return {"accept": True}
        case "step":
            return {"gesture": " ".join(words)}
        case "decide":
            return {"decide": " ".join(words)}
        case "leave":
            return {"walk_out": True}
        case "public" | "back":
            return {"say": " ".join(words), "channel": name}
        case _:
            return {name: True}


def _clause(word: str) -> tuple[str, str]:
    issue, _, option = word.partition("=")
    return issue, option


def _brief(prompts: Prompts, table: LineTable) -> str:
    side = table.scenario.side(table.setup.side)
    return prompts.render(
        "cli/play_brief",
        side=side,
        other=table.scenario.other(side.id),
        issues=table.scenario.issues,
        reservation=f"{table.brief()['my_reservation']:g}",
        turns=table.setup.turns,
    )


def _sheet(table: LineTable) -> Table:
    heading, scenario, state = headings("play"), table.scenario, table.state
    turn = min(state.turn, table.setup.turns)
    day = scenario.date_of(turn, table.setup.turns)
    where = (heading["sheet"], f"{turn}/{table.setup.turns}", f"{day:%d %B %Y}")
    title = " · ".join((*where, f"{heading['tension']} {state.tension:.0f}"))
    grid = Table(title=title, caption=_worth(table))
    for name in ("clause", "mine", "theirs", "status"):
        grid.add_column(heading[name])
    for clause in term_sheet(scenario, state, table.setup.side):
        issue = scenario.issue(clause.issue)
        mine, theirs = (
            "" if option is None else issue.option(option).label
            for option in (clause.mine, clause.theirs)
        )
        grid.add_row(f"{clause.number}. {issue.label}", mine, theirs, clause.status)
    return grid


def _worth(table: LineTable) -> str | None:
    """What the own side would get by signing now; None while nothing whole is there to sign."""
    scenario, side = table.scenario, table.setup.side
    theirs = table.state.standing.get(scenario.other(side).id)
    if not theirs or not is_complete(scenario, theirs):
        return None
    points, least = utility(scenario, side, theirs), table.brief()["my_reservation"]
    return headings("play")["worth"].format(points=points, least=f"{least:g}")


def _tell(prompts: Prompts, table: LineTable, line: Line) -> None:
    match line["event"]:
        case "reply":
            other = table.scenario.other(table.setup.side)
            _print_panel(line["text"], other.voice)
        case "incident" | "asks_back":
            options = "".join(f"\n  /decide {o}: {t}" for o, t in line.get("labels", {}).items())
            out.print(line["text"] + options, markup=False)
        case "refused":
            fault = str(line["reason"]).partition(":")[0]
            told = headings("play_refused").get(fault, line["reason"])
            out.print(told, markup=False, style="red")
        case "end":
            side = table.scenario.side(table.setup.side)
            other = table.scenario.other(side.id)
            text = prompts.render("cli/play_end", line=line, side=side, other=other)
            _print_panel(text)
        case _:
            pass
