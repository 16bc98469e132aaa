"""Questions, answers and how they are judged. No Discord, no SQL, no clock, no dice."""
