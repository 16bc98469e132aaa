"""The command line: `backchannel COMMAND`, also `python -m bot COMMAND`."""

from __future__ import annotations

import sys

import typer

from bot.cli import analyse, check, demo, export, migrate, play, read, run, tournament
from bot.errors import BackchannelError

app = typer.Typer(
    name="backchannel",
    help="A Discord bot that teaches negotiation with the Cuban Missile Crisis of 1962.",
    no_args_is_help=True,
    add_completion=False,
    # Rich's tracebacks show local variables: the token may be one of them.
    pretty_exceptions_enable=False,
)
for module in (demo, run, migrate, check, export, analyse, play, read, tournament):
    app.command(name=module.__name__.rpartition(".")[2])(module.command)


def main() -> None:
    """Run the command; exit with 2 and a sentence for each fault if it cannot start."""
    try:
        app(prog_name="backchannel")
    except BackchannelError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
