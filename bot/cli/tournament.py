"""`backchannel tournament`: scripted learners against every persona, the ladder of validity."""

from __future__ import annotations

import json
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.progress import track
from rich.table import Table

from bot.cli.console import err, out
from bot.cli.headings import headings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.negotiation.league.tournament import Bracket, Cell, Rung

Task = tuple[str, str, str]


def command(
    scenario: Annotated[str, typer.Argument(help="Id of a scenario, or path of a scenario file.")],
    games: Annotated[
        int, typer.Option(min=1, help="Games of each learner a persona and side.")
    ] = 20,
    seed: Annotated[int, typer.Option(min=0, help="Where the series of seeds starts.")] = 1,
    turns: Annotated[
        int | None, typer.Option(min=2, max=30, help="Exchanges; the scenario's own by default.")
    ] = None,
    persona: Annotated[
        list[str] | None, typer.Option(help="Only this persona; may be given several times.")
    ] = None,
    learner: Annotated[
        list[str] | None, typer.Option(help="Only this learner; may be given several times.")
    ] = None,
    noise: Annotated[
        bool, typer.Option("--noise", help="Redraw the weights within 10 % in every game.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="One object instead of tables.")] = False,
) -> None:
    """Play scripted learners against the personas and show whether the ladder holds."""
    from bot.content.personas import load_personas
    from bot.content.scenarios import find_scenario
    from bot.negotiation.league.roster import LEARNERS
    from bot.negotiation.league.tournament import Bracket, ladder

    personas = load_personas()
    chosen = [personas[name] for name in _known(persona, personas, "--persona")]
    case = find_scenario(scenario)
    names = _known(learner, LEARNERS, "--learner")
    sides = [side.id for side in case.sides]
    bracket = Bracket(names, chosen, sides, games, seed, turns, noise)
    cells = list(_play(scenario, bracket, shows_progress=not as_json))
    rungs = list(ladder(cells, personas))
    if as_json:
        document: dict[str, Any] = {"scenario": case.id, "games": games, "seed": seed}
        document["turns"] = turns
        document["cells"] = [asdict(cell) for cell in cells]
        document["ladder"] = [{**asdict(rung), "holds": rung.holds} for rung in rungs]
        typer.echo(json.dumps(document))
    else:
        _show(cells, rungs)


def _known(wanted: Sequence[str] | None, known: Iterable[str], option: str) -> list[str]:
    names = list(known)
    for name in wanted or ():
        if name not in names:
            raise typer.BadParameter(f"{name!r} is none of {', '.join(names)}", param_hint=option)
    return list(wanted or names)


def _play(scenario: str, bracket: Bracket, *, shows_progress: bool) -> Iterator[Cell]:
    """Every cell, spread over the processors, in the order of the bracket."""
    tasks = [
        (learner, persona.id, side)
        for persona in bracket.personas
        for side in bracket.sides
        for learner in bracket.learners
    ]
    work = partial(play_task, scenario, bracket)
    with ProcessPoolExecutor(max_workers=min(len(tasks), os.cpu_count() or 1)) as pool:
        cells = pool.map(work, tasks)
        if not shows_progress:
            yield from cells
        else:
            yield from track(cells, "", total=len(tasks), console=err, transient=True)


def play_task(scenario: str, bracket: Bracket, task: Task) -> Cell:
    """One cell, in a process of its own."""
    from bot.content.scenarios import find_scenario
    from bot.negotiation.league.tournament import play_cell

    learner, persona_id, side = task
    persona = next(each for each in bracket.personas if each.id == persona_id)
    return play_cell(find_scenario(scenario), learner, persona, side, bracket)


def _show(cells: Sequence[Cell], rungs: Sequence[Rung]) -> None:
    heading = headings("tournament")
    personas = list(dict.fromkeys(cell.persona for cell in cells))
    for side in dict.fromkeys(cell.side for cell in cells):
        table = Table(title=f"{heading['title']} · {heading['side']} {side}")
        table.add_column(heading["learner"])
        for persona in personas:
            table.add_column(persona, justify="right")
        for learner in dict.fromkeys(cell.learner for cell in cells):
            row = [c for c in cells if c.side == side and c.learner == learner]
            table.add_row(learner, *(_in_cell(cell) for cell in row))
        out.print(table)
    failed = [rung for rung in rungs if not rung.holds]
    if not failed:
        out.print(heading["all_hold"])
        return
    out.print(heading["some_fail"])
    for rung in failed:
        who = f"{rung.persona}, {rung.side}: {rung.upper} - {rung.lower}"
        out.print(f"  {who}: {rung.gap:+.1f} < {rung.needed:+.1f}", markup=False)


def _in_cell(cell: Cell) -> str:
    return f"{cell.mean:.0f} ±{2 * cell.error:.0f}  {100 * cell.deals:.0f} %"
