"""`backchannel play`: the role-play in a terminal, or as lines for programs."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.cli.play_lines import LineTable


def command(
    scenario: Annotated[str, typer.Argument(help="Id of a scenario, or path of a scenario file.")],
    side: Annotated[
        str | None, typer.Option(help="Which side to play; the first by default.")
    ] = None,
    persona: Annotated[str | None, typer.Option(help="Who plays the other side.")] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same game.")] = 0,
    turns: Annotated[
        int | None, typer.Option(min=2, max=30, help="Exchanges; the scenario's own by default.")
    ] = None,
    weights: Annotated[
        int | None, typer.Option(min=0, help="Redraw the points within bounds by this seed.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One object a line, in and out.")] = False,
) -> None:
    """Negotiate with the counterpart."""
    table = _table(scenario, side, persona, seed, turns, weights)
    if as_json:
        _lines(table)
    else:
        from bot.cli.play_terminal import play_in_terminal

        play_in_terminal(table)


def _table(
    scenario: str,
    side: str | None,
    persona: str | None,
    seed: int,
    turns: int | None,
    weights: int | None,
) -> LineTable:
    # Imported late: other commands do without the rules.
    from functools import partial

    from bot.cli.play_lines import LineTable
    from bot.content.cues import load_cues
    from bot.content.files import shipped
    from bot.content.lexicon import load_lexicon
    from bot.content.personas import DEFAULT_PERSONA, load_personas
    from bot.content.prompts import Prompts
    from bot.content.scenarios import find_scenario
    from bot.dialogue.reader import Reader
    from bot.negotiation.events import Setup

    case, personas = find_scenario(scenario), load_personas()
    sides = [each.id for each in case.sides]
    chosen_side, chosen = side or sides[0], persona or DEFAULT_PERSONA
    if chosen_side not in sides:
        raise typer.BadParameter(f"{side!r} is none of {', '.join(sides)}", param_hint="--side")
    if chosen not in personas:
        known = ", ".join(personas)
        raise typer.BadParameter(f"{persona!r} is none of {known}", param_hint="--persona")
    setup = Setup(case.id, chosen_side, chosen, seed, turns or case.turns, weights)
    prompts = Prompts(shipped("prompts"))
    words = shipped("data") / "lexicon" / "en"
    reader = Reader(case, load_lexicon(words))
    cues = load_cues(words)
    return LineTable(case, personas[chosen], setup, partial(prompts.render), reader, cues)


def _lines(table: LineTable) -> None:
    _write(table.brief())
    for text in sys.stdin:
        if not text.strip():
            continue
        for line in table.answer(text):
            _write(line)
        if table.is_over:
            return


def _write(line: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()
