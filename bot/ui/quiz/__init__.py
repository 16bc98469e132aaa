"""Quizzes on Discord: the public messages, what players press, and the moderators' panel."""
