"""`backchannel check`: every mistake in content files, with file, place and remedy."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.console import err, out
from bot.content.files import shipped


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            exists=True, help="Files or folders; without any, all of data/ and prompts/."
        ),
    ] = None,
) -> None:
    """Check content files; exits with 1 if there is a mistake in any."""
    # Imported late: reading content pulls in what the other commands do without.
    from bot.content.checking import check

    checked = check(paths or [shipped("data"), shipped("prompts")])
    for fault in checked.faults:
        err.print(f"{fault.severity}: {fault}", markup=False)
    if checked.has_errors:
        raise typer.Exit(1)
    out.print(f"{len(checked.files)} files checked, no mistake found.")
