"""The scripted learners by name: those who bargain in earnest, and those who try tricks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.league import honest, tricks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.negotiation.league.seat import Learner

HONEST: Mapping[str, Learner] = {
    "logroller-asking": honest.logroller_asking,
    "logroller-inferring": honest.logroller_inferring,
    "linear": honest.linear,
    "boulware": honest.boulware,
    "fast-conceder": honest.fast_conceder,
    "splits-difference": honest.splits_the_difference,
}
TRICKS: Mapping[str, Learner] = {
    "random": tricks.random_player,
    "stubborn": tricks.stubborn,
    "sniper": tricks.sniper,
    "jiggler": tricks.jiggler,
    "low-ball": tricks.low_ball,
    "first-acceptor": tricks.first_acceptor,
    "threatener": tricks.threatener,
    "flatterer": tricks.flatterer,
    "echo": tricks.echo,
    "silent": tricks.silent,
    "edits-their-offer": tricks.edits_their_offer,
    "edits-two-clauses": tricks.edits_two_clauses,
    "reopens": tricks.reopens,
    "promise-farmer": tricks.promise_farmer,
}
LEARNERS: Mapping[str, Learner] = {**HONEST, **TRICKS}

LADDER = ("logroller-asking", "logroller-inferring", "linear", "fast-conceder", "random")
EXPLOITS = tuple(name for name in TRICKS if name != "random")
EXPERT = "logroller-asking"
