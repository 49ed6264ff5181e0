"""Readers of what other programs write, and what they bring into the tray. LinkedIn's archive so far."""
