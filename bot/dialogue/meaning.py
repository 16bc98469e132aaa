"""From the frames of a sentence that is meant to the terms they come to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.dialogue.frames import GIVING
from bot.dialogue.resolving import resolve
from bot.dialogue.sayings import (
    is_a_saying,
    only_dates,
    only_supposes,
    sets_the_scene,
    stays_as_long,
    swaps,
    will_not_discuss,
)
from bot.dialogue.small_words import EXCEPTING, NEGATORS
from bot.dialogue.tying import is_contingent, ties, without_fallback

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.frames import Frame
    from bot.dialogue.quantities import Quantity
    from bot.dialogue.resolving import Resolution
    from bot.dialogue.terms import Terms
    from bot.dialogue.vocabulary import Vocabulary
    from bot.negotiation.scenario import Package

DROPPING = frozenset(("drop",))
TAKING_AWAY = frozenset(("remove", "end", "drop"))
FOR = frozenset(("in exchange for", "in return for", "in trade for"))
"""What is wanted for something stands after these."""
UNSPOKEN = frozenset(("instead", "reason", "otherwise"))


@dataclass(slots=True)
class Meaning:
    """Adds the terms of sentences to what was understood before.

    `trades` and `lists` say of the sentence at hand whether a bare name stands for giving it,
    `hangs` whether anything in it hangs on a term.
    """

    vocabulary: Vocabulary
    terms: Terms
    standing: Package
    speaker: str
    corrects: bool = False
    trades: bool = False
    lists: bool = False
    hangs: bool = False
    contributing: set[int] = field(default_factory=set[int])

    def read(self, frames: Sequence[Frame], *, threatens: bool) -> None:
        """Take in the frames of one sentence, said and meant."""
        resolved = [(frame, resolve(frame, self.vocabulary)) for frame in frames]
        if any(frame.past for frame in frames) and not any(frame.committed for frame in frames):
            return
        if is_contingent(resolved):
            self.terms.ask("unclear")
            return
        resolved = without_fallback(resolved, self.vocabulary, threatens=threatens)
        self.trades = swaps(resolved) or any(
            frame.role == "trade" or frame.opener in FOR for frame, _ in resolved
        )
        self.lists = any(found.options for _, found in resolved)
        self.hangs = any(frame.role == "condition" and found.options for frame, found in resolved)
        self.contributing = set()
        supposes = only_supposes(resolved) and not self.terms.takes
        if supposes or is_a_saying(resolved) or stays_as_long(resolved):
            self.terms.ask("is_it_an_offer")
            return
        if only_dates(resolved):
            self.terms.ask("is_it_right")
        for frame, found in resolved:
            if frame.enumerated or (frame.chosen_or and found.options and not frame.negatives):
                self.terms.open_package()
            self._frame(frame, found)
        self.terms.conditional = self.terms.conditional or ties(resolved, self.contributing)
        if self.terms.alternatives:
            self.terms.complete_packages()
            if not self.terms.packages_compare() or any(frame.negatives for frame in frames):
                self.terms.ask("two_packages")

    def count(self) -> int:
        """How many terms have been understood so far."""
        return sum(map(len, self.terms.packages)) + len(self.terms.rejects)

    def _frame(self, frame: Frame, found: Resolution) -> None:
        if frame.past or frame.role in UNSPOKEN or self._is_doubtful(frame, found):
            return
        if sets_the_scene(frame):
            return
        if frame.negatives and self._says_none_stays(frame, found):
            return
        if frame.negatives:
            if not (self.corrects or frame.corrected):
                self._refuse(frame, found)
            return
        if frame.waived or _takes_back(frame):
            self._waive(found)
            return
        for issue, option in found.options.items():
            self._propose(frame, issue, option)
        if found.options and found.loose_ends:
            self.terms.ask("is_it_right")
        self._fill_open(frame, found)
        self._unmatched_amount(frame, found)

    def _is_doubtful(self, frame: Frame, found: Resolution) -> bool:
        """Whether something about the frame has to be asked; then none of it is taken."""
        if not found.options and not found.left_open:
            return False
        excepts = frame.opener in EXCEPTING and frame.opener != "but"
        if excepts and not (found.options and frame.senses()):
            self.terms.ask("unclear")
        elif frame.reported:
            self.terms.ask("whose_terms")
        elif frame.waived and (frame.vague or not _leaves_the_rest(frame, found)):
            self.terms.ask("withdrawn", *_first(found))
        elif frame.negatives and (
            frame.fine
            or frame.dates_a_no()
            or will_not_discuss(frame)
            or (frame.mentioned and not found.options)
        ):
            self.terms.ask("unclear")
        elif (
            (frame.vague and not frame.denies_all)
            or frame.negatives > 1
            or (frame.negatives and _hides_a_no(frame))
        ):
            self.terms.ask("double_negation", *_first(found))
        elif not frame.negatives and (
            _drops_something_else(frame, found) or _drops_what_it_names(frame, found)
        ):
            self.terms.ask("withdrawn", *_first(found))
            if frame.options and not frame.names and _only_drops(frame):
                self.terms.rejects.update(found.options)
        else:
            return False
        return True

    def _propose(self, frame: Frame, issue: str, option: str) -> None:
        corrects = self.corrects or frame.corrected
        refines = frame.role in ("condition", "time") and frame.opener != "unless"
        refines = refines or (frame.borrowed and bool(frame.opener))
        refines = refines or (frame.opener == "but" and not frame.chosen_or)
        same = self.standing.get(issue) == option
        self.terms.note(agrees=frame.agrees or (same and frame.accepts))
        self.terms.propose(issue, option, corrects=corrects or refines)
        self.contributing.add(id(frame))
        if corrects:
            self.terms.rejects.pop(issue, None)

    def _says_none_stays(self, frame: Frame, found: Resolution) -> bool:
        """`no missile stays`: all of them go."""
        stays = any("keep" in senses for senses in frame.senses())
        if not (stays and frame.denies_all and found.opposite):
            return False
        for issue, option in found.opposite.items():
            self._propose(frame, issue, option)
        return True

    def _refuse(self, frame: Frame, found: Resolution) -> None:
        """What is refused is the most particular thing named: not Turkey, but Turkey in public."""
        named = set(found.options)
        above = {each for issue in named for each in self.vocabulary.ancestors[issue]}
        for issue, option in found.options.items():
            if issue not in above:
                only_given = all(senses <= GIVING for senses in frame.senses())
                given = only_given and self._is_given(issue, option)
                self.terms.rejects[issue] = "*" if given else option
                self.contributing.add(id(frame))
        if frame.opener == "if" and frame.denies_a_name:
            return
        gives = any(senses <= GIVING for senses in frame.senses())
        if not named and (frame.denies_a_name or frame.refused or gives):
            for issue, choices in self._most_particular(found.left_open).items():
                every = tuple(option.id for option in self.vocabulary.scenario.issue(issue).options)
                if choices == every or len(every) == len(choices) + 1 == 2:
                    theirs = self.standing.get(issue, "*") if frame.theirs else "*"
                    self.terms.rejects.setdefault(issue, theirs)
                else:
                    self.terms.ask("which_option", issue, choices)
            self.contributing.add(id(frame))
        elif not named:  # "we do not mind the bombers, they can stay" settles it itself
            for issue, choices in found.left_open.items():
                self.terms.leave_open("unclear", issue, choices)

    def _most_particular(self, issues: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """`no publicity about Turkey` is not about Turkey."""
        above = {each for issue in issues for each in self.vocabulary.ancestors[issue]}
        return {issue: choices for issue, choices in issues.items() if issue not in above}

    def _is_given(self, issue: str, option: str) -> bool:
        """Whether the bare name of the issue means the option: no hotline, no line of any kind."""
        return any(
            pattern.option == option
            and pattern.quantity is None
            and all(feature <= GIVING for feature in pattern.features)
            for pattern in self.vocabulary.patterns[issue]
        )

    def _waive(self, found: Resolution) -> None:
        """`we drop our demand for X`: X is asked no more, where there is an option for that."""
        waived = {issue: (option,) for issue, option in found.options.items()}
        for issue, choices in {**waived, **found.left_open}.items():
            if issue in found.dropped:
                self.terms.propose(issue, found.dropped[issue], corrects=self.corrects)
                self.terms.note(agrees=False)
            else:
                self.terms.leave_open("which_option", issue, choices)

    def _fill_open(self, frame: Frame, found: Resolution) -> None:
        """A bare name stands for giving the thing in a list, in a trade or after a promise."""
        gives = frame.committed or self.trades or (self.lists and frame.only_names) or frame.is_all
        for issue, choices in found.left_open.items():
            if frame.mentioned:
                continue
            traded = found.traded.get(issue) if self.trades or frame.hands else None
            taken = found.given.get(issue) or traded
            if taken and gives:
                self._propose(frame, issue, taken)
            elif not self._is_settled_by(found, issue) and self._means_it(frame):
                self.terms.leave_open("which_option", issue, choices)

    def _is_settled_by(self, found: Resolution, issue: str) -> bool:
        """`Turkey stays between us`: a more particular issue is what is meant."""
        return any(issue in self.vocabulary.ancestors[other] for other in found.options)

    def _means_it(self, frame: Frame) -> bool:
        tied = frame.role in ("trade", "condition")
        listed = self.lists and (frame.foreign or self.hangs) and frame.role == "main"
        listed = listed and not frame.chosen_or  # "or face the consequences"
        says_something = frame.committed or bool(frame.senses()) or tied or listed
        return says_something and not frame.borrowed

    def _unmatched_amount(self, frame: Frame, found: Resolution) -> None:
        """An amount that belongs to an issue but to none of its options is asked about."""
        children = self.vocabulary.children
        near = set(frame.names) | {child for name in frame.names for child in children[name]}
        free = [amount.kind for amount in frame.amounts() if not self._is_used(amount, found)]
        for issue in near - set(found.options):
            patterns = self.vocabulary.patterns[issue]
            if any(each.quantity and each.quantity.kind in free for each in patterns):
                options = self.vocabulary.scenario.issue(issue).options
                choices = tuple(option.id for option in options)
                self.terms.leave_open("no_such_option", issue, choices)

    def _is_used(self, amount: Quantity, found: Resolution) -> bool:
        return any(
            each.quantity is not None and amount.within(each.quantity)
            for issue, option in found.options.items()
            for each in self.vocabulary.patterns[issue]
            if each.option == option
        )


def _hides_a_no(frame: Frame) -> bool:
    """Whether a phrase taken as one piece holds a negation of its own: "nothing in public"."""
    return any(NEGATORS & set(piece.words) for piece in frame.pieces if piece.ids("sense"))


def _drops_something_else(frame: Frame, found: Resolution) -> bool:
    """`the treaty goes` where going is no option of what is named, only naming it is."""
    takes_away = any(senses <= TAKING_AWAY for senses in frame.senses())
    return takes_away and frame.options and len(found.options) == 1 and not frame.names


def _only_drops(frame: Frame) -> bool:
    return any(senses == DROPPING for senses in frame.senses())


def _drops_what_it_names(frame: Frame, found: Resolution) -> bool:
    """`drop the bombers from our offer`: whether they stay or go is not said."""
    return _only_drops(frame) and bool(found.left_open) and not found.options


def _leaves_the_rest(frame: Frame, found: Resolution) -> bool:
    """`we no longer insist on their removal`: they stay. Of a particular wish nothing follows."""
    kept = [found.dropped.get(issue, option) != option for issue, option in found.options.items()]
    return all(kept) and not frame.options


def _takes_back(frame: Frame) -> bool:
    """`the demand for the Jupiters is withdrawn`: it is the demand that goes."""
    takes_away = any(senses & TAKING_AWAY for senses in frame.senses())
    return frame.claims and takes_away and not frame.theirs


def _first(found: Resolution) -> tuple[str | None, tuple[str, ...]]:
    """The issue a frame is about and the options in question."""
    if found.options:
        issue, option = next(iter(found.options.items()))
        return issue, (option,)
    return next(iter(found.left_open.items()), (None, ()))
