"""Joining, measured on invented people."""
