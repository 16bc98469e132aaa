"""Packs as the trivia of Red-DiscordBot has them: in YAML, questions with the answers that count.

Only the events of the YAML parser are read, never its objects: so an answer `yes` stays the word,
and aliases, anchors and tags, which no list needs, are refused as soon as they come.
"""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import yaml

from bot.content.faults import Fault
from bot.content.uploads.decoding import id_of, title_of
from bot.content.uploads.drafts import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.content.reading import Place
    from bot.content.uploads.drafts import Value

    Node = tuple[int, str | list["Node"] | list[tuple["Node", "Node"]]]

DEEPEST = 4
MOST_EVENTS = 20_000
DESCRIPTION = "DESCRIPTION"
SETTINGS = ("AUTHOR", DESCRIPTION, "CONFIG")
LONGEST_SUMMARY = 300
_REMEDY = 'put quotes around texts that hold a colon or a #, as in "Who said: no?"'


class _Unreadable(Exception):
    """The file is no list; says where and what to do."""

    def __init__(self, line: int, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.line = line
        self.problem = problem
        self.remedy = remedy


def read_trivia_list(path: Path, text: str) -> Draft:
    """The questions of the list, each typed, and what is wrong with its lines."""
    draft = Draft(path, {"id": id_of(path.name), "title": title_of(path.name)})
    try:
        events = _events(text)
        entries = _entries(events)
        for _, _ in enumerate(events):
            raise _Unreadable(1, "holds several documents", "keep one, without --- lines")
    except _Unreadable as fault:
        draft.faults.append(Fault(path, fault.line, "", fault.problem, fault.remedy))
        return draft
    for (line, name), value in entries:
        if isinstance(name, str) and name in SETTINGS:
            if name == DESCRIPTION and isinstance(value[1], str):
                draft.head["summary"] = " ".join(value[1].split())[:LONGEST_SUMMARY]
            continue
        if draft.is_full:
            break
        _read_question(draft, line, name, value)
    return draft


def _read_question(draft: Draft, line: int, ask: object, value: Node) -> None:
    answers = value[1]
    if not isinstance(ask, str) or not isinstance(answers, list):
        remedy = "write each answer on a line of its own, after two spaces and a dash"
        draft.faults.append(Fault(draft.path, line, "", "has no list of answers", remedy))
        return
    texts: list[Value] = []
    lines: dict[Place, int] = {}
    names: dict[Place, str] = {("ask",): "question"}
    for number, answer in enumerate(answers):
        at, said = answer
        if not isinstance(at, int) or not isinstance(said, str):
            remedy = "write the answer in quotes"
            fault = Fault(draft.path, line, "", "an answer is not a text", remedy)
            draft.faults.append(fault)
            return
        texts.append(said)
        lines["answers", number] = at
        names["answers", number] = f"answer {number + 1}"
    number = len(draft.questions) + 1
    table: dict[str, Value] = {"kind": "short", "id": f"q{number}", "ask": ask, "answers": texts}
    draft.add(table, line, names, lines)


def _entries(events: Iterator[yaml.Event]) -> list[tuple[Node, Node]]:
    """What the outermost table holds; raises _Unreadable for anything else."""
    first = next(events, None)
    if not isinstance(first, yaml.MappingStartEvent):
        raise _Unreadable(1, "is not a list of questions with answers", _REMEDY)
    entries = _mapping(events, 1)
    names: set[str] = set()
    for (line, name), _ in entries:
        if isinstance(name, str) and name in names:
            raise _Unreadable(line, f"{name[:60]!r} is there twice", "keep one of them")
        names |= {name} if isinstance(name, str) else set()
    return entries


def _mapping(events: Iterator[yaml.Event], depth: int) -> list[tuple[Node, Node]]:
    entries: list[tuple[Node, Node]] = []
    for event in events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        entries.append((_node(event, events, depth), _node(next(events), events, depth)))
    return entries


def _node(event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
    line = _line(event)
    if depth >= DEEPEST:
        raise _Unreadable(line, "is nested too deeply", "keep to questions and their answers")
    if isinstance(event, yaml.ScalarEvent):
        return line, event.value
    if isinstance(event, yaml.SequenceStartEvent):
        found: list[Node] = []
        for inner in events:
            if isinstance(inner, yaml.SequenceEndEvent):
                break
            found.append(_node(inner, events, depth + 1))
        return line, found
    return line, _mapping(events, depth + 1)


def _events(text: str) -> Iterator[yaml.Event]:
    """What the parser finds, one thing after the other; raises _Unreadable."""
    try:
        loader = yaml.CSafeLoader(text)
        for number in count():
            event = loader.get_event()
            if event is None:
                return
            line = _line(event)
            if number > MOST_EVENTS:
                raise _Unreadable(line, "holds too much", "split it into several lists")
            if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
                raise _Unreadable(line, "holds a YAML anchor or alias", "write the text itself")
            if getattr(event, "tag", None) not in (None, "!"):
                raise _Unreadable(line, "holds a YAML tag", "take away the word after the !")
            if not isinstance(event, _AROUND):
                yield event
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise _Unreadable(line, f"is not YAML: {error.problem}", _REMEDY) from None
    except yaml.YAMLError:
        raise _Unreadable(1, "holds a character that YAML does not allow", "take it out") from None


_AROUND = (
    yaml.StreamStartEvent,
    yaml.StreamEndEvent,
    yaml.DocumentStartEvent,
    yaml.DocumentEndEvent,
)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1
