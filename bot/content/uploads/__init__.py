"""Files that moderators bring: packs of questions in four formats, and scenarios."""
