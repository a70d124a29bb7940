"""Claims as W3C Web Annotations: each quotes its words with what stands around them, and gives their place.

Positions count code points of the file, as the recommendation wants it. (Browsers count UTF-16 units: convert there.)
"""

from typing import Any

from provenance import __version__
from provenance.export.material import Material, Text, json_bytes, program, urn
from provenance.facts.model import Claim
from provenance.facts.results import Fact
from provenance.facts.wording import claim_in_words, fact_label

_AROUND = 32
_WIDEST = 256


def files(material: Material) -> dict[str, bytes]:
    """One annotation collection with one page, which holds all."""
    digest = material.corpus.digest
    texts = material.by_id()
    items = [
        annotation(fact, claim, texts[claim.source.id], material.way_to(claim.source.file))
        for fact, claim in material.claims()
    ]
    page = {"id": urn("page", digest), "type": "AnnotationPage", "startIndex": 0, "items": items}
    document = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"sha256": "https://schema.org/sha256"}],
        "id": urn("collection", digest),
        "type": "AnnotationCollection",
        "label": "Claims read by provenance",
        "generator": {"id": program(), "type": "Software", "name": f"provenance {__version__}"},
        "total": len(items),
        "first": page,
    }
    return {"annotations.jsonld": json_bytes(document)}


def annotation(fact: Fact, claim: Claim, text: Text, way: str) -> dict[str, Any]:
    """One claim: how it is read, the verdict on its fact, and where its words stand in the file ``way`` leads to."""
    start, end = claim.span.chars
    prefix, suffix = surroundings(text.seed.file.text, start, end)
    return {
        "id": urn("claim", claim.source.sha256, claim.source.file, claim.id),
        "type": "Annotation",
        "motivation": ["describing", "classifying"],
        "body": [
            _body("describing", claim_in_words(claim)),
            _body("classifying", fact.verdict.value),
            _body("tagging", f"{fact.id} {fact_label(fact)}"),
        ],
        "target": {
            "source": {
                "id": way,
                "type": "Text",
                "format": "text/plain",
                "sha256": text.seed.file.sha256,
            },
            "selector": [
                {"type": "TextQuoteSelector", "exact": claim.quote, "prefix": prefix, "suffix": suffix},
                {"type": "TextPositionSelector", "start": start, "end": end},
            ],
        },
    }


def _body(purpose: str, value: str) -> dict[str, str]:
    return {"type": "TextualBody", "purpose": purpose, "value": value, "format": "text/plain"}


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after: so much, up to a bound, that with them the words stand only once in the text."""
    width = _AROUND
    while True:
        first, last = max(0, start - width), min(len(text), end + width)
        whole = text[first:last]
        if width >= _WIDEST or text.find(whole) == text.rfind(whole):
            return text[first:start], text[end:last]
        width *= 2
