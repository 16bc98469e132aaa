"""A small made-up case for tests: two neighbours and a fence, and letters about it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.content.prompts import Prompts
from bot.negotiation.events import Opened, Setup
from bot.negotiation.persona import Persona
from bot.negotiation.scenario import Branch, Issue, Option, Position, Scenario, Side
from bot.negotiation.state import State, begin

PROMPTS = Prompts(Path(__file__).parents[2] / "prompts")
ISSUES = {
    "fence": ("The fence", ("none", "low", "high")),
    "paint": ("Its colour", ("green", "white")),
    "price": ("Who pays", ("halves", "all")),
    "date": ("When", ("spring", "autumn")),
}


def _issue(issue_id: str, label: str, options: tuple[str, ...]) -> Issue:
    position = Position(f"Public words about {issue_id}.", f"The interest in {issue_id}.")
    return Issue(
        issue_id,
        label,
        tuple(
            Option(
                option,
                option,
                f"{label}: {option}.",
                {"north": 0, "south": 0},
                reasons={
                    side: (f"{side} has a reason about {option}.", f"A second {option} for {side}.")
                    for side in ("north", "south")
                },
            )
            for option in options
        ),
        {"north": position, "south": position},
    )


def _side(side_id: str, voice: str, *, upwards: bool) -> Side:
    return Side(
        id=side_id,
        name=f"The {side_id}ern neighbour",
        adjective=f"{side_id}ern",
        voice=voice,
        role="neighbour",
        brief="You live here.",
        batna="Plant a hedge.",
        priorities=tuple(ISSUES),
        wants={
            issue: options if upwards else tuple(reversed(options))
            for issue, (_, options) in ISSUES.items()
        },
        no_deal=(Branch("hedge", "A hedge", 40, 100, 100),),
    )


def fence(voice: str = "nobody in particular") -> Scenario:
    """The case, in which the southern neighbour writes with `voice`."""
    return Scenario(
        id="fence",
        title="The fence",
        summary="Two gardens.",
        scale=100,
        turns=12,
        dates=(date(1962, 10, 24), date(1962, 10, 25), date(1962, 10, 26), date(1962, 10, 27)),
        tension=20,
        sides=(_side("north", "nobody", upwards=True), _side("south", voice, upwards=False)),
        issues=tuple(_issue(key, label, options) for key, (label, options) in ISSUES.items()),
        terms=(),
        references=(),
        channels=(),
    )


def persona(persona_id: str = "firm-but-fair") -> Persona:
    """A counterpart whose knobs do not matter to letters."""
    return Persona(
        id=persona_id,
        name="Firm but fair",
        sentence="",
        lesson="",
        clock=0.7,
        reciprocity=1.0,
        initiative=0.15,
        candour=0.8,
        face=0.3,
        temper="holds",
        patience=2,
        warmth=0.5,
        band=0.04,
        margin=0.0,
        linkage=0.5,
    )


def table(seed: int = 1, turns: int = 12) -> State:
    """The game just after the table was set, with the northern neighbour as learner."""
    return begin(Opened(Setup("fence", "north", "firm-but-fair", seed, turns), 20.0))
