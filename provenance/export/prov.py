"""Provenance in the sense of W3C PROV, as PROV-JSON: facts derive from claims, claims are quoted from texts.

Texts, claims and facts are entities; reading them is one activity of one software agent; a publisher is an agent the
text is attributed to.
"""

from typing import Any

from provenance import __version__
from provenance.export.material import Material, Text, decoded, json_bytes, urn
from provenance.facts.wording import claim_in_words, fact_label

_READING, _PROGRAM = "x:reading", "x:provenance"


def files(material: Material) -> dict[str, bytes]:
    """One PROV-JSON document."""
    return {"prov.json": json_bytes(document(material))}


def document(material: Material) -> dict[str, Any]:
    """Records by kind. Names are numbered (``x:text1``); what the report calls a thing is its ``x:id``."""
    texts = {text.source.id: f"x:text{number}" for number, text in enumerate(material.texts, 1)}
    facts = {id(fact): f"x:fact{number}" for number, fact in enumerate(material.analysis.facts, 1)}
    claims = [(f"x:claim{number}", *pair) for number, pair in enumerate(material.claims(), 1)]
    publishers = sorted({text.source.publisher for text in material.texts if text.source.publisher})
    agents = {name: f"x:publisher{number}" for number, name in enumerate(publishers, 1)}
    entities = {texts[text.source.id]: _text(text) for text in material.texts}
    for name, _, claim in claims:
        first, last = claim.span.bytes
        entities[name] = {
            "prov:type": _named("x:Claim"),
            "prov:label": claim_in_words(claim),
            "prov:value": decoded(claim.quote),
            "x:id": claim.id,
            "x:line": claim.span.line,
            "x:byteStart": first,
            "x:byteEnd": last,
        }
    for fact in material.analysis.facts:
        entities[facts[id(fact)]] = {
            "prov:type": _named("x:Fact"),
            "prov:label": fact_label(fact),
            "x:id": fact.id,
            "x:verdict": fact.verdict.value,
            "x:origins": fact.origins,
        }
    quoted = [(name, texts[claim.source.id], "prov:Quotation") for name, _, claim in claims]
    drawn = [(facts[id(fact)], name, "") for name, fact, _ in claims]
    generated = [name for name, _, _ in claims] + list(facts.values())
    return {
        "prefix": {"x": urn("prov", material.corpus.digest) + "#"},
        "entity": entities,
        "activity": {_READING: {"prov:label": "reading the corpus", "x:corpus": material.corpus.digest}},
        "agent": {
            _PROGRAM: {"prov:type": _named("prov:SoftwareAgent"), "prov:label": f"provenance {__version__}"},
            **{agents[name]: {"prov:type": _named("prov:Organization"), "prov:label": name} for name in publishers},
        },
        "used": _numbered("u", [{"prov:activity": _READING, "prov:entity": name} for name in texts.values()]),
        "wasGeneratedBy": _numbered("g", [{"prov:entity": name, "prov:activity": _READING} for name in generated]),
        "wasAssociatedWith": _numbered("a", [{"prov:activity": _READING, "prov:agent": _PROGRAM}]),
        "wasAttributedTo": _numbered("t", [
            {"prov:entity": texts[text.source.id], "prov:agent": agents[text.source.publisher]}
            for text in material.texts if text.source.publisher
        ]),
        "wasDerivedFrom": _numbered("d", [
            {
                "prov:generatedEntity": made,
                "prov:usedEntity": of,
                **({"prov:type": _named(kind)} if kind else {}),
            }
            for made, of, kind in (*quoted, *drawn)
        ]),
    }  # fmt: skip


def _text(text: Text) -> dict[str, Any]:
    source = text.source
    return {
        "prov:type": _named("x:Text"),
        "prov:label": text.title,
        "x:id": source.id,
        "x:file": source.file,
        "x:sha256": source.sha256,
    }


def _named(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _numbered(letter: str, records: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {f"_:{letter}{number}": record for number, record in enumerate(records, 1)}
