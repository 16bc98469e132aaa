"""The course on Discord: its map, the screens of a lesson, sources, glossary and reading list."""
