"""What heat does to the counterpart's terms, apart from any concession.

Signs from experiments, sizes ours: threats and anger at the person cost the one who shows them
(Steinel, van Kleef & Harinck 2008); pressure in public costs face (Fearon 1994); what is said in
the back channel can be met without being seen; steps that were kept are trusted (Osgood 1962).
Flattery does nothing.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.negotiation.chance import draw

if TYPE_CHECKING:
    from bot.negotiation.persona import Persona
    from bot.negotiation.view import PublicView

VARIATION = 0.1
HOT, TEMPER = 60, 0.05
PER_WARNING, PER_ULTIMATUM = 0.02, 0.05
PER_ATTACK, MOST_ATTACKS = 0.02, 3
PER_FACE_POINT = 0.01
BACK_CHANNEL = 0.04
PER_KEPT_STEP, MOST_KEPT_STEPS = 0.02, 2
BROKEN = 0.04


def hardening(view: PublicView, persona: Persona) -> tuple[float, tuple[str, ...]]:
    """How much more (or less, if negative) of the gains it asks for, and by which rules."""
    parts = [
        ("threats_harden", _threats(view)),
        ("anger_hardens", PER_ATTACK * min(_attacks(view), MOST_ATTACKS)),
        ("face_hardens", -PER_FACE_POINT * persona.face * view.face),
        ("broken_word_hardens", BROKEN * _promises(view, "broken")),
        ("back_channel_softens", -BACK_CHANNEL * persona.face * _in_back_channel(view)),
        ("kept_steps_soften", -PER_KEPT_STEP * min(_promises(view, "kept"), MOST_KEPT_STEPS)),
        (f"heat_{persona.temper}", _heat(view, persona)),
    ]
    at_work = [(rule, size) for rule, size in parts if abs(size) > 1e-9]
    return sum(size for _, size in at_work), tuple(rule for rule, _ in at_work)


def of_the_day(persona: Persona, seed: int) -> Persona:
    """The persona as it is in this game: its knobs vary a little, so that no two are alike."""

    def varied(value: float, name: str) -> float:
        return value * (1 + VARIATION * (2 * draw(seed, "persona", name) - 1))

    return replace(
        persona,
        clock=varied(persona.clock, "clock"),
        reciprocity=varied(persona.reciprocity, "reciprocity"),
        initiative=varied(persona.initiative, "initiative"),
    )


def _threats(view: PublicView) -> float:
    return sum({0: 0.0, 1: PER_WARNING, 2: PER_ULTIMATUM}[said.threat] for said in view.heard)


def _attacks(view: PublicView) -> int:
    return sum("attack" in said.acts for said in view.heard)


def _promises(view: PublicView, status: str) -> int:
    return sum(p.by == view.other and p.status == status for p in view.promises.values())


def _in_back_channel(view: PublicView) -> bool:
    return bool(view.heard) and view.heard[-1].channel == "back"


def _heat(view: PublicView, persona: Persona) -> float:
    if view.tension <= HOT or persona.temper == "holds":
        return 0.0
    return TEMPER if persona.temper == "hardens" else -TEMPER
