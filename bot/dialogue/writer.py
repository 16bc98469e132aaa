"""The counterpart's move as a letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.clauses_in_words import BETWEEN, SHEET_LINES, clause_line, sheet_lines
from bot.dialogue.occasions import occasions
from bot.dialogue.voices import file_name, fill, voice_of
from bot.dialogue.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.occasions import Occasion
    from bot.dialogue.passages import Part, Passage
    from bot.dialogue.voices import Render, Voice
    from bot.negotiation.events import Replied
    from bot.negotiation.persona import Persona
    from bot.negotiation.scenario import Package, Scenario
    from bot.negotiation.state import State

LETTER_LENGTH = 1500
"""Characters a letter has at most."""


def write_letter(
    reply: Replied, state: State, scenario: Scenario, persona: Persona, render: Render
) -> str:
    """The letter that says what `reply` does, at most 1,500 characters.

    `state` is the game before or after the reply was applied. The same log and seed give the same
    letter; within one game no sentence returns while its pool lasts.
    """
    voice = voice_of(render, file_name(scenario.side(reply.by).voice), persona.id)
    wording = Wording(voice, state.setup.seed)
    *earlier, occasion = occasions(reply, state, scenario)
    for each in earlier:
        wording.letter(each)
    worded = wording.letter(occasion)
    full, plain = _sheet(occasion, voice), _sheet(occasion, voice, alternatives=0)
    letter = ""
    for sheet in (full, plain, _changes(occasion, voice)):
        letter = _fitted(worded, sheet, occasion, voice)
        if len(letter) <= LETTER_LENGTH:
            return letter
    return letter[: letter.rindex(".", 0, LETTER_LENGTH) + 1]


def _fitted(
    worded: Sequence[tuple[Passage, str]], sheet: str, occasion: Occasion, voice: Voice
) -> str:
    """The letter with as many of its spare sentences as it has room for."""
    kept = list(worded)
    letter = _set_out(kept, sheet, occasion, voice)
    while len(letter) > LETTER_LENGTH and any(passage.spare for passage, _ in kept):
        kept.remove(next(pair for pair in reversed(kept) if pair[0].spare))
        letter = _set_out(kept, sheet, occasion, voice)
    return letter


def _set_out(
    worded: Sequence[tuple[Passage, str]], sheet: str, occasion: Occasion, voice: Voice
) -> str:
    """The paragraphs of the letter."""
    paragraphs = [_head(occasion, voice)]
    paragraphs += [_paragraph(worded, part) for part in ("answers", "heard", "movement")]
    paragraphs += [sheet]
    paragraphs += [_paragraph(worded, part) for part in ("question", "end")]
    paragraphs += [_small(voice, "signature", occasion)]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def _paragraph(worded: Sequence[tuple[Passage, str]], part: Part) -> str:
    return " ".join(sentence for passage, sentence in worded if passage.part == part)


def _head(occasion: Occasion, voice: Voice) -> str:
    lines = (_small(voice, "dateline", occasion), _small(voice, "salutation", occasion))
    return "\n".join(line for line in lines if line)


def _sheet(occasion: Occasion, voice: Voice, *, alternatives: int = 1) -> str:
    """The whole package, and packages that are as welcome by what is different in them."""
    reply, scenario = occasion.reply, occasion.scenario
    if not reply.offer or reply.movement in ("accepts", "leaves"):
        return ""
    told = occasion.before.alternatives if occasion.before is not None else ()
    instead = [
        fill(voice.word("sheet_instead"), {"list": BETWEEN.join(differs)})
        for other in reply.alternatives[:alternatives]
        if other not in told
        and (differs := [clause_line(scenario, i, o, voice) for i, o in _new(other, reply.offer)])
    ]
    room = SHEET_LINES - len(instead)
    lines = sheet_lines(scenario, reply.offer, voice, occasion.settled(), room)
    return "\n".join((_small(voice, "sheet", occasion), *lines, *instead))


def _new(package: Package, beside: Package) -> list[tuple[str, str]]:
    return [(issue, option) for issue, option in package.items() if beside.get(issue) != option]


def _changes(occasion: Occasion, voice: Voice) -> str:
    """The package by what is new in it, for letters that have much else to say."""
    reply, scenario = occasion.reply, occasion.scenario
    changed = {each.issue: each.after for each in reply.changes if each.after is not None}
    heading = _small(voice, "sheet", occasion)
    return "\n".join((heading, *sheet_lines(scenario, changed, voice), voice.word("sheet_rest")))


def _small(voice: Voice, section: str, occasion: Occasion) -> str:
    """A line that may return in every letter, such as the salutation."""
    day = occasion.scenario.date_of(occasion.reply.turn, occasion.turns)
    values = {
        "date": f"{day.day} {day:%B %Y}",
        "name": occasion.scenario.side(occasion.reply.by).name,
    }
    lines = list(voice.lines(section, occasion.circumstances, occasion.reply.turn))
    return fill(lines[0], values) if lines else ""
