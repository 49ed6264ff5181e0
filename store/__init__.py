"""All of Salver that would exist without a screen; imports nothing from `tui`, Textual or Rich."""
