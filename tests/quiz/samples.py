"""One small question of each kind."""

from __future__ import annotations

from bot.quiz.questions import (
    Choice,
    Estimate,
    Improvement,
    Matching,
    MultipleChoice,
    Ordering,
    OwnWords,
    Pair,
    ShortAnswer,
    SingleChoice,
    Step,
    TrueFalse,
    Want,
)

SINGLE = SingleChoice(
    id="island",
    level=1,
    ask="Which island were the missiles on?",
    choices=(
        Choice("Malta", "Malta is far away."),
        Choice("Cuba", "They were in Cuba.", right=True),
        Choice("Cyprus", "Not Cyprus."),
    ),
)
MULTIPLE = MultipleChoice(
    id="hosts",
    level=2,
    ask="Which countries had Jupiters?",
    choices=(
        Choice("Italy", "Italy had thirty.", right=True),
        Choice("Turkey", "Turkey had fifteen.", right=True),
        Choice("France", "France had refused them."),
        Choice("Norway", "Norway had none."),
    ),
)
STATEMENT = TrueFalse(
    id="boarded", level=1, ask="One ship was boarded.", answer=True, why="Only the Marucla was."
)
NUMBER = Estimate(
    id="letters",
    level=1,
    ask="How many messages were there?",
    answer=11,
    tolerance=1,
    unit="messages",
    why="There were eleven.",
    too_low="There were more.",
    too_high="There were fewer.",
)
ORDER = Ordering(
    id="days",
    level=2,
    ask="What came first?",
    items=(
        Step("the speech", 2, "on the 22nd"),
        Step("the photograph", 1, "on the 14th"),
        Step("the broadcast", 3, "on the 28th"),
    ),
    why="Photograph, speech, broadcast.",
)
MATCH = Matching(
    id="senders",
    level=2,
    ask="Who wrote it?",
    answers={"us": "Kennedy", "su": "Khrushchev"},
    items=(
        Pair("the knot", "su", "Khrushchev's picture"),
        Pair("the quarantine", "us", "Kennedy's measure"),
        Pair("piracy", "su", "Khrushchev's word"),
    ),
)
SHORT = ShortAnswer(
    id="ambassador",
    level=1,
    ask="Who was Moscow's ambassador in Washington?",
    answers=("Anatoly Dobrynin", "Dobrynin"),
    why="Dobrynin served from 1962 to 1986.",
)
REPLY = OwnWords(
    id="answer",
    level=2,
    ask="What would you answer?",
    scenario="cuba-1962-short",
    speaker="us",
    wants=(
        Want("You asked.", "Ask something.", any_act=frozenset({"ask"})),
        Want("No blame.", "Take the blame out.", no_act=frozenset({"attack", "threaten"})),
        Want("You named it.", "Name it.", proposes={"pledge": frozenset({"conditional"})}),
        Want("It is tied.", "Tie it.", conditional=True),
    ),
    model="If the missiles go, we promise. Which matters more to you?",
)
PACKAGE = Improvement(
    id="better",
    level=3,
    ask="Make it better for both.",
    scenario="cuba-1962-short",
    side="us",
    start={"missiles": "partial"},
    goal={"us": 10, "su": 5},
    model={"missiles": "out"},
    why="Both gain.",
    short={"us": "Too little for us.", "su": "Too little for them."},
)
ALL = (SINGLE, MULTIPLE, STATEMENT, NUMBER, ORDER, MATCH, SHORT, REPLY, PACKAGE)
