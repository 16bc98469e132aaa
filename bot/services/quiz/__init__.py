"""Quizzes: live with a room full of people, alone, packs that moderators bring, and results."""
