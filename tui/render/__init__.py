"""Records as text: functions without state, from values of the store to lines of cells."""
