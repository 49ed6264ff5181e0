"""Records as text: functions without state, from values of the store to words and to lines of cells.

What draws nothing is for the command line, too: both then say the same in the same words.
"""
