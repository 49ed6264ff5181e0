"""Prompts: one question at the foot of the screen, with what the answer would mean shown while it is typed."""
