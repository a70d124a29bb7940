"""A report held against the bytes it quotes."""
