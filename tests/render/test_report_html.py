import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from made_report import made

from provenance.corpus.model import Seed, TextFile
from provenance.facts.model import Verdict
from provenance.render import report_html, report_markdown

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """Elements, ids, links and the text of a page; fails where tags do not nest."""

    def __init__(self, text):
        super().__init__()
        self.elements, self.ids, self.links, self.open = Counter(), [], [], []
        self.text, self.marked, self.headings = "", [], []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        self.elements[tag] += 1
        assert not [name for name in found if name.startswith("on")]
        if "id" in found:
            self.ids.append(found["id"])
        if "href" in found:
            self.links.append(found["href"])
        if tag not in VOID:
            self.open.append((tag, found.get("class", "")))

    def handle_endtag(self, tag):
        assert self.open.pop()[0] == tag

    def handle_data(self, data):
        if ("style", "") in self.open:
            return
        self.text += data
        if any(tag == "a" and css.startswith("mark") for tag, css in self.open):
            self.marked.append(data)
        if ("h2", "") in self.open:
            self.headings.append(data)


@pytest.fixture(scope="module")
def everything():
    return made()


@pytest.fixture(scope="module")
def text(everything):
    return report_html.render(everything.corpus, everything.analysis, everything.findings, link_base="..")


@pytest.fixture(scope="module")
def page(text):
    return Page(text)


def test_the_page_asks_nothing_of_anyone(text, page):
    assert "default-src 'none'; style-src 'unsafe-inline'" in text
    assert not {"script", "img", "link", "iframe", "object", "form"} & set(page.elements)
    assert not re.search(r"url\(|@import", text)
    assert all(link.startswith(("#", "../seeds/")) for link in page.links)


def test_every_link_within_the_page_arrives_and_no_name_is_double(page):
    inside = {link[1:] for link in page.links if link.startswith("#")}
    assert len(inside) > 30
    assert inside <= set(page.ids)
    assert len(set(page.ids)) == len(page.ids)


def test_it_says_what_the_markdown_says_in_the_same_order(everything, page):
    markdown = report_markdown.render(everything.corpus, everything.analysis, everything.findings)
    assert [*re.findall(r"^## (.*)$", markdown, re.MULTILINE), "Texts"] == page.headings
    shown = re.sub(r"\s+", " ", page.text)
    for words in (
        "1 conflict needs a look; 1 fact agrees across sources",
        "The Norvel plant cost <b>$277M</b>, the minister said.",
        "reported as said by le maire, reads as less than 250 million USD",
        "rounding does not explain the difference",
        "bytes 143–156",
        "Wednesday (day not fixed)",
        "title, publisher, author, published, url, language",
    ):
        assert words in shown


def test_the_text_of_seeds_is_shown_and_does_nothing(text, page):
    assert "<script" not in text
    assert "<script>alert(1)</script>" in page.text
    assert "⟨U+202E⟩counts⟨U+202C⟩ 30" in page.text
    assert "⟨byte E9⟩" in page.text
    assert not re.search("[\u202a-\u202e\u2066-\u2069\ud800-\udfff\x00-\x08]", text)


def test_each_text_is_whole_and_its_claims_are_marked(everything, page):
    texts = page.text.rpartition("leads to its fact.")[2]
    for line in (
        "🚀🏭 The Norvel plant cost <b>$277M</b>, the minister said.",
        "Elle emploie environ 1\u202f200 personnes",
    ):
        assert line in texts
    marked = "".join(page.marked)
    for fact in everything.analysis.facts[:7]:
        for claim in fact.claims:
            assert claim.quote in marked


def test_overlapping_claims_lead_to_the_shortest(text):
    # "30 jobs" (F3) and "counts 30" (F11) share the 30; each stretch is one link
    assert re.search(r'href="#fact-11"[^>]*>(?:<span id="claim-18"[^>]*></span>)⟨U\+202E⟩counts⟨U\+202C⟩ </a>', text)
    assert re.search(r'href="#fact-3"[^>]*>(?:<span id="claim-5"[^>]*></span>)30</a>', text)


def test_lines_carry_the_numbers_of_the_file(text):
    assert re.search(r'<li value="8" dir="auto">L’usine', text)
    assert re.search(r'<li value="12" dir="auto">Rivals', text)


def test_a_matrix_too_wide_to_read_becomes_one_column(everything, page):
    first = everything.analysis.sources[0]
    more = tuple(replace(first, id=f"s{number}", file="no.md") for number in range(25))
    seeds = tuple(
        Seed(TextFile("no.md", b"", ""), None, (replace(everything.corpus.seeds[0].blocks[0], start=0, end=0),))
        for _ in more
    )
    corpus = replace(everything.corpus, seeds=everything.corpus.seeds + seeds)
    analysis = replace(everything.analysis, sources=everything.analysis.sources + more)
    wide = Page(report_html.render(corpus, analysis, []))
    assert "S2: 47 %; S3: 47 %" in wide.text
    assert "S2: 47 %" not in page.text


def test_two_sources_of_one_id_do_not_double_a_name(everything):
    twice = replace(
        everything.analysis, sources=everything.analysis.sources + everything.analysis.sources[:1], origin_groups=()
    )
    corpus = replace(everything.corpus, seeds=everything.corpus.seeds + everything.corpus.seeds[:1])
    page = Page(report_html.render(corpus, twice, []))
    assert len(set(page.ids)) == len(page.ids)
    assert page.text.count("Ses rivaux parlent de 7 rotors. Le décompte passe à 31 emplois.") == 4


def test_figures_set_aside_are_counted_with_what_each_reason_means(text):
    limits = text.partition('<section id="limits">')[2].partition("</section>")[0]
    assert '<td class="figure">1,201</td>' in limits
    assert '<span title="It is a telephone or fax number.">telephone</span> 1, ' in limits


def test_every_verdict_can_be_filtered_without_a_script(text, page):
    for verdict in Verdict:
        assert f"show-{verdict.value}" in page.ids
        assert f"body:has(#show-{verdict.value}:not(:checked)) :is(.card, tr).{verdict.value}" in text


def test_two_runs_write_the_same_bytes(text):
    again = made()
    assert report_html.render(again.corpus, again.analysis, again.findings, link_base="..") == text
