"""The corpus format, version 1: front matter, blocks, index, loading and writing."""
