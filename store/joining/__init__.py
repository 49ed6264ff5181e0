"""One person, many traces: which people in the tray may be the same. Proposed with reasons, never joined by itself."""
