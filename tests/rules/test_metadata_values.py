"""Values of metadata against what others have registered, against each other, and against the calendar."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_corpora import corpus_of

from provenance.config import Config
from provenance.rules import sample
from provenance.rules.engine import run
from provenance.rules.language_tags import fault_of
from provenance.rules.licences import nearest_licence, unknown_in
from provenance.rules.values import bad_keys


def _codes(select, **changes):
    return [one.code for one in run(corpus_of({"harbour.md": sample.seed(**changes)}), Config(select=(select,)))]


@pytest.mark.parametrize(
    "tag",
    ["fr", "en-GB", "FR-ca", "zh-Hant-TW", "es-419", "sr-Latn", "de-CH-1996", "ca-valencia", "sl-rozaj-biske", "gsw",
     "zh-yue-HK", "i-klingon", "fr-x-old", "de-u-co-phonebk", "qaa", "qtz-Qaaa-QM", "en-XK"],
)  # fmt: skip
def test_registered_tags(tag):
    assert fault_of(tag) is None


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("en-UK", "`uk`, which is the code of no region (`en-GB`?)"),
        ("en-EN", "`en`, which is the code of no region"),
        ("zz", "begins with `zz`"),
        ("qu-qua-1", "`qua`, which is the code of no language"),
        ("fr-Abcd", "`abcd`, which is the code of no script"),
        ("fr-CA-Latn", "`latn` where no subtag of that form may stand"),
        ("fr-FR-CA", "`ca` where no subtag of that form may stand"),
        ("fr-x", "ends with `x`"),
        ("fr-999", "`999`, which is the code of no region"),
        ("fr-parisien", "`parisien`, which is the code of no variant"),
    ],
)
def test_tags_nobody_registered(tag, said):
    assert said in (fault_of(tag) or "")


@pytest.mark.parametrize(
    "expression",
    ["MIT", "cc-by-sa-4.0", "GPL-2.0+", "Apache-2.0 OR MIT", "(MIT AND CC0-1.0) OR LicenseRef-Times",
     "GPL-3.0-only WITH Classpath-exception-2.0", "mit or apache-2.0", "DocumentRef-x:LicenseRef-y", "((MIT))"],
)  # fmt: skip
def test_licences_of_the_list(expression):
    assert unknown_in(expression) is None


@pytest.mark.parametrize(
    ("expression", "unknown"),
    [
        ("CC BY 4.0", "CC BY 4.0"),
        ("all rights reserved", "all rights reserved"),
        ("MIT OR Apachee-2.0", "Apachee-2.0"),
        ("MIT OR", "MIT OR"),
        ("(MIT", "(MIT"),
        ("MIT)", "MIT)"),
        ("MIT MIT", "MIT MIT"),
        ("()", "()"),
        ("WITH MIT", "WITH MIT"),
        ("MIT WITH Apache-2.0", "Apache-2.0"),
        ("LicenseRef-", "LicenseRef-"),
        ("LicenseRef-été", "LicenseRef-été"),
    ],
)
def test_licences_of_ones_own(expression, unknown):
    assert unknown_in(expression) == unknown


def test_the_nearest_licence_is_named():
    assert nearest_licence("CC BY 4.0") == "CC-BY-4.0"
    assert nearest_licence("apache 2") == "Apache-2.0"


@given(st.text(st.sampled_from("()MITANDORWH -+.été"), min_size=1, max_size=30))
@settings(max_examples=200, deadline=None)
def test_any_text_is_a_licence_or_none(text):
    assert unknown_in(text) is None or unknown_in(text)


@given(st.from_regex(r"\A[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,6}\Z"))
@settings(max_examples=200, deadline=None)
def test_any_tag_is_known_or_has_a_fault(tag):
    assert fault_of(tag) is None or fault_of(tag)


@pytest.mark.parametrize(
    ("published", "retrieved", "later"),
    [
        ("2025-01-25", "2025-01-23", False),  # by 23 January in Hawaii it is the 24th elsewhere, and one day is lost
        ("2025-01-26", "2025-01-23", True),
        ("2025-01-24T09:00:00+01:00", "2025-01-24T08:30:00+01:00", True),
        ("2025-01-24T09:00:00+01:00", "2025-01-24T09:30:00+02:00", True),
        ("2025-01-24T09:00:00+01:00", "2025-01-24T09:00:00+01:00", False),
        ("2025-01-24T09:00:00", "2025-01-24T08:00:00", False),
        ("2025", "2025-01-01", False),
        ("2026", "2025-12-01", True),
        ("2025-12", "2025-11-28", True),
        ("2025-12", "2025-11-30", False),
        ("9999-12-31", "0001-01-01", False),  # for which there is another rule
        ("2025-02-30", "2025-01-01", False),
    ],
)
def test_published_after_retrieved_whatever_the_zones(published, retrieved, later):
    assert _codes("META209", published=published, retrieved=retrieved) == ["META209"] * later


def test_the_dates_of_a_block_are_compared_with_those_of_the_front_matter():
    front = sample.front(published="2025-03-01")
    blocks = sample.block("a", "One.\n", retrieved="2025-01-01") + sample.block("b", "Two.\n", retrieved="2025-03-02")
    (found,) = run(corpus_of({"harbour.md": front + blocks}), Config(select=("META209",)))
    assert found.span.line == 6
    assert found.related[0].span.line == 12


@pytest.mark.parametrize(
    ("host", "right"),
    [
        ("example.org", True),
        ("xn--mnchen-3ya.example", True),
        ("münchen.example", True),
        ("localhost:8080", True),
        ("a_b.example.org", True),
        ("example.org.", True),
        ("192.0.2.1", True),
        ("[2001:db8::1]", True),
        ("user@example.org", True),
        ("example..org", False),
        (".example.org", False),
        ("-a.example.org", False),
        ("192.0.2.256", False),
        ("192.0.2", False),
        ("[2001:db8::g]", False),
        ("exa!mple.org", False),
        ("a" * 64 + ".org", False),
        ("example.org:0", False),
        (":80", False),
    ],
)
def test_hosts(host, right):
    assert bad_keys({"url": f"https://{host}/a"}, front=True) == (set() if right else {"url"})


@pytest.mark.parametrize("year", ["0025", "1599", "2101", "2205", "9999"])
def test_years_no_text_can_have(year):
    assert _codes("META210", published=f"{year}-01-23") == ["META210"]
    assert _codes("META210", retrieved=year) == ["META210"]


@pytest.mark.parametrize("year", ["1600", "1945", "2100"])
def test_years_a_text_can_have(year):
    assert _codes("META210", published=f"{year}-01-23") == []
