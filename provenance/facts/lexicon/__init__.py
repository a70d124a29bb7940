"""What words of news mean, across languages: the concept table and its look-ups."""

from provenance.facts.lexicon.cognates import cognate_endings
from provenance.facts.lexicon.concepts import concepts, concepts_at, kind_of, peoples_at
from provenance.facts.lexicon.kin import broader
from provenance.facts.lexicon.lemmas import lemma
from provenance.facts.lexicon.organisations import organisation
from provenance.facts.lexicon.words import fold, words

__all__ = [
    "broader",
    "cognate_endings",
    "concepts",
    "concepts_at",
    "fold",
    "kind_of",
    "lemma",
    "organisation",
    "peoples_at",
    "words",
]
