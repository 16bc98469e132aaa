"""The debrief: what a game was worth, when it turned, and what to take from it."""
