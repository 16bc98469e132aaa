"""What moderators see besides a quiz itself: its results, their class, and their settings."""
