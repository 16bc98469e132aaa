"""The people's side: what a member's own client sees and does."""
