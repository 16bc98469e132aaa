"""Explaining a letter of the role-play to whoever asks about it."""
