"""Mentions: surface strings with a place and a normalised value."""
