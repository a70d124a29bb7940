"""Which claims speak of the same thing: matching on the slot, not on the value.

Candidates share a kind and a unit. Each pair of them is scored by what stands around the two figures; the value itself
is no feature, because a wrong figure must still be found beside the right one. Then links are drawn between sources:
each other's best partner, an equal partner before a differing one, and never two measures of one sentence in one fact.
"""
