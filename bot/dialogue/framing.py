"""Cuts a sentence into frames: which words belong to which term, and how terms hang together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dialogue.frames import MANNERS, Frame, resolve
from bot.dialogue.patterns import FILLERS
from bot.dialogue.sentences import begins_correction

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.dialogue.frames import Role
    from bot.dialogue.pieces import Piece
    from bot.dialogue.vocabulary import Vocabulary

HARD = frozenset((";", "\u2014", "(", ")", "/"))
SOFT = frozenset((",", ":"))
PRONOUNS = frozenset(("it", "they", "them", "that", "those", "these", "this"))
JOINING = frozenset(("and", "plus", "&", "+", "also"))
AHEAD = 24
"""Pieces looked at beyond the one at hand: what a frame is about stands nearer."""
MOST_PIECES = 16
"""Pieces of one frame; nobody says so much of one thing."""
STRANGE_WORDS = 2
"""Words without meaning to the reader that a fragment may hold and still be read as one."""
SUITING = frozenset(("works", "work", "good", "fine", "ok", "enough", "suits", "right", "possible"))
CLAIMED = frozenset(("for", "to", "about", "on", "of", "against"))
RETURNING = frozenset(("in return", "in exchange"))
TRADING = frozenset(("for", "against"))
TIMES = frozenset(
    [
        "after",
        "once",
        "when",
        "until",
        "till",
        "upon",
        "whenever",
        "as soon as",
        "only when",
        "only once",
        "only after",
        "the moment",
        "moment",
        "not until",
        "not before",
        "the day",
        "day",
        "the minute",
        "minute",
        "before",
        "no sooner",
    ]
)
AFTERWARDS = frozenset(("afterwards", "afterward", "thereafter", "subsequently", "only then"))
NO_MORE = frozenset(("no", "not one", "not single", "no single", "none", "not a single"))
REPLACING = frozenset(("replace", "swap", "exchange"))
NEGATIVE_CONDITIONS = frozenset(("unless", "except if"))


class Framer:
    """Builds the frames of one sentence, left to right."""

    def __init__(self, vocabulary: Vocabulary, last_named: Sequence[str] = ()) -> None:
        self._vocabulary = vocabulary
        self._last_named = list(last_named)
        self._frames: list[Frame] = []
        self._frame = Frame()
        self._gap = ""
        self._waits = False
        self._before: Piece | None = None
        self._is_fragment = False
        self._strange = 0

    def frames(self, pieces: Sequence[Piece]) -> list[Frame]:
        """The frames of a sentence."""
        strange = [piece for piece in pieces if not piece.tags and piece.text.isalpha()]
        self._strange = sum(piece.text not in FILLERS for piece in strange)
        self._is_fragment = self._strange <= STRANGE_WORDS
        late = _late_correction(pieces)
        for at, piece in enumerate(pieces):
            if at == late:
                self._next("main", "")
                self._frame.corrected = True
            elif at == 0 and piece.text in ("should", "had", "were"):
                self._next("condition", piece.text)
            elif not (at == 0 and _is_mere_no(pieces)):
                self._take(piece, pieces[at + 1 : at + 1 + AHEAD])
            self._before = piece
        self._close()
        bare = [frame for frame in self._frames if all(each.ids("topic") for each in frame.pieces)]
        if len(self._frames) == len(bare) == 1 and self._strange == 0:
            bare[0].is_all = True
        return self._frames

    def _take(self, piece: Piece, rest: Sequence[Piece]) -> None:
        text = piece.text
        if piece.punctuation:
            self._punctuation(text, rest)
        elif piece.has("mark", "instead") or (text in REPLACING and _by_follows(rest)):
            self._next("instead", text)
        elif self._frame.role == "instead" and text in ("by", "with"):
            self._next("main", "")
        elif text in RETURNING:
            self._next("trade", text)
        elif piece.has("mark", "condition") and text not in TRADING and not _is_object(piece):
            self._condition(piece, rest)
        elif piece.has("mark", "trade") and self._trades(piece, rest):
            self._next("trade", text)
        elif begins_correction(piece, rest) and not piece.ids("topic"):
            self._next(self._frame.role, "")
            self._frame.corrected = True
        elif piece.has("mark", "contrast") and not piece.ids("topic"):
            self._next("main", text)
            self._frame.negatives = int(text.endswith(" not") or piece.has("mark", "negation"))
        elif piece.has("mark", "enumerating"):
            self._next("main", "")
            self._frame.enumerated = True
        elif piece.has("mark", "choice") and not piece.ids("topic"):
            self._choice(text)
        elif text in JOINING:
            self._gap = self._gap or "and"
        elif text == "then" or piece.has("mark", "result"):
            follows = text == "then" and self._frame.role == "main" and self._complete()
            self._next("main", "")
            self._frame.after = follows
        elif piece.has("mark", "reason"):
            self._next("reason", text)
        elif piece.has("mark", "otherwise"):
            self._next("otherwise", text)
        elif (
            text == "without" and self._frame.is_empty and not self._frames and _denied_later(rest)
        ):
            self._next("condition", text)
            self._frame.negatives = 1
        else:
            self._content(piece, rest)

    def _punctuation(self, text: str, rest: Sequence[Piece]) -> None:
        if text in HARD:
            self._next("main", "")
        elif text in SOFT:
            named = self._frame.names or _has_options(self._frame)
            if text == ":" and not named and not _is_manner(self._frame):
                self._frame.pieces = []
            elif text == ":" and self._complete() and not _answers(rest):
                self._next("main", "")
            waits = self._frame.role in ("condition", "time")
            if waits and (self._frame.negatives or self._complete()):
                self._next("main", "")
            self._gap = text

    def _condition(self, piece: Piece, rest: Sequence[Piece]) -> None:
        text = piece.text
        is_time = text in TIMES
        if is_time and _counts(rest):
            # `after six months` says when; it begins no clause.
            self._add(piece)
            return
        if is_time:
            if not self._frame.is_empty:
                self._frame.after = True
            elif not self._frames:
                self._waits = True
        self._next("time" if is_time else "condition", text)
        if text in NEGATIVE_CONDITIONS:
            self._frame.negatives = 1

    def _trades(self, piece: Piece, rest: Sequence[Piece]) -> bool:
        """Whether `X for Y` is a trade: something is named on both sides, Y before any verb."""
        if piece.text not in TRADING and piece.text not in ("trade", "swap", "exchange"):
            return True
        named = bool(self._frame.names) or _has_options(self._frame)
        if not named and (self._frames or not self._frame.is_empty):
            return False
        if self._frame.waived or self._frame.claims or _suits(self._before):
            return False
        for following in rest:
            if following.punctuation or following.verb_form() in ("base", "past"):
                return False
            if following.quantity is not None:
                return not self._measures(following)
            if following.ids("topic") or following.options:
                return _names_more(following, self._frame) and not self._hangs_together(following)
            if following.has("mark", "we") or following.has("mark", "you"):
                return False
        return False

    def _hangs_together(self, piece: Piece) -> bool:
        """Whether what the frame is about hangs on what the piece names."""
        about = {issue for each in self._frame.pieces for issue, _ in each.options}
        above = {each for issue in about for each in self._vocabulary.ancestors[issue]}
        return bool(above.intersection(piece.ids("topic"))) or self._is_related(piece)

    def _measures(self, piece: Piece) -> bool:
        """Whether an amount belongs to what the frame names: `stay for two years`."""
        named = Frame(pieces=[*self._frame.pieces, piece], names=list(self._frame.names))
        before = resolve(self._frame, self._vocabulary).options
        return resolve(named, self._vocabulary).options != before

    def _choice(self, text: str) -> None:
        if text == "or":
            if self._complete() or self._frames:
                self._next(self._frame.role, "")
                self._frame.chosen_or = True
            else:
                self._gap = "or"
        elif text == "or else":
            self._next("otherwise", text)

    def _content(self, piece: Piece, rest: Sequence[Piece]) -> None:
        if piece.has("mark", "we") or piece.has("mark", "you"):
            self._subject("we" if piece.has("mark", "we") else "you", rest)
        denies = piece.has("mark", "negation") or piece.has("mark", "refusal")
        limits = piece.text == "no more" and not rest and self._complete()
        if denies and not piece.options and not limits:
            self._negation(piece, rest)
        if piece.has("mark", "vague") and not piece.options:
            names_next = bool(rest) and bool(rest[0].ids("topic") or rest[0].options)
            self._frame.denies_all = names_next and piece.text in NO_MORE
            self._frame.negatives += self._frame.denies_all
            if self._gap and self._complete():
                self._next(self._frame.role, "")
            self._frame.vague = True
        if piece.has("mark", "claim_words") and rest and rest[0].text in CLAIMED:
            self._frame.claims = True
        if piece.has("mark", "universal") and self._gap and self._frame.names:
            self._next(self._frame.role, "")
            self._frame.universal = True
        if piece.has("mark", "likewise") or text_is_do(piece, rest):
            self._frame.likewise = True
        if piece.has("mark", "others") and self._frame.is_empty and not self._frame.subject:
            self._frame.reported = True
        if piece.has("mark", "mentioning") and rest and not rest[0].punctuation:
            self._frame.mentioned = True
        if piece.has("mark", "waiver"):
            self._frame.waived = True
        if piece.text in ("it", "they") and self._gap and self._frame.names:
            self._next(self._frame.role, "")
        if piece.text in PRONOUNS or PRONOUNS & set(piece.idle):
            self._frame.points_back = self._frame.points_back or not piece.ids("topic")
        if piece.has("mark", "commitment") or piece.has("mark", "accepting"):
            self._frame.committed = True
        if piece.has("mark", "accepting") or piece.has("mark", "fine"):
            self._acceptance(piece)
            self._frame.fine = self._frame.fine or piece.has("mark", "fine")
        if piece.has("mark", "past") and self._frame.role not in ("time", "condition"):
            self._frame.past = True
        if piece.has("mark", "softly_offering"):
            self._frame.committed = True
        known = piece.tags or piece.quantity is not None
        if not known and piece.idle and piece.text.isalpha() and piece.text not in FILLERS:
            self._frame.foreign = True
        names = piece.ids("topic") or [issue for issue, _ in piece.options]
        if names:
            self._name(piece, rest)
        elif piece.ids("sense") or piece.quantity is not None:
            self._about(piece, rest)

    def _subject(self, who: str, rest: Sequence[Piece]) -> None:
        follows = rest[0] if rest else None
        speaks = follows is not None and (
            follows.verb_form() is not None
            or follows.has("mark", "commitment")
            or follows.text in ("do", "also", "then", "both")
        )
        named = bool(self._frame.names) or _has_options(self._frame)
        waits = self._frame.role in ("time", "condition") and not self._frame.is_empty
        fronted = not self._gap and self._frame.role == "main" and not _names_anything(rest)
        if fronted and not self._frame.subject and (named or self._frame.amounts()):
            speaks = False
        if speaks and (waits or (self._complete() and (named or self._frame.amounts()))):
            self._next("main" if self._frame.role != "main" else self._frame.role, "")
        if speaks or not self._frame.subject:
            self._frame.subject = self._frame.subject or who

    def _negation(self, piece: Piece, rest: Sequence[Piece]) -> None:
        ends = not rest or rest[0].punctuation or rest[0].text in JOINING
        if ends and any(begins_correction(each, rest[n + 1 :]) for n, each in enumerate(rest[:3])):
            return
        if piece.text == "no" and ends and self._corrects_itself(rest):
            self._next(self._frame.role, "")
            self._frame.corrected = True
            return
        if self._gap and not ends and (self._frame.names or self._complete()):
            self._next(self._frame.role, "")
        self._frame.answered = self._frame.answered or bool(self._frame.names)
        names_next = bool(rest) and bool(rest[0].ids("topic") or rest[0].options)
        no_more = names_next and piece.text == "no"
        if no_more and self._frame.role == "condition" and self._complete():
            self._next("main", "")
        self._frame.negatives += 1
        frame = self._frame
        answers = ends and piece.text != "not"
        frame.denies_a_name = frame.denies_a_name or names_next or answers
        frame.denies_all = frame.denies_all or (names_next and piece.text in NO_MORE)
        frame.vague = frame.vague or _denies_something_strange(piece, rest)
        self._frame.refused = self._frame.refused or piece.has("mark", "refusal")

    def _corrects_itself(self, rest: Sequence[Piece]) -> bool:
        """`28, no, 30 days`: what follows replaces what was said."""
        before = self._before
        between = before is not None and before.punctuation and bool(rest) and rest[0].punctuation
        return between and len(rest) > 1 and not rest[1].has("mark", "negation")

    def _acceptance(self, piece: Piece) -> None:
        self._frame.committed = True
        if self._gap and self._frame.answered:
            self._next(self._frame.role, "")
        frame = self._frame
        frame.accepts = True
        frame.agrees = frame.agrees or piece.has("mark", "settled") or piece.has("mark", "fine")
        frame.answered = frame.answered or bool(frame.names)

    def _name(self, piece: Piece, rest: Sequence[Piece]) -> None:
        done_with_it = self._frame.points_back and not self._frame.names
        if self._is_complement():
            return
        if self._frame.answered or (self._gap and done_with_it):
            self._next(self._frame.role, "")
        frame = self._frame
        if self._complete() and (frame.names or _has_options(frame)):
            listed = bool(self._gap) and frame.verb_first and frame.pieces[-1].ids("topic")
            if listed and not _verb_follows(rest):
                self._next(frame.role, "")
                self._frame.copy_verbs(frame)
                self._frame.verb_first = True
            elif not self._qualifies(piece):
                # Without an "and" the condition is over: "if the missiles go the bombers may stay".
                ends = frame.role in ("condition", "time") and self._gap != "and"
                self._next("main" if ends else frame.role, "")
        self._add(piece)

    def _is_complement(self) -> bool:
        """`at the same time as the missiles`: what it is compared with is no term."""
        compared = self._before is not None and self._before.text in ("as", "with")
        return compared and any("together" in senses for senses in self._frame.senses())

    def _qualifies(self, piece: Piece) -> bool:
        """Whether a name only says more about the term: `the Jupiters out of Turkey`."""
        return not self._gap and self._is_related(piece)

    def _about(self, piece: Piece, rest: Sequence[Piece]) -> None:
        after_a_no = self._gap == "," and self._frame.negatives and piece.verb_form() is None
        if after_a_no and self._complete():
            self._next(self._frame.role, "")
        if piece.text in AFTERWARDS and self._gap and self._complete():
            self._next(self._frame.role, "")
        frame = self._frame
        told = piece.verb_form() in ("past", "ed") and self._before is not None
        if told and self._before is not None and _is_person(self._before):
            self._frame.past = True
        if _tells(piece, self._before) and frame.role not in ("time", "condition"):
            self._frame.past = True
        if (self._complete() and self._acts_on_the_next(piece, rest)) or self._stands_alone(piece):
            self._next(frame.role, "")
        self._add(piece)

    def _stands_alone(self, piece: Piece) -> bool:
        """Whether an amount after a comma is about something else: `no clause, 30 days`."""
        if piece.quantity is None or not self._gap:
            return False
        if any(amount.kind == piece.quantity.kind for amount in self._frame.amounts()):
            return True
        if not self._frame.names:
            return False
        others = set(resolve(Frame(pieces=[piece]), self._vocabulary).options)
        near = {child for name in self._frame.names for child in self._vocabulary.children[name]}
        return bool(others) and not others & (near | set(self._frame.names))

    def _acts_on_the_next(self, piece: Piece, rest: Sequence[Piece]) -> bool:
        """Whether it begins another term: `lift the blockade`, `removal of the missiles`."""
        if piece.verb_form() is not None:
            return _name_follows(rest)
        return bool(rest) and bool(rest[0].ids("topic")) and not self._is_related(rest[0])

    def _is_related(self, piece: Piece) -> bool:
        """Whether what the piece names is named already or hangs on it."""
        named = set(self._frame.names)
        related = {child for name in named for child in self._vocabulary.children[name]} | named
        issues = set(piece.ids("topic")) | {issue for issue, _ in piece.options}
        return bool(issues & related)

    def _add(self, piece: Piece) -> None:
        if len(self._frame.pieces) >= MOST_PIECES:
            self._next(self._frame.role, "")
        self._frame.add(piece)
        self._gap = ""

    def _complete(self) -> bool:
        return not self._frame.is_empty and bool(resolve(self._frame, self._vocabulary).options)

    def _next(self, role: Role, opener: str) -> None:
        self._close()
        if not self._frame.is_empty:
            meant = list(resolve(self._frame, self._vocabulary).options)
            self._last_named = self._frame.names or meant or self._last_named
        self._frame = Frame(role=role, opener=opener)
        self._gap = ""

    def _close(self) -> None:
        frame = self._frame
        if frame.is_empty and not (frame.negatives and frame.role == "main"):
            return
        if self._waits and frame.role == "main":
            frame.after, self._waits = True, False
        if frame.likewise and self._frames and not self._complete():
            frame.copy_verbs(self._frames[-1])
        self._borrow(frame)
        self._frames.append(frame)

    def _borrow(self, frame: Frame) -> None:
        """`it`, or a fragment such as `privately`, is about what was named last."""
        if frame.names or _has_options(frame) or not self._last_named or frame.universal:
            return
        if resolve(frame, self._vocabulary).weight > 1:
            return
        if frame.points_back or frame.corrected or self._is_fragment:
            alone = list(frame.names)
            frame.names, frame.borrowed = list(self._last_named), True
            if not resolve(frame, self._vocabulary).options:
                frame.names, frame.borrowed = alone, False


def _late_correction(pieces: Sequence[Piece]) -> int | None:
    """Where the correction stands in `frozen, removed I mean`: the mark that it follows."""
    if len(pieces) < 3 or not pieces[-1].has("mark", "correction"):
        return None
    marks = (n for n, each in enumerate(pieces) if n and (each.punctuation or each.text == "*"))
    return max(marks, default=None)


def _is_manner(frame: Frame) -> bool:
    return any(senses & MANNERS for senses in frame.senses())


def _denies_something_strange(piece: Piece, rest: Sequence[Piece]) -> bool:
    """Whether a negation falls on a word that means nothing to the reader."""
    if piece.has("mark", "refusal") or piece.text == "no":
        return False
    for following in rest:
        if following.punctuation or following.tags or following.quantity is not None:
            return False
        if following.text not in FILLERS and following.text.isalpha():
            return not following.text.endswith("ly")
    return False


def _counts(rest: Sequence[Piece]) -> bool:
    return bool(rest) and rest[0].quantity is not None


def _tells(piece: Piece, before: Piece | None) -> bool:
    """`the bombers left`, `he took`: a past tense that can be nothing else."""
    told = piece.verb_form() == "past" or piece.text == "left"
    helped = before is not None and before.text in ("have", "has", "had", "be", "are", "is", "been")
    return told and not helped


def _is_person(piece: Piece) -> bool:
    return piece.has("mark", "we") or piece.has("mark", "you") or piece.has("mark", "others")


def named_last(frames: Sequence[Frame], vocabulary: Vocabulary) -> list[str]:
    """The issues of the last frame that names or means any."""
    for frame in reversed(frames):
        meant = list(resolve(frame, vocabulary).options)
        if frame.names or meant:
            return list(frame.names or meant)
    return []


def text_is_do(piece: Piece, rest: Sequence[Piece]) -> bool:
    """`before the missiles do`: the verb of the clause before again."""
    return piece.text in ("do", "does") and (not rest or rest[0].punctuation)


def _answers(rest: Sequence[Piece]) -> bool:
    """Whether only a yes or no follows the colon."""
    return bool(rest) and (
        rest[0].has("mark", "negation")
        or rest[0].has("mark", "accepting")
        or rest[0].has("mark", "refusal")
    )


def _denied_later(rest: Sequence[Piece]) -> bool:
    return any(piece.has("mark", "negation") or piece.has("mark", "refusal") for piece in rest)


def _by_follows(rest: Sequence[Piece]) -> bool:
    return any(piece.text in ("by", "with") for piece in rest)


def _is_mere_no(pieces: Sequence[Piece]) -> bool:
    """`no, keep them` and `nah keep them`: an answer to what was said, not a negation."""
    if pieces[0].text != "no" or len(pieces) < 3:
        return False
    follows = pieces[1]
    if follows.text in ("sir", "mr", "madam", "comrade", "chairman", "president", "no"):
        return True
    return follows.verb_form() == "base" or follows.has("mark", "we") or follows.has("mark", "you")


def _is_object(piece: Piece) -> bool:
    """`then` and `the day` alone wait for nothing."""
    return piece.text in ("then", "day")


def _suits(before: Piece | None) -> bool:
    """`April works for Turkey`: no trade."""
    return before is not None and before.text in SUITING


def _names_more(piece: Piece, frame: Frame) -> bool:
    named = {issue for each in frame.pieces for issue, _ in each.options} | set(frame.names)
    issues = set(piece.ids("topic")) | {issue for issue, _ in piece.options}
    return piece.quantity is not None or not issues <= named


def _has_options(frame: Frame) -> bool:
    return any(piece.options for piece in frame.pieces)


def _verb_follows(rest: Sequence[Piece]) -> bool:
    for piece in rest:
        if piece.punctuation or piece.text in JOINING or piece.ids("topic"):
            return False
        if piece.verb_form() is not None:
            return True
    return False


def _names_anything(rest: Sequence[Piece]) -> bool:
    """Whether the clause names anything more: "64k we cannot pay" does not."""
    for piece in rest:
        if piece.punctuation or piece.text in JOINING:
            return False
        if piece.ids("topic") or piece.options or piece.quantity is not None:
            return True
    return False


def _name_follows(rest: Sequence[Piece]) -> bool:
    for piece in rest:
        if piece.punctuation and piece.text != ":":
            return False
        if piece.ids("topic") or piece.options:
            return True
        if piece.verb_form() is not None:
            return False
    return False
