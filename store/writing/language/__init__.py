"""The language of letters: in which one they are, whom they greet, how people are called, what is theirs alone."""
