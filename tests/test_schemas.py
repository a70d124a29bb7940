"""The published schemas: as the models have them, true of what is written, false of what is not."""

import copy
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from provenance.contracts.published import as_text, schemas

FOLDER = Path(__file__).resolve().parents[1] / "schemas"

SPAN = {
    "bytes": [10, 14],
    "chars": [8, 12],
    "utf16": [9, 13],
    "line": 2,
    "column": 3,
    "end_line": 2,
    "end_column": 7,
}
VALUE = {
    "type": "money",
    "lo": None,
    "hi": 1000000.5,
    "lo_open": False,
    "hi_open": True,
    "unit": "USD",
    "approx": False,
    "hedge": "less_than",
    "precision": None,
}
CLAIM = {
    "id": "a:1",
    "source": "a",
    "file": "seeds/a.md",
    "quote": "$1M",
    "context": "Under $1M.",
    "span": SPAN,
    "value": VALUE,
    "subject": None,
    "measure": "cost",
    "speaker": None,
    "as_of": None,
    "polarity": "affirmed",
    "language": "en",
}
FACT = {
    "id": "F1",
    "kind": "money",
    "label": "cost",
    "verdict": "conflict",
    "conflict_kind": "bound",
    "severity": "high",
    "score": 0.8,
    "origins": 2,
    "why": ["same subject"],
    "explanations": [],
    "claims": [CLAIM],
}
FINDING = {
    "code": "SRC001",
    "severity": "error",
    "message": "Not UTF-8.",
    "path": "seeds/a.md",
    "span": SPAN,
    "help": "Save it as UTF-8.",
    "related": [{"path": "seeds/b.md", "span": None, "label": "the other"}],
    "fingerprint": "0123456789abcdef",
}
SOURCE = {
    "id": "a",
    "file": "seeds/a.md",
    "block": "a",
    "title": None,
    "publisher": None,
    "origin": None,
    "published": "2025-01-20",
    "language": "en",
    "sha256": "0" * 64,
    "bytes": 20,
}
QUOTED = {"source": "a", "sha256": "0" * 64, "start": 3, "end": 6, "quote": "$1M"}
SAMPLES = {
    "baseline": {
        "schema": "provenance/baseline/1",
        "findings": [{"fingerprint": "0" * 16, "code": "SRC002", "path": "a.md", "message": "a mark"}],
    },
    "front-matter": {"seed": "1", "id": "a-1", "title": "A", "published": "2025-01-20", "language": "fr", "x-own": "y"},
    "block-header": {"title": "A", "sha256": "0" * 64, "bytes": "20"},
    "index-row": {
        "id": "a",
        "file": "below/a.md",
        "title": "A | B",
        "publisher": "",
        "published": "2025",
        "language": "en",
        "blocks": "2",
        "sha256": "f" * 64,
    },
    "configuration": {"corpus": "seeds", "ignore": ["SRC"], "fail-on": "warning"},
    "finding": FINDING,
    "findings": {
        "schema": "provenance/findings/1",
        "findings": [FINDING],
        "summary": {"errors": 1, "warnings": 0, "notes": 0, "files": 2},
    },
    "fact": FACT,
    "facts-list": [{"id": "a", "words": ["cost"], "kind": "money", "value": "<= 3 million USD", "origins": 2}],
    "decisions": [{"id": "D1", "kind": "misprint", "why": "a slip", "of": "a", "claims": [QUOTED, QUOTED]}],
    "trace": {
        "schema": "provenance/trace/1",
        "asked": "$1M",
        "read_as": [{"text": "$1M", "normal_form": "= 1000000 USD", "value": VALUE}],
        "facts": [
            {
                "fact": FACT,
                "saying": ["a:1"],
                "otherwise": [{"claim": "a:2", "relation": "apart", "reason": "value"}],
                "since": {"published": "2025-01-20", "claim": "a:1"},
                "origins": 1,
            }
        ],
        "elsewhere": [{"source": "a", "file": "a.md", "span": SPAN, "quote": "$1M", "reason": None}],
    },
    "diff": {
        "schema": "provenance/diff/1",
        "revision": "HEAD",
        "corpus": {"before": "0" * 64, "after": "1" * 64},
        "sources": {"new": [], "gone": ["b"], "changed": []},
        "turned": [
            {"before": FACT, "after": FACT, "verdict_changed": False, "claims_gone": ["a:1"], "claims_new": ["a:2"]}
        ],
        "new": [FACT],
        "gone": [],
        "unchanged": 3,
    },
    "mutation": {
        "schema": "provenance/mutation/1",
        "seed": 0,
        "limit": 20,
        "counts": [{"mode": "copy", "change": "unit", "planted": 2, "found": 1}],
        "unchanged": {"copies": 1, "false_alarms": [{"path": "a.md", "code": "FACT601", "message": "two values"}]},
        "planted": [
            {
                "mode": "copy",
                "change": "unit",
                "path": "a.md",
                "span": SPAN,
                "old": "5 km",
                "new": "5 m",
                "code": None,
                "reason": "matched with nothing it contradicts",
            }
        ],
    },
    "verification": {
        "schema": "provenance/verification/1",
        "report": "provenance.json",
        "form": "json",
        "citations": [{"id": "c", "file": "a.md", "line": 3, "quote": "5 km", "exact": False, "problems": ["gone"]}],
        "summary": {"exact": 0, "orphaned": 1},
    },
    "report": {
        "schema": "provenance/report/1",
        "tool": {"name": "provenance", "version": "1"},
        "corpus": {"root": None, "digest": "0" * 64},
        "sources": [SOURCE],
        "facts": [FACT],
        "findings": [FINDING],
    },
}
# (schema, the way to a value, what it must not be)
MUTATIONS = [
    ("front-matter", ("publishr",), "unknown key"),
    ("front-matter", ("published",), "20/01/2025"),
    ("front-matter", ("id",), "a b"),
    ("block-header", ("sha256",), "xyz"),
    ("index-row", ("file",), "/absolute/a.md"),
    ("index-row", ("file",), "below\\a.md"),
    ("index-row", ("blocks",), "two"),
    ("configuration", ("fail-on",), "never"),
    ("configuration", ("fail_on",), "error"),
    ("finding", ("severity",), "fatal"),
    ("finding", ("fingerprint",), "12"),
    ("finding", ("code",), "x1"),
    ("finding", ("span", "line"), 0),
    ("finding", ("span", "bytes"), [1]),
    ("finding", ("related", 0, "more"), 1),
    ("findings", ("schema",), "provenance/findings/2"),
    ("findings", ("summary", "errors"), -1),
    ("fact", ("verdict",), "true"),
    ("fact", ("conflict_kind",), "colour"),
    ("fact", ("claims",), []),
    ("fact", ("score",), 1.5),
    ("fact", ("origins",), 0),
    ("fact", ("claims", 0, "value", "hi"), "a million"),
    ("fact", ("claims", 0, "value", "hedge"), "perhaps"),
    ("fact", ("claims", 0, "value", "weekday"), 8),
    ("fact", ("claims", 0, "polarity"), "maybe"),
    ("verification", ("form",), "pdf"),
    ("verification", ("citations", 0, "exact"), "yes"),
    ("verification", ("summary", "orphaned"), -1),
    ("facts-list", (0, "kind"), "sum"),
    ("facts-list", (0, "vlaue"), "3"),
    ("decisions", (0, "kind"), "fine"),
    ("decisions", (0, "claims", 0, "bytes"), 3),
    ("trace", ("facts", 0, "otherwise", 0, "relation"), "same"),
    ("trace", ("facts", 0, "fact", "verdict"), "sure"),
    ("diff", ("turned", 0, "before"), None),
    ("diff", ("sources", "moved"), []),
    ("mutation", ("counts", 0, "planted"), 0),
    ("mutation", ("planted", 0, "change"), "colour"),
    ("mutation", ("planted", 0, "code"), "x1"),
    ("mutation", ("unchanged", "false_alarms", 0, "code"), None),
    ("report", ("corpus", "digest"), "short"),
    ("report", ("facts", 0, "claims", 0, "span", "utf16"), [-1, 2]),
    ("report", ("extra",), None),
]


