"""The idea behind a rule or an act: the word of the glossary that names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.negotiation.events import Replied, Spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.negotiation.events import Event

RULES = {
    "opening": "anchor",
    "clock_holds": "deadline",
    "answers_cost": "reciprocity",
    "initiative": "concession",
    "withholds_initiative": "concession",
    "talk_softens": "asking",
    "breaks_the_standstill": "grit",
    "waiting_shrinks_it": "concession",
    "threats_harden": "escalation",
    "anger_hardens": "tone",
    "face_hardens": "face-saving",
    "broken_word_hardens": "credible-commitment",
    "back_channel_softens": "back-channel",
    "kept_steps_soften": "grit",
    "heat_softens": "loss-of-control",
    "heat_hardens": "loss-of-control",
    "signs_what_it_would_offer": "closing",
    "closes_a_small_gap": "closing",
    "edits_earn_little": "concession",
    "too_good_to_hold": "verification",
    "sheet_not_whole": "term-sheet",
    "own_people_would_refuse": "two-level-game",
    "their_people_would_refuse": "two-level-game",
    "below_no_deal": "batna",
    "below_what_it_is_ready_for": "reservation-point",
    "ties_it_to_what_happens": "contingent-agreement",
    "questions_open_trades": "asking",
    "keeps_it_to_itself": "asking",
    "too_hot_to_tell": "loss-of-control",
    "answers_step": "grit",
    "too_hot_for_a_step": "escalation",
    "no_step_left": "grit",
    "offers_a_choice": "meso",
    "seeks_a_bridge": "face-saving",
    "asks_for_a_step": "grit",
    "deadlock_process": "mediation",
    "nothing_moves": "mediation",
    "stands_still_with_you": "concession",
    "never_takes_back": "honesty",
}
"""By rule of the counterpart."""

ACTS = {
    "threaten": "ultimatum",
    "attack": "tone",
    "boast": "tone",
    "apologise": "tone",
    "acknowledge": "strategic-empathy",
    "ask": "asking",
    "explore": "asking",
    "disclose": "interest",
    "justify": "interest",
    "reassure": "grit",
    "mediate": "mediation",
    "offer": "term-sheet",
    "reject": "position",
    "stall": "deadline",
    "greet": "direct-communication",
}
"""By act, the most telling first."""


def concepts(event: Event) -> Iterator[str]:
    """The ids of the words for what a letter shows, the most telling first; there may be none."""
    match event:
        case Replied(rules=rules):
            yield from (RULES[rule] for rule in reversed(rules) if rule in RULES)
        case Spoken() as said:
            if said.alternatives:
                yield "meso"
            if said.contingency is not None:
                yield "contingent-agreement"
            if said.channel == "back":
                yield "back-channel"
            if said.channel == "public":
                yield "audience-costs"
            if said.conditional:
                yield "quid-pro-quo"
            yield from (concept for act, concept in ACTS.items() if act in said.acts)
        case _:
            pass
