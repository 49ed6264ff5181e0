"""The terminal itself: signals, the editor and the browser beside Salver, and what a crash tells."""
