"""`backchannel analyse`: what a scenario holds, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.console import out


def command(
    scenario: Annotated[str, typer.Argument(help="Id of a scenario, or path of a scenario file.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="One object for programs instead of tables.")
    ] = False,
    png: Annotated[
        Path | None, typer.Option(help="Also draw the outcome space into this file.")
    ] = None,
) -> None:
    """Show the outcome space, its frontier and solutions, and the deals people compare with."""
    # Imported late: numpy is slow to come, and most commands do without it.
    from bot.cli.analysis_json import analysis_document
    from bot.cli.analysis_tables import show
    from bot.content.scenarios import find_scenario
    from bot.negotiation.analysis import analyse

    analysis = analyse(find_scenario(scenario))
    if as_json:
        typer.echo(json.dumps(analysis_document(analysis), ensure_ascii=False))
    else:
        show(out, analysis)
    if png is not None:
        from bot.charts.outcome_space import outcome_space_png
        from bot.cli.headings import headings

        png.write_bytes(outcome_space_png(analysis, headings("chart")))
