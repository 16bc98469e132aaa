"""What a frame comes to: the options that are certain and the issues that are left open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.dialogue.frames import GIVING, LITERAL_WEIGHT, MANNERS, TIMINGS, WEIGHTY

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.dialogue.frames import Frame
    from bot.dialogue.patterns import Pattern
    from bot.dialogue.vocabulary import Vocabulary

TURNING = frozenset(("secret", "discuss", "freeze", "drop"))
"""What turns any term round or puts it off."""
DEEDS = WEIGHTY - MANNERS - TIMINGS


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a frame comes to: options that are certain, and issues left open with their choices."""

    options: dict[str, str]
    left_open: dict[str, tuple[str, ...]]
    given: dict[str, str]
    traded: dict[str, str]
    dropped: dict[str, str]
    opposite: dict[str, str]
    weight: int
    loose_ends: bool


def resolve(frame: Frame, vocabulary: Vocabulary) -> Resolution:
    """The terms of a frame, whatever its mood and polarity."""
    options: dict[str, str] = {}
    left_open: dict[str, tuple[str, ...]] = {}
    given: dict[str, str] = {}
    weight = 0
    senses = frame.senses()
    for issue in _reach(frame, vocabulary):
        candidates = dict(_candidates(frame, issue, senses, vocabulary))
        best = max(candidates.values(), default=0)
        winners = [option for option, weight in candidates.items() if weight == best]
        if len(winners) > 1:
            winners = _particular(winners, issue, vocabulary) or winners
        if best > 0 and len(winners) == 1:
            options[issue] = winners[0]
            weight = max(weight, best)
        elif best > 0:
            left_open[issue] = tuple(winners)
        elif issue in frame.names:
            left_open[issue] = tuple(
                option.id for option in vocabulary.scenario.issue(issue).options
            )
            given.update((issue, option) for option in candidates)
    _prefer_what_resolves(frame, options, left_open, given)
    traded = {
        issue: option for issue in left_open for option in _single(issue, "remove", vocabulary)
    }
    dropped = {
        issue: option
        for issue in (*left_open, *options)
        for option in _single(issue, "drop", vocabulary) or _single(issue, "keep", vocabulary)
    }
    opposite = {i: option for i in frame.names for option in _single(i, "remove", vocabulary)}
    loose = _has_loose_ends(frame, options, vocabulary)
    return Resolution(options, left_open, given, traded, dropped, opposite, weight, loose)


def _has_loose_ends(frame: Frame, options: dict[str, str], vocabulary: Vocabulary) -> bool:
    """Whether an action or a manner in the frame has no part in any option it means.

    "Stop the removal" means no removal; "announce it later, privately" leaves something over.
    What could be done to none of the issues is a turn of phrase: "61k is as far as I may go".
    """
    patterns = [pattern for issue in options for pattern in vocabulary.patterns[issue]]
    used = _senses_of(pattern for pattern in patterns if options[pattern.issue] == pattern.option)
    possible = _senses_of(patterns)
    said = frame.senses()
    for piece in frame.pieces:
        senses = frozenset(piece.ids("sense"))
        if senses not in said or not senses <= WEIGHTY or senses & used:
            continue
        acts = piece.verb_form() is not None and bool(possible & DEEDS)
        if senses & (TURNING | possible) or acts:
            return True
    return False


def _senses_of(patterns: Iterable[Pattern]) -> set[str]:
    return {sense for each in patterns for feature in each.features for sense in feature}


def _particular(winners: list[str], issue: str, vocabulary: Vocabulary) -> list[str]:
    """The options that are more than being given: of `we cover half` the half."""
    given = {
        pattern.option
        for pattern in vocabulary.patterns[issue]
        if pattern.features and all(feature <= GIVING for feature in pattern.features)
    }
    return [option for option in winners if option not in given]


def _single(issue: str, sense: str, vocabulary: Vocabulary) -> list[str]:
    """The option that an action alone stands for, as a list of at most one."""
    found = {
        pattern.option
        for pattern in vocabulary.patterns[issue]
        if len(pattern.features) == 1 and sense in pattern.features[0] and not pattern.quantity
    }
    return list(found) if len(found) == 1 else []


def _prefer_what_resolves(
    frame: Frame,
    options: dict[str, str],
    left_open: dict[str, tuple[str, ...]],
    given: dict[str, str],
) -> None:
    """A word that may name two issues means the one about which something is said."""
    for piece in frame.pieces:
        topics = piece.ids("topic")
        if (
            len(topics) > 1
            and not piece.ids("clause")
            and any(topic in options for topic in topics)
        ):
            for topic in topics:
                if topic not in options:
                    left_open.pop(topic, None)
                    given.pop(topic, None)


def _reach(frame: Frame, vocabulary: Vocabulary) -> Iterator[str]:
    """Issues the frame may be about, in the scenario's order."""
    named = set(frame.names)
    outright = {issue for piece in frame.pieces for issue, _ in piece.options}
    below = {child for name in named for child in vocabulary.children[name]}
    alone = set[str]() if named or outright else set(vocabulary.patterns)
    measured = _measured(frame, named | below, vocabulary)
    for issue in vocabulary.scenario.issues:
        if issue.id in named | outright | below | alone | measured:
            yield issue.id


def _measured(frame: Frame, near: set[str], vocabulary: Vocabulary) -> set[str]:
    """Issues of which an amount speaks that none of the issues named can have."""
    amounts = [piece.quantity for piece in frame.pieces if piece.quantity is not None]
    patterns = [each for issue in near for each in vocabulary.patterns[issue] if each.quantity]
    free = [
        amount
        for amount in amounts
        if not any(each.quantity and amount.within(each.quantity) for each in patterns)
    ]
    if not free:
        return set()
    return {
        each.issue
        for made in vocabulary.patterns.values()
        for each in made
        if each.alone and each.quantity and any(amount.within(each.quantity) for amount in free)
    }


def _candidates(
    frame: Frame, issue: str, senses: list[frozenset[str]], vocabulary: Vocabulary
) -> Iterator[tuple[str, int]]:
    """The issue's options the frame may mean with how well each fits; 0 for its bare name."""
    best: dict[str, int] = {}
    for piece in frame.pieces:
        for named, option in piece.options:
            if named == issue:
                weight = len(piece.words) + LITERAL_WEIGHT
                best[option] = max(best.get(option, 0), weight)
    own = issue in frame.names
    near = own or bool(vocabulary.ancestors[issue].intersection(frame.names))
    said = frozenset[str]().union(*senses)
    amounts = [amount for amount in frame.amounts() if not amount.relative]
    for pattern in vocabulary.patterns[issue]:
        named = own if pattern.own_name else near
        if not (named or pattern.alone) or not (pattern.weight or own):
            continue  # the cheap questions first: most patterns need a name that is not there
        if not named and frame.foreign and pattern.is_deed:
            continue
        if pattern.fits(said, amounts):
            best[pattern.option] = max(best.get(pattern.option, 0), pattern.weight)
    yield from best.items()
