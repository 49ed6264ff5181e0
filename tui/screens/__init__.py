"""Screens: each composes panes, routes what they post, and shows how things stand."""
