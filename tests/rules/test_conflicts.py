"""The findings made of facts: which fact makes which, where, and what is said."""

from datetime import date
from decimal import Decimal

import pytest
from rule_corpora import corpus_of

from provenance.config import Config
from provenance.facts.model import Claim, Hedge, Kind, Mention, Source, Value
from provenance.facts.results import Analysis, ConflictKind, Fact, Verdict
from provenance.rules.engine import run

FILES = {
    "a.md": "The pier cost less than 10 million euros, the mayor said.\n",
    "b.md": "Le quai a coûté 12 millions d'euros.\n",
    "c.md": "The pier cost 12 million euros.\n",
}
MONEY = {
    "a.md": (
        "10 million euros",
        "less than 10 million euros",
        Value(hi=Decimal(10**7), hi_open=True, unit="EUR", hedge=Hedge.LESS_THAN),
    ),
    "b.md": ("12 millions d'euros", "12 millions d'euros", Value(Decimal(12 * 10**6), Decimal(12 * 10**6), unit="EUR")),
    "c.md": ("12 million euros", "12 million euros", Value(Decimal(12 * 10**6), Decimal(12 * 10**6), unit="EUR")),
}


def _claim(corpus, path, quote, whole, value, **more):
    file = next(seed.file for seed in corpus.seeds if seed.file.path == path)
    start, outer = file.text.index(quote), file.text.index(whole)
    mention = Mention(start, start + len(quote), outer, outer + len(whole), more.pop("kind", Kind.MONEY), quote, value)
    name = path.removesuffix(".md")
    source = Source(name, path, name, None, f"Paper {name.upper()}", None, None, "en", "0" * 64, 1)
    span = file.span(start, start + len(quote))
    return Claim(f"{name}:{start}", source, mention, span, quote, file.text, file.span(0, len(file.text)), "en", **more)


def _run(monkeypatch, corpus, kind, claims, verdict=Verdict.CONFLICT):
    fact = Fact("F1", Kind.MONEY, "cost of the pier", verdict, tuple(claims), 2, conflict_kind=kind)
    monkeypatch.setattr("provenance.facts.analysis.analyse", lambda *_: Analysis((), (fact,)))
    return run(corpus, Config(select=("FACT",)))


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (ConflictKind.VALUE, "FACT601"),
        (ConflictKind.BOUND, "FACT602"),
        (ConflictKind.DATE, "FACT603"),
        (ConflictKind.NAME, "FACT604"),
        (ConflictKind.POLARITY, "FACT605"),
        (ConflictKind.ATTRIBUTION, "FACT606"),
    ],
)
def test_each_kind_of_conflict_has_its_code(monkeypatch, kind, code):
    corpus = corpus_of(FILES)
    claims = [_claim(corpus, path, *said) for path, said in MONEY.items()]
    assert [finding.code for finding in _run(monkeypatch, corpus, kind, claims)] == [code]


@pytest.mark.parametrize("verdict", [verdict for verdict in Verdict if verdict is not Verdict.CONFLICT])
def test_no_other_verdict_is_a_finding(monkeypatch, verdict):
    corpus = corpus_of(FILES)
    claims = [_claim(corpus, path, *said) for path, said in MONEY.items()]
    assert _run(monkeypatch, corpus, ConflictKind.VALUE, claims, verdict) == []


def test_the_last_source_is_the_place_and_every_other_is_related(monkeypatch):
    corpus = corpus_of(FILES)
    claims = [_claim(corpus, path, *MONEY[path]) for path in ("c.md", "a.md", "b.md")]
    (finding,) = _run(monkeypatch, corpus, ConflictKind.BOUND, claims)
    assert (finding.path, finding.span.column, finding.severity) == ("c.md", 15, "warning")
    assert finding.message == (
        "cost of the pier: c (Paper C) says “12 million euros” (12 million EUR), "
        "but a (Paper A) says “less than 10 million euros” (less than 10 million EUR)"
    )
    assert [(other.path, other.label) for other in finding.related] == [
        ("a.md", "a (Paper A) says “less than 10 million euros” (less than 10 million EUR)"),
        ("b.md", "b (Paper B) says “12 millions d'euros” (12 million EUR)"),
    ]


def test_polarity_and_attribution_are_said_in_words(monkeypatch):
    corpus = corpus_of({"a.md": "It was late.\n", "b.md": "It was not late.\n"})
    day = Value(date(2025, 1, 2), date(2025, 1, 2))
    a = _claim(corpus, "a.md", "late", "late", day, speaker="Ilse Brandt")
    b = _claim(corpus, "b.md", "late", "late", day, polarity="denied", speaker="K. Ude")
    (finding,) = _run(monkeypatch, corpus, ConflictKind.POLARITY, [a, b])
    assert finding.message == "cost of the pier: b (Paper B) denies “late”, but a (Paper A) affirms “late”"
    (finding,) = _run(monkeypatch, corpus, ConflictKind.ATTRIBUTION, [a, b])
    assert finding.message == (
        "cost of the pier: b (Paper B) attributes “late” to K. Ude, but a (Paper A) attributes “late” to Ilse Brandt"
    )


def test_facts_are_not_worked_out_where_no_rule_asks(monkeypatch):
    def refuse(corpus):
        raise AssertionError("asked for facts")

    monkeypatch.setattr("provenance.facts.analysis.analyse", refuse)
    assert [finding.code for finding in run(corpus_of(FILES), Config(select=("META201",)))] == ["META201"] * 3


REPRINTED = (
    "Southwind, sa rivale, a perdu 12 % en Bourse mardi à la mi-journée. « Nous n'avons pas vendu le port », a dit la "
    "maire devant la presse. Estwind et Southwind se taisent depuis.\n"
)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("Southwind, sa", "Estwind, sa", "b says “Estwind”, but a says “Southwind”"),
        (
            "n'avons pas vendu",
            "avons vendu",
            "b quotes “Nous avons vendu le port”, but a quotes “Nous n'avons pas vendu le port”",
        ),
    ],
)
def test_the_message_says_what_was_changed_in_a_reprint(old: str, new: str, message: str) -> None:
    corpus = corpus_of({"a.txt": REPRINTED, "b.txt": REPRINTED.replace(old, new)})
    found = run(corpus, Config(select=("FACT",)))
    assert len(found) == 1
    assert found[0].message.endswith(message)
