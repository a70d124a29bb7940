"""Bytes to text: reading, line tables, places in three units, sentences, languages."""
