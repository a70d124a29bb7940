"""Proper names: finding them, telling who they stand for, learning offices from the corpus."""
