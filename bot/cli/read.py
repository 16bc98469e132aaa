"""`backchannel read`: how each thing somebody might write would be understood."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

if TYPE_CHECKING:
    from bot.dialogue.reader import Reader
    from bot.negotiation.scenario import Scenario


def command(
    scenario: Annotated[
        str, typer.Option(help="Id of a scenario, or path of a scenario file.")
    ] = "cuba-1962",
    speaker: Annotated[
        str | None, typer.Option(help="Which side writes; the first by default.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="One object a line, in and out.")] = False,
) -> None:
    """Show how what you write is understood: a line in, what was read in it out."""
    # Imported late: other commands do without the reader.
    from bot.content.files import shipped
    from bot.content.lexicon import load_lexicon
    from bot.content.scenarios import find_scenario
    from bot.dialogue.reader import Reader

    case = find_scenario(scenario)
    sides = [side.id for side in case.sides]
    side = speaker or sides[0]
    if side not in sides:
        raise typer.BadParameter(
            f"{speaker!r} is none of {', '.join(sides)}", param_hint="--speaker"
        )
    reader = Reader(case, load_lexicon(shipped("data") / "lexicon" / "en"))
    if as_json:
        _lines(case, reader, side)
    else:
        _conversation(case, reader, side)


def _lines(scenario: Scenario, reader: Reader, speaker: str) -> None:
    from bot.cli.read_lines import BadLine, answer

    _take_any_text()
    for line in sys.stdin:
        text = line.rstrip("\r\n")
        try:
            found = answer(text, scenario, reader, speaker)
        except BadLine as error:
            found = {"text": text, "error": str(error)}
        sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def _conversation(scenario: Scenario, reader: Reader, speaker: str) -> None:
    from bot.cli.console import out
    from bot.cli.headings import headings
    from bot.cli.read_view import show

    _take_any_text()
    heading = headings("read")
    prompt = f"[bold]{heading['prompt']}[/bold]: " if sys.stdin.isatty() else ""
    if prompt:
        out.print(heading["intro"].format(side=scenario.side(speaker).name), style="dim")
    while True:
        try:
            text = out.input(prompt)
        except (EOFError, KeyboardInterrupt):
            return
        if text.strip():
            show(reader.read(text, speaker), scenario, heading)


def _take_any_text() -> None:
    """Whatever bytes come in, read on; whatever is written, it can be read as JSON."""
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            cast("io.TextIOWrapper[Any]", stream).reconfigure(encoding="utf-8", errors=errors)