@pytest.fixture(scope="module")
def published():
    return {path.name.removesuffix(".schema.json"): json.loads(path.read_text("utf-8")) for path in FOLDER.iterdir()}


def test_the_files_are_what_the_models_say():
    files = {path.name: path.read_text("utf-8") for path in FOLDER.iterdir()}
    models = {f"{name}.schema.json": as_text(schema) for name, schema in schemas().items()}
    assert files == models, "run: python tools/write_schemas.py"


def test_each_is_a_valid_schema_with_a_name_of_its_own(published):
    assert set(published) == set(SAMPLES)
    for name, schema in published.items():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        assert schema["$id"] == f"urn:provenance:schema:{name}:1"


@pytest.mark.parametrize("name", SAMPLES)
def test_a_right_document_is_valid(published, name):
    Draft202012Validator(published[name]).validate(SAMPLES[name])


@pytest.mark.parametrize(("name", "way", "value"), MUTATIONS)
def test_a_wrong_document_is_not(published, name, way, value):
    document = copy.deepcopy(SAMPLES[name])
    inner = document
    for step in way[:-1]:
        inner = inner[step]
    inner[way[-1]] = value
    assert not Draft202012Validator(published[name]).is_valid(document)


@pytest.mark.parametrize("name", ["finding", "fact", "report", "findings", "index-row"])
def test_a_missing_key_is_not_valid(published, name):
    for key in SAMPLES[name]:
        document = {other: value for other, value in SAMPLES[name].items() if other != key}
        assert Draft202012Validator(published[name]).is_valid(document) is (key == "conflict_kind")
