"""The choice of words for a letter's passages, so that no sentence returns within a game."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.clauses_in_words import ClauseNames, listed
from bot.dialogue.letters import passages
from bot.dialogue.voices import fill, placeholders

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.dialogue.occasions import Occasion
    from bot.dialogue.passages import Passage, Value
    from bot.dialogue.voices import Voice


class Wording:
    """Words the letters of one game, one after the other.

    What was said in earlier letters is found by wording them again: a letter depends on the log
    and the seed alone.
    """

    def __init__(self, voice: Voice, seed: int) -> None:
        self._voice = voice
        self._seed = seed
        self._said: dict[str, None] = {}

    def letter(self, occasion: Occasion) -> list[tuple[Passage, str]]:
        """The passages of one letter with their sentences."""
        names = ClauseNames(occasion.scenario, self._voice)
        return [
            (passage, sentence)
            for passage in passages(occasion)
            if (sentence := self._sentence(passage, occasion, names))
        ]

    def _sentence(self, passage: Passage, occasion: Occasion, names: ClauseNames) -> str | None:
        values = self._words(passage, occasion)
        if passage.section == "because" and "reason" not in values:
            return passage.instead and self._sentence(passage.instead, occasion, names)
        line = self._line(passage.section, occasion, passage, {*values, *passage.values})
        return line and fill(line, self._named(line, values, passage, names))

    def _line(
        self, section: str, occasion: Occasion, passage: Passage, known: set[str]
    ) -> str | None:
        """The best line not yet used; when all are, the one used longest ago, or none if spare."""
        several = [name for name, value in passage.values.items() if _is_several(value)]
        fitting = [
            line
            for line in self._voice.lines(section, occasion.circumstances, self._seed)
            if known.issuperset(placeholders(line)) and not self._is_singular(line, several)
        ]
        if not fitting:
            return None
        age = {line: number for number, line in enumerate(self._said)}
        line = min(fitting, key=lambda each: age.get(each, -1))
        if passage.spare and line in age:
            return None
        self._say(line)
        return line

    def _is_singular(self, line: str, several: Sequence[str]) -> bool:
        """Whether the line's verb wants one thing where there are `several`."""
        verbs = self._voice.pools.get("singular", ())
        return any(f"{{{name}}} {verb} " in line for name in several for verb in verbs)

    def _say(self, line: str) -> None:
        self._said.pop(line, None)
        self._said[line] = None

    def _words(self, passage: Passage, occasion: Occasion) -> dict[str, str]:
        words = {name: value for name, value in passage.values.items() if isinstance(value, str)}
        for name, (issue_id, ids) in passage.options.items():
            if name == "reason":
                words |= self._reason(issue_id, ids, occasion)
            elif name == "reason_again":
                words |= self._reason_again(issue_id, ids, occasion)
            else:
                issue = occasion.scenario.issue(issue_id)
                labels = [issue.option(option_id).label for option_id in ids]
                quoted = [fill(self._voice.word("quoted"), {"item": label}) for label in labels]
                words[name] = listed(quoted, self._voice)
        return words

    def _reason(self, issue: str, ids: tuple[str, ...], occasion: Occasion) -> dict[str, str]:
        """The best authored reason that this game has not heard yet, if there is one."""
        option_id, side_id = ids
        reasons = occasion.scenario.option(issue, option_id).reasons.get(side_id, ())
        for reason in reasons:
            if reason not in self._said:
                self._say(reason)
                return {"reason": reason}
        return {}

    def _reason_again(self, issue: str, ids: tuple[str, ...], occasion: Occasion) -> dict[str, str]:
        """A reason given before, for somebody who asks for it."""
        option_id, side_id = ids
        reasons = occasion.scenario.option(issue, option_id).reasons.get(side_id, ())
        return {"reason_again": reasons[0]} if reasons else {}

    def _named(
        self, line: str, words: dict[str, str], passage: Passage, names: ClauseNames
    ) -> dict[str, str]:
        return {**words, **dict(self._clause_names(line, passage, names))}

    def _clause_names(
        self, line: str, passage: Passage, names: ClauseNames
    ) -> Iterator[tuple[str, str]]:
        for name in placeholders(line):
            value = passage.values.get(name)
            if isinstance(value, tuple):
                yield name, names.names(value)


def _is_several(value: Value) -> bool:
    return isinstance(value, tuple) and len(value) > 1
