"""How much of what goes wrong in a corpus is found: one change is planted at a time, and everything is run.

Nothing is written: the changed texts exist in memory only. What is planted, and where, follows from the corpus and the
seed number alone.
"""
