import re

import pytest
from jsonschema import Draft202012Validator

from provenance.corpus.keys import (
    KEYS,
    PATTERNS,
    ValueKind,
    Where,
    block_header_keys,
    block_header_schema,
    front_matter_keys,
    front_matter_schema,
)

FRONT = {"seed": "1", "id": "harbour", "published": "2025-01-23", "x-shelf": "B4"}


def faults(schema: dict[str, object], value: dict[str, object]) -> list[str]:
    Draft202012Validator.check_schema(schema)
    return sorted(error.message for error in Draft202012Validator(schema).iter_errors(value))


def test_the_schemas_accept_what_the_format_allows() -> None:
    assert faults(front_matter_schema(), FRONT) == []
    assert faults(block_header_schema(), {"title": "T", "sha256": "0" * 64, "bytes": "12"}) == []


def test_readers_that_turn_digits_into_numbers_are_right_too() -> None:
    assert faults(front_matter_schema(), {**FRONT, "seed": 1, "bytes": 12}) == []
    assert len(faults(front_matter_schema(), {**FRONT, "seed": 2})) == 1


@pytest.mark.parametrize(
    "change", [{"publised": "2025"}, {"seed": "2"}, {"id": "été"}, {"title": " "}, {"title": 3}, {"bytes": "-1"}]
)
def test_the_front_matter_schema_refuses(change: dict[str, object]) -> None:
    assert len(faults(front_matter_schema(), {**FRONT, **change})) == 1


def test_seed_and_id_are_required_in_the_front_matter_and_have_no_place_in_a_block() -> None:
    assert len(faults(front_matter_schema(), {})) == 2
    assert len(faults(block_header_schema(), {"seed": "1", "id": "a"})) == 1


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (
            ValueKind.DATE,
            ["2025", "2025-01", "2025-01-23", "2025-01-23T09:30", "2025-01-23T09:30:00.5Z", "2025-01-23T09:30+01:00"],
            [
                "25",
                "2025-13",
                "2025-01-32",
                "2025-1-2",
                "23/01/2025",
                "2025-01-23 9:30",
                "2025-01T09:30",
                "2025-01-23T25:00",
            ],
        ),
        (ValueKind.LANGUAGE, ["fr", "en-GB", "zh-Hant-TW", "fro"], ["français", "f", "en_GB", "english", ""]),
        (
            ValueKind.URL,
            ["https://a.org/b?c#d", "http://a"],
            ["a.org", "ftp://a", "https://", "https://a b", "https:///x"],
        ),
        (ValueKind.SHA256, ["0" * 64], ["0" * 63, "A" * 64, "g" * 64]),
        (ValueKind.INTEGER, ["0", "5120"], ["", "01", "+1", "1.0", "1 000"]),
        (ValueKind.ID, ["a", "A-1.b_c", "a" * 100], ["-a", "a-", "a b", "été", "a" * 101, ""]),
    ],
)
def test_the_pattern_of_each_kind(kind: ValueKind, good: list[str], bad: list[str]) -> None:
    assert [value for value in good if not re.search(PATTERNS[kind], value)] == []
    assert [value for value in bad if re.search(PATTERNS[kind], value)] == []


def test_where_keys_may_stand() -> None:
    assert set(front_matter_keys(implicit_block=True)) == {key.name for key in KEYS}
    assert set(front_matter_keys(implicit_block=False)) == {key.name for key in KEYS} - {"sha256", "bytes"}
    assert set(block_header_keys()) == {key.name for key in KEYS if key.where is not Where.FRONT}
    assert {"seed", "id"}.isdisjoint(block_header_keys())
