"""REST v10: one module for each kind of thing a bot asks about."""
