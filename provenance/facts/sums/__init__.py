"""Arithmetic inside one text: parts and wholes, shares, ages and years."""
