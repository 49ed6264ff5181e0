"""Keeping a network alive: when the user was last in touch with whom, whose turn it is, and what is due (norms N)."""
