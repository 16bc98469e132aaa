"""The course: its lessons, their order and what a lesson asks. No Discord, no SQL, no clock."""
