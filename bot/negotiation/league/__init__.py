"""Scripted learners, the matches they play and what the ladder of their scores looks like."""
