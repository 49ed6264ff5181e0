"""Screens: each composes widgets, handles what they post, and offers commands what they need."""
