"""What is remembered of blocks is what would be worked out again, to the last digit."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from provenance.corpus.load import load
from provenance.corpus.model import Corpus
from provenance.facts.analysis import analyse
from provenance.facts.claiming.claims import claims
from provenance.facts.model import Kind
from provenance.facts.reading import read_corpus
from provenance.store.cache import Cache
from provenance.store.codec import decode, encode
from provenance.store.memory import Memory

HARBOUR = (
    "Northwind cut 250 jobs in Bergen on 12 March 2024, and lost at least 3.5 million euros. “We had no choice left,” "
    "said Mary Olsen, the chief executive of Northwind. Call 01 23 45 67 89. About 40 % of the 1,200 staff left in May."
)
PORT = (
    "Nordwind a supprimé 260 emplois à Bergen le 13 mars 2024. « Nous n'avions plus le choix », dit Mary Olsen, la "
    "directrice générale de Northwind. L'action a perdu 4,25 % en trois jours ; le port compte 2 500 employés."
)


@dataclass(frozen=True, slots=True)
class _Inner:
    kind: Kind
    ends: Decimal | date | None
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Outer:
    inner: tuple[_Inner, ...]
    near: dict[str, float]
    pair: tuple[Decimal | None, date | None] | None = None
    note: str | None = None


def corpus(folder: Path, **texts: str) -> Corpus:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_bytes(text.encode("utf-8", "surrogateescape"))
    return load([folder], working_directory=folder)


def memory(folder: Path, version: str = "1") -> Memory:
    return Memory(Cache(str(folder / "cache")), version)


def test_values_come_back_as_they_were() -> None:
    inner = (
        _Inner(Kind.MONEY, Decimal("1.50"), frozenset({"b", "a"})),
        _Inner(Kind.DATE, date(2024, 2, 29), frozenset()),
        _Inner(Kind.NUMBER, Decimal("20240229"), frozenset()),
        _Inner(Kind.NUMBER, None, frozenset()),
    )
    value = _Outer(inner, {"z": 0.1 + 0.2, "a": 1 / 3}, (Decimal("1E+3"), date.min), "\udc80 \u202e é")
    back = decode(_Outer, encode(value))
    assert back == value
    assert repr(back.inner[0].ends) == repr(inner[0].ends)
    assert back.inner[0].kind is Kind.MONEY
    assert list(back.near) == ["z", "a"]


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"[[[1,2]],{}]", b'[[["coins",null,[]]],{},null,null]', b"7", b"\xff"]
)
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match=r".*"):
        decode(_Outer, data)


def test_readings_and_claims_are_the_same_from_memory(tmp_path: Path) -> None:
    read = corpus(tmp_path, harbour=HARBOUR, port=PORT, odd="A byte \udce9 here: 12 ships.", again=HARBOUR)
    plain = read_corpus(read)
    for _ in range(2):
        kept = memory(tmp_path)
        assert read_corpus(read, memory=kept) == plain
        made = claims(plain, kept)
        assert made == claims(plain)
        assert [claim.slot for claim in made] == [claim.slot for claim in claims(plain)]
        assert repr([claim.mention for claim in made]) == repr([claim.mention for claim in claims(plain)])
        assert analyse(read, memory=kept) == analyse(read)


def test_nothing_is_worked_out_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = corpus(tmp_path, harbour=HARBOUR, port=PORT)
    first = analyse(read, memory=memory(tmp_path))

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr("provenance.facts.mentions.sift", refuse)
    monkeypatch.setattr("provenance.facts.speech.quotations.find_quotations", refuse)
    monkeypatch.setattr("provenance.facts.claiming.claims.told", refuse)
    assert analyse(read, memory=memory(tmp_path)) == first


@pytest.mark.parametrize("changed", ["text", "name elsewhere", "program", "published"])
def test_what_changes_is_worked_out_anew(tmp_path: Path, changed: str) -> None:
    analyse(corpus(tmp_path, harbour=HARBOUR, port=PORT), memory=memory(tmp_path))
    other = {
        "text": corpus(tmp_path, port=PORT.replace("260", "270")),
        # the full name is that of the surname in the others now
        "name elsewhere": corpus(tmp_path, quay="Mary-Ann Olsen has led Northwind since 2019. Mary-Ann Olsen is 40."),
        "program": corpus(tmp_path, port=PORT),
        "published": corpus(tmp_path, port="---\nseed: 1\nid: p\npublished: 2023-01-02\n---\n" + PORT),
    }[changed]
    assert analyse(other, memory=memory(tmp_path, "2" if changed == "program" else "1")) == analyse(other)


def test_a_block_that_moved_in_its_file_keeps_its_meaning_and_not_its_place(tmp_path: Path) -> None:
    front = '---\nseed: 1\nid: p\ntitle: "T"\n---\n\n'
    analyse(corpus(tmp_path, port=front + PORT, harbour=HARBOUR), memory=memory(tmp_path))
    moved = corpus(tmp_path, port=front.replace('"T"', '"A longer title"') + PORT, harbour=HARBOUR)
    assert analyse(moved, memory=memory(tmp_path)) == analyse(moved)
