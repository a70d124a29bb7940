"""Facts asked for: where a figure comes from, and what changed between two states of a corpus."""
