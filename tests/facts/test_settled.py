"""What holds from an earlier run of matching, and what does not."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from made_claims import claim, number

from provenance.corpus.model import Block, Corpus, Header, Seed, TextFile
from provenance.facts.bases import bases
from provenance.facts.claiming.claims import claims as claims_of
from provenance.facts.judging.kept import judged
from provenance.facts.matching import links as matching
from provenance.facts.matching import sides
from provenance.facts.matching.links import Link, links
from provenance.facts.matching.settled import Settled
from provenance.facts.model import Claim
from provenance.facts.reading import read_corpus
from provenance.facts.results import Verdict
from provenance.store.cache import Cache
from provenance.store.memory import Memory

TERMS = {"<spend>": 0.9, "<campaign>": 0.7}


def told(source: str, said: str = "250", name: str = "Nordwind") -> Claim:
    return claim(source, said, number(said), terms=TERMS, names={name: 0.9}, subject=name)


def settled(folder: Path, claims: Sequence[Claim], **bases: str) -> Settled:
    sources = {each.source.id: each.source.id for each in claims}
    return Settled(Memory(Cache(str(folder)), "1"), "here", sources | bases)


def found(folder: Path, claims: Sequence[Claim], **bases: str) -> list[Link]:
    """The links as a run with a memory finds them; it keeps them for the next."""
    known = settled(folder, claims, **bases)
    made = links(claims, settled=known)
    known.keep()
    return made


def test_what_is_as_it_was_is_settled_and_tells_why(tmp_path: Path) -> None:
    claims = [told("a"), told("b"), told("c", "250")]
    first, second = found(tmp_path, claims), found(tmp_path, claims)
    assert second == first == links(claims)
    assert [link.settled for link in first] == [False] * len(first)
    assert [link.settled for link in second] == [True] * len(first)
    assert [link.features for link in second] == [link.features for link in links(claims)]


def test_a_source_that_changed_settles_nothing(tmp_path: Path) -> None:
    claims = [told("a"), told("b"), told("c")]
    found(tmp_path, claims)
    again = found(tmp_path, claims, c="otherwise")
    assert {(link.a, link.b): link.settled for link in again} == {(0, 1): True, (0, 2): False, (1, 2): False}


def test_other_pairs_of_two_sources_are_looked_at_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [told("a"), told("b"), told("b", "90")]
    monkeypatch.setattr(matching, "candidates", lambda *_, **__: [(0, 1)])
    found(tmp_path, claims)
    monkeypatch.setattr(matching, "candidates", lambda *_, **__: [(0, 1), (0, 2)])
    again = found(tmp_path, claims)
    assert again == links(claims)
    assert not any(link.settled for link in again)


def test_a_number_that_everybody_gives_now_is_looked_at_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Among as many claims as before, with the same words."""
    monkeypatch.setattr(sides, "CROWD", 3)
    two = [told("a"), told("b", name="Südstern")]
    others = [claim(f"x{n}", "90", number("90")) for n in range(4)]
    assert any({link.a, link.b} == {0, 1} for link in found(tmp_path, [*two, *others]))
    crowd = [*two, *(claim(f"x{n}", "250", number("250")) for n in range(4))]
    again = found(tmp_path, crowd, **{f"x{n}": "otherwise" for n in range(4)})
    assert not any({link.a, link.b} == {0, 1} for link in again), "another name, and no hint left"


def test_a_word_that_is_rarer_now_is_weighed_anew(tmp_path: Path) -> None:
    many = [told("a"), told("b"), *[claim(f"x{n}", "7", number("7"), terms={"<campaign>": 0.9}) for n in range(8)]]
    found(tmp_path, many)
    fewer = [*many[:2], *[claim(f"x{n}", "7", number("7"), terms={"tree": 0.9}) for n in range(8)]]
    bases = {f"x{n}": "otherwise" for n in range(8)}
    again = found(tmp_path, fewer, **bases)
    assert again == links(fewer)
    assert [link.settled for link in again if {link.a, link.b} == {0, 1}] == [False]


def test_a_fact_is_judged_anew_by_what_it_rests_on(tmp_path: Path) -> None:
    claims = [told("a"), told("b")]

    def judge(origins: int) -> Verdict:
        known = settled(tmp_path, claims)
        fact = judged(claims, links(claims, settled=known), lambda _: origins, known)
        known.keep()
        return fact.verdict

    assert [judge(2), judge(2), judge(1), judge(2)] == [
        Verdict.AGREE,
        Verdict.AGREE,
        Verdict.SINGLE_SOURCE,
        Verdict.AGREE,
    ]


def test_the_reasons_of_a_new_link_are_told(tmp_path: Path) -> None:
    """Even where the score is what it was."""
    claims = [told("a"), told("b")]
    known = settled(tmp_path, claims)
    (link,) = links(claims, settled=known)
    first = judged(claims, [link], lambda _: 2, known)
    known.keep()
    other = link.features[0]._replace(name="something else", value=1.0, weight=9.0)
    changed = Link(0, 1, link.score, link.equal, lambda: (other,), link.one_telling)
    again = judged(claims, [changed], lambda _: 2, settled(tmp_path, claims))
    assert "something else" in again.why[0]
    assert "something else" not in first.why[0]


def test_what_other_sources_make_of_a_claim_is_part_of_its_base(tmp_path: Path) -> None:
    text = "Nordwind has 250 staff.\n"
    block = Block("a", text, 0, len(text), 0, 0, Header(0, 0), {}, implicit=True)
    read = read_corpus(Corpus(None, (Seed(TextFile("a.txt", text.encode(), text), None, (block,)),)))
    made, memory = claims_of(read), Memory(Cache(str(tmp_path)), "1")
    (one, *rest) = made
    first = bases(read, made, memory)
    assert bases(read, made, memory) == first
    for changed in (
        replace(one, polarity="denied"),
        replace(one, speaker_named=True),
        replace(one, subject_name="Vento"),
    ):
        assert bases(read, [changed, *rest], memory) != first
    assert bases(read, rest, memory) != first
