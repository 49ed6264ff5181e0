"""Prompts: each asks one question at the foot of the screen, and shows what an answer would mean."""
