"""Use cases: load, decide, save, answer."""
