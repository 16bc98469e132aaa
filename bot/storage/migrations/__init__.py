"""Changes of the tables, one module each; a released one is never edited."""
