"""Readers of what other programs write, and what they bring into the tray. LinkedIn's archive so far.

`reader.read` turns paths into typed rows, `importing.intake` brings those into a tray.
"""
