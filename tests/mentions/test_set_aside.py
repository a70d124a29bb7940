"""Figures that are no facts: recognised, set aside with the reason, and none lost."""

import re
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from saying import short

import provenance
from provenance.facts.mentions import Sifted, extract, sift
from provenance.facts.set_aside import Reason, counts

ROOT = Path(__file__).resolve().parents[2]

# language | text | what is set aside, each "reason text", set apart by " & "; nothing else may be, and no fact is read.
NO_FACTS = r"""
fr | Appelez le 01 23 45 67 89. | telephone 01 23 45 67 89
fr | Tél. : +33 (0)1 23 45 67 89 | telephone +33 (0)1 23 45 67 89
fr | Fax 04.92.56.78.90 | telephone 04.92.56.78.90
fr | Le numéro vert 0 800 123 456 est gratuit. | telephone 0 800 123 456
en | Call (212) 555-0147 or 1-800-555-0199. | telephone (212) 555-0147 & telephone 1-800-555-0199
en | Call 020 7946 0958 for help. | telephone 020 7946 0958
en | Call +44 20 7946 0958 now. | telephone +44 20 7946 0958
fr | Compte FR76 3000 6000 0112 3456 7890 189. | identifier FR76 3000 6000 0112 3456 7890 189
fr | SIRET 552 100 554 00025 | identifier 552 100 554 00025
en | ISBN 978-3-16-148410-0 was reissued. | identifier 978-3-16-148410-0
en | Docket 1:21-cr-00175 is open. | identifier 1:21-cr-00175
en | See doi:10.1038/s41586-020-2649-2 for more. | identifier doi:10.1038/s41586-020-2649-2
en | Host 192.168.0.12 answered. | identifier 192.168.0.12
en | Commit 9fceb02d0ae598e95dc970b74767f19372d61af8 | identifier 9fceb02d0ae598e95dc970b74767f19372d61af8
fr | L'arrêt n° 2023/456 et le n° 3 | label 2023/456 & label n° 3
fr | Voir l'article L. 275 et l'article R. 921-7. | label L. 275 & label R. 921-7
fr | L'article 49.3 est lu page 12. | label article 49.3 & label page 12
en | Section 230 and pp. 12-15 | label Section 230 & label pp. 12-15
fr | page 3/12 | counter 3/12
en | Page 3 of 12 | counter 3 of 12
fr | 1,2K partages | counter 1,2K
en | 234 shares | counter 234
fr | 12 vues · 3 commentaires | counter 12 & counter 3
fr | 1. Payer\n2) Signer | item 1 & item 2
en | As shown before [12], this holds [3, 4]. | item 12 & item 3, 4
fr | Python 3.11 et iOS 17.2 | version Python 3.11 & version iOS 17.2
en | The v2.0 update | version v2.0
en | GPT-4, A320, MH17 and G7 | code GPT-4 & code A320 & code MH17 & code G7
fr | La COP21, le Covid-19 et un F4 | code COP21 & code Covid-19 & code F4
fr | Le PSG a gagné 3-1, puis perdu 1-3. | score 3-1 & score 1-3
en | She won 6-4, 7-5 in Paris. | score 6-4 & score 7-5
en | See IMG_2034.jpg there. | address IMG_2034.jpg
fr | Voir https://exemple.org/2024/05/a-12.html ici. | address https://exemple.org/2024/05/a-12.html
fr | Écrire à a12@exemple.org ou à @user123 #8mars | address a12@exemple.org & address @user123 & address #8mars
fr | Vision 2030, l'Expo 2025 et l'Agenda 2063 | name Vision 2030 & name Expo 2025 & name Agenda 2063
en | France 3 and Boeing 737 and Studio 54 | name France 3 & name Boeing 737 & name Studio 54
en | a 5G network, the S&P 500 | name 5G & name S&P 500
en | They live at 22 Ave Foch. | place 22
fr | Il habite au 10 rue de Rivoli. | place 10
fr | Le point 48.8566, 2.3522 sur la carte | place 48.8566, 2.3522
fr | Le point 48°51′24″N | place 48°51′24″N
fr | Morbihan (56) | brackets 56
en | He ran 3:59.4 there. | clock 3:59.4
en | It stayed at half-mast. | word half
fr | ３ et ٣ | not-understood ３ & not-understood ٣
en | The firm had 1988 sales. | year 1988 sales
"""
ROWS = [tuple(part.strip() for part in row.split(" | ")) for row in NO_FACTS.strip().splitlines()]

# Facts among figures that are none: what is read, and what is set aside.
FACTS = """
fr | les 27 États ont voté | count 27 état |
fr | Article 5 prévoit 12 millions. | number 12000000 | label Article 5
fr | la loi de 1905 | date |
en | The law 12 states passed | count 12 state |
fr | Cette photo 12 heures avant | duration 43200 s |
en | killed 200, including 12 Americans. It | number 200 & count 12 american |
fr | Il a reçu 12 commentaires hier. | count 12 commentaire & date |
fr | 12 vues sur la mer | count 12 vue |
fr | Un bus de 38 places | count 38 place |
en | Horizon 2020 drew 2.7 million fans. | count 2700000 fan | name Horizon 2020
en | Vitamin C. 12 people died. | count 12 person |
fr | Le F-35 coûte 80 millions d'euros. | money 80000000 EUR | code F-35
en | G20 leaders pledged $20bn at COP29. | money 20000000000 USD | code G20 & code COP29
en | It sold for COP 5 million. | money 5000000 COP |
en | a gain of 51%/1% | percent 51 & percent 1 |
fr | Le train part à 14h30. | time |
fr | Le 10 rue Royale, les 10 rues fermées | count 10 rue | place 10
en | on a 4 × 5 grid | number 4 & number 5 |
"""
FACT_ROWS = [tuple(part.strip() for part in row.split("|")) for row in FACTS.strip().splitlines()]


