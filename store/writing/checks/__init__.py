"""Checking what I write before it goes out, as code is linted: each check has a fixed name, a level and a place."""
