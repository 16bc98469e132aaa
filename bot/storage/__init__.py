"""Tables, queries and migrations; nothing outside this package knows SQL."""