def shown(sifted: Sifted) -> list[str]:
    return [f"{one.reason.value} {one.text}" for one in sifted.set_aside]


def values(sifted: Sifted) -> list[str]:
    return [m.kind.value if m.kind.value in ("date", "time") else short(m) for m in sifted.mentions]


def listed(cell: str) -> list[str]:
    return [one.strip() for one in cell.split(" & ") if one.strip()]


@pytest.mark.parametrize(("language", "text", "expected"), ROWS)
def test_what_is_no_fact_is_set_aside_with_the_reason(language: str, text: str, expected: str) -> None:
    sifted = sift(text.replace("\\n", "\n"), language=language)
    assert (values(sifted), shown(sifted)) == ([], listed(expected))


@pytest.mark.parametrize(("language", "text", "facts", "aside"), FACT_ROWS)
def test_a_fact_is_never_set_aside(language: str, text: str, facts: str, aside: str) -> None:
    sifted = sift(text, language=language)
    assert (values(sifted), shown(sifted)) == (listed(facts), listed(aside))


def test_a_dump_of_figures_is_set_aside_as_data() -> None:
    assert counts(sift("5 " * 3000, language="fr").set_aside) == {Reason.DATA: 2001}


def test_every_reason_is_met_and_has_a_sentence_of_its_own() -> None:
    met = {one.split()[0] for row in ROWS for one in listed(row[2])}
    assert met | {"data", "page"} == {reason.value for reason in Reason}
    assert len({reason.meaning for reason in Reason}) == len(Reason)
    assert all(re.fullmatch(r"[A-Z].*\.", reason.meaning) for reason in Reason)


def test_counts_are_by_reason_in_their_order() -> None:
    found = counts(sift("Voir page 3, page 4 et le 01 23 45 67 89.", language="fr").set_aside)
    assert list(found.items()) == [(Reason.TELEPHONE, 1), (Reason.LABEL, 2)]


def holds(text: str, sifted: Sifted) -> None:
    """Every digit is in a mention or set aside, in its place, and never in both."""
    spans = [(m.start, m.end) for m in sifted.mentions] + [(one.start, one.end) for one in sifted.set_aside]
    covered = {place for start, end in spans for place in range(start, end)}
    lost = [run.group() for run in re.finditer(r"\d+", text) if not covered >= set(range(*run.span()))]
    assert lost == []
    for one in sifted.set_aside:
        assert text[one.start : one.end] == one.text != ""
    aside = [(one.start, one.end) for one in sifted.set_aside]
    assert all(a[1] <= b[0] for a, b in pairwise(aside))
    assert len(covered) == sum(end - start for start, end in spans)


WORDS = (
    "page|n°|n° |art.|v|GPT|-|–|.|,|:|/|[|]|(|)|#|@|_|http://|.jpg|tél|Tel:|+33|FR76|12|3|2024|1905|007|3,5|1 200|٣|１|"
    "½|km|€|$|%|ans|partages|shares|of|sur|rue|Paris|Boeing|Euro|le|the|x|e\u0301|🚀|\r\n|\n|\u202f|\u00a0|°|′|\ud800|"
    "Nov|mars|lundi|à 14h30|one of|million|G7|5G"
)
SOUP = st.lists(st.sampled_from(WORDS.split("|")), max_size=24)


@settings(max_examples=400, deadline=None)
@given(st.one_of(SOUP.map(" ".join), SOUP.map("".join), st.text(max_size=60), st.text("0123456789 .,-/:()+%a\n")))
@example("29/2-1/3")
@example("#8 mars")
@example("Nov/2")
@example("(1/2]")
def test_no_figure_is_lost(text: str) -> None:
    for language in ("fr", "en"):
        sifted = sift(text, language=language)
        holds(text, sifted)
        assert sifted.mentions == extract(text, language=language)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("change", ["nfd", "crlf", "emoji"])
def test_places_hold_in_any_spelling_of_the_text(language: str, change: str) -> None:
    whole = "\n".join(text.replace("\\n", "\n") for code, text, _ in ROWS if code == language)
    text = {
        "nfd": unicodedata.normalize("NFD", whole),
        "crlf": whole.replace("\n", "\r\n"),
        "emoji": whole.replace(" ", " 🚀 ", 3),
    }[change]
    holds(text, sift(text, language=language))


def test_no_figure_of_real_text_is_lost() -> None:
    corpus = provenance.load([Path("seeds"), Path("tests/corpora/good")], working_directory=ROOT)
    texts = [block.text for seed in corpus.seeds for block in seed.blocks]
    assert any(re.search(r"\d", text) for text in texts)
    for text in texts:
        sifted = sift(text, members=True)
        holds(text, sifted)
        assert [one.text for one in sifted.set_aside if one.reason is Reason.NOT_UNDERSTOOD] == []


def test_a_reading_keeps_what_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Voir page 12. Il y a 3 élus.\n", encoding="utf-8")
    corpus = provenance.load([tmp_path / "a.txt"], working_directory=tmp_path)
    [reading] = provenance.read(corpus)
    assert [one.text for one in reading.set_aside] == ["page 12"]
    analysis = provenance.analyse(corpus)
    assert analysis.set_aside == {reading.source.id: {Reason.LABEL: 1}}
    [source] = provenance.report(corpus, analysis, [])["sources"]
    assert source["set_aside"] == {"label": 1}
