"""The command line: every verb of the screen for scripts, pipes and people who like to type.

Exit codes: 0 done; 1 done in part or refused, with the reason; 2 wrong usage; 3 the store could not be read or saved.
JSON and rows go to standard output, messages and progress to standard error.
"""
