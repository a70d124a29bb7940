import base64
import hashlib
import re
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest
from made_report import made

from provenance.corpus.model import Seed, TextFile
from provenance.facts.model import Kind
from provenance.facts.results import Verdict
from provenance.facts.wording import claim_in_words
from provenance.findings.model import Finding, Severity
from provenance.render import drawings, labels, report_html, report_markdown, report_view
from provenance.render.phrases import KIND_MEANINGS, MEANINGS

PLURALS = {"conflicts", "facts", "findings", "origins", "quotations", "sources"}
SEVERITIES = {"High", "Medium", "Low"}
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
        if ("style", "") in self.open or ("script", "") in self.open:
            return
        self.text += data
        if any(tag == "a" and css.startswith("mark") for tag, css in self.open):
            self.marked.append(data)
        if ("h2", "") in self.open and not any(tag == "dialog" for tag, _ in self.open):
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
    assert not {"img", "link", "iframe", "object", "form", "base", "embed"} & set(page.elements)
    assert not re.search(r"url\(|@import|\ssrc=|fetch\(|XMLHttpRequest|\bimport\b", text)
    assert all(link.startswith(("#", "../seeds/")) for link in page.links)


def test_only_the_style_and_the_script_of_the_page_itself_can_act(text, page):
    (policy,) = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', text)
    allowed = dict(part.split(" ", 1) for part in policy.split("; "))
    assert allowed.pop("default-src") == "'none'"
    for name, element in (("style-src", "style"), ("script-src", "script")):
        (body,) = re.findall(f"<{element}>(.*?)</{element}>", text, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        assert allowed.pop(name) == f"'sha256-{digest}'"
    assert allowed == {"base-uri": "'none'", "form-action": "'none'"}
    assert " style=" not in text
    assert page.elements["script"] == page.elements["style"] == 1


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
    assert "<script" not in text.replace('<script>"use strict";', "", 1)
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


def test_the_conflict_opens_the_page_with_who_says_what(page):
    head = re.sub(r"\s+", " ", page.text.partition("Since last run")[0])
    assert "High: Norvel plant: cost | <b> — 277 million USD: S2 · less than 250 million USD: S1" in head


def test_what_one_source_says_is_folded(text):
    single = text.partition('<section id="single"')[2].partition("</section>")[0]
    assert single.count("<details data-fold") == single.count("<table>") == 2
    assert "<summary>The &lt;i&gt;Gazette&lt;/i&gt; (S2): 2 facts</summary>" in single


def test_wordings_of_one_language_are_compared_word_by_word(everything):
    quotation = everything.analysis.facts[5]
    first = quotation.claims[0]
    other = replace(first, id="again", quote="We shall not close it,", source=everything.analysis.sources[2])
    analysis = replace(everything.analysis, facts=(replace(quotation, claims=(first, other)),))
    text = report_html.render(everything.corpus, analysis, [])
    assert "</a>: We <del>will</del><ins>shall</ins> not close it,</li>" in text
    across = report_html.render(everything.corpus, replace(everything.analysis, facts=(quotation,)), [])
    assert "<del>" not in across


def test_each_claim_knows_its_fact_and_each_mark_its_claims(text, page):
    claims = dict(re.findall(r'<span id="(claim-\d+)" data-fact="(fact-\d+)" data-citation=', text))
    assert len(claims) == text.count(" data-citation=")
    assert set(claims.values()) <= set(page.ids)
    marked = {claim for told in re.findall(r' data-claims="([^"]*)"', text) for claim in told.split()}
    assert marked == set(claims)


def test_facts_carry_what_they_are_filtered_by(text):
    row = re.search(r'<article [^>]*id="fact-1"[^>]*>', text)[0]
    assert 'data-verdict="conflict" data-kind="money" data-sources="S2 S1"' in row
    names = re.findall(r"<option[^>]*>([^<]*)</option>", text.partition('id="f-speaker"')[2].partition("</select>")[0])
    numbers = re.search(r'data-speakers="([^"]*)"', row)[1].split()
    assert [names[1 + int(number)] for number in numbers] == ["the minister", "le maire"]


def test_drawings_lead_to_claims_and_say_what_they_show(text, page):
    assert page.elements["svg"] == text.count(' role="group" aria-label="') == 6
    drawn = "".join(re.findall(r"<svg.*?</svg>", text, re.DOTALL))
    assert set(re.findall(r'href="#([^"]*)"', drawn)) <= set(page.ids)
    assert "nan" not in drawn
    assert "inf" not in drawn


def test_each_value_of_an_undated_fact_has_its_row_and_a_dispute_is_marked(everything):
    first = everything.analysis.facts[7].claims[0]
    tuesday = replace(first, id="t", mention=replace(first.mention, value=replace(first.value, weekday=2)))
    fact = replace(everything.analysis.facts[7], verdict=Verdict.CONFLICT, claims=(first, tuesday))
    text = report_html.render(everything.corpus, replace(everything.analysis, facts=(fact,)), [])
    timeline = text.partition('<section id="timeline"')[2].partition("</section>")[0]
    badge = ' <a href="#fact-1"><span class="badge conflict">conflict</span></a></td>'
    assert re.findall(r"<tr class=\"conflict\"[^>]*><td>(.*?day not fixed\))", timeline) == [
        "Wednesday (day not fixed)",
        "Tuesday (day not fixed)",
    ]
    assert timeline.count(badge) == 2
    undisputed = report_html.render(everything.corpus, everything.analysis, [])
    assert "badge" not in undisputed.partition('<section id="timeline"')[2].partition("</section>")[0]


def test_an_open_date_is_a_short_arrow_at_the_end_that_is_known(everything):
    first, second = everything.analysis.facts[6].claims
    since = replace(first.mention.value, lo=None, hi=date(2019, 6, 30), granularity="month")
    until = replace(second.mention.value, hi=None)
    claims = [
        replace(claim, mention=replace(claim.mention, value=value))
        for claim, value in ((first, since), (second, until), (first, first.value))
    ]
    facts = (replace(everything.analysis.facts[6], claims=tuple(claims)),)
    analysis = replace(everything.analysis, facts=facts)
    strip = drawings.timeline(report_view.view(everything.corpus, analysis, []), claim_in_words)
    ends = {(bar.open_left, bar.open_right): (bar.x1, bar.x2, bar.label) for bar in strip.bars}
    assert all(x1 >= 0 and x2 <= drawings.WIDTH for x1, x2, _ in ends.values())
    assert ends[True, False][1] - ends[True, False][0] <= 40
    assert ends[False, True][1] - ends[False, True][0] <= 40
    assert ends[True, False][2] == "by June 2019"
    assert ends[False, True][2] == "from January 2025 on"


def test_what_is_told_of_the_sources_is_told_as_in_the_markdown():
    loose = made(root=None)
    bare = [Finding("META201", Severity.ERROR, "no front matter: no seed", f"{n}.txt", None, "") for n in range(3)]
    apart = Finding("FACT608", Severity.NOTE, "“Norwel” is “Norvel” elsewhere", "seeds/courrier.md", None, "")
    text = report_html.render(loose.corpus, loose.analysis, [*bare, apart])
    part = text.partition('<section id="sources"')[2].partition("</section>")[0]
    assert "<p>3 files are plain text, so that nothing is known of their titles, publishers and dates. <code>" in part
    assert "META201" not in part
    assert "<td>FACT608</td>" in part
    assert "[…]” (first words)</td>" in part
    assert "<p>3 facts; 1 quotation stands below under Quotations.</p>" in text


def test_not_compared_is_said_in_the_same_words(everything, page):
    markdown = report_markdown.render(everything.corpus, everything.analysis, [])
    said = markdown.partition("## Since last run\n\n")[2].partition("\n")[0].replace("`", "")
    assert said in re.sub(r"\s+", " ", page.text)


def test_the_labels_are_french_when_asked_and_the_sources_as_they_are(everything):
    text = report_html.render(everything.corpus, everything.analysis, everything.findings, language="fr")
    page = Page(text)
    assert text.startswith('<!DOCTYPE html>\n<html lang="fr">')
    assert page.headings[1] == "Incohérences"
    shown = re.sub(r"[ \n]+", " ", page.text)
    assert "1 conflit à examiner; 1 fait concorde entre les sources" in shown
    assert "The Norvel plant cost <b>$277M</b>, the minister said." in shown
    assert "se lit < 250\u202f000\u202f000 USD" in shown
    assert "two claims cannot both be true" not in shown


@pytest.mark.parametrize(
    ("lo", "hi", "told"),
    [
        ("2022-01-01", "2022-12-31", "2022"),
        ("2022-01-01", "2024-12-31", "2022 – 2024"),
        ("2022-03-01", "2022-03-31", "2022-03"),
        ("2022-03-14", "2022-03-14", "2022-03-14"),
        ("2022-03-14", "2022-04-02", "2022-03-14 – 2022-04-02"),
        ("2022-03-14", None, "≥ 2022-03-14"),
        (None, "2022-03-14", "≤ 2022-03-14"),
        ("9999-01-01", "9999-12-31", "9999"),
        (None, None, "mercredi"),
    ],
)
def test_in_french_a_date_stands_in_figures_or_else_as_it_is_written(everything, lo, hi, told):
    claim = everything.analysis.facts[7].claims[0]
    ends = [None if end is None else date.fromisoformat(end) for end in (lo, hi)]
    value = replace(claim.mention.value, lo=ends[0], hi=ends[1])
    assert labels.value_words("fr")(replace(claim, mention=replace(claim.mention, value=value))) == told


def test_in_french_a_count_names_what_it_counts_as_the_text_does(everything):
    claim = everything.analysis.facts[3].claims[1]
    assert labels.value_words("fr")(claim) == "≈ 1200 personnes"
    assert labels.value_words("fr")(replace(claim, polarity="denied")) == "≠ ≈ 1200 personnes"


def test_every_label_has_its_french_and_no_french_is_idle(text):
    french = tomllib.loads(files("provenance.render").joinpath("labels.toml").read_text("utf-8"))
    folder = files("provenance.render").joinpath("templates")
    pages = "".join(folder.joinpath(name).read_text("utf-8") for name in ("report.html.j2", "watched.html.j2"))
    fixed = set(re.findall(r"""\bt\("([^"]*)"\)""", pages))
    assert fixed - set(french) == set()
    said = {meaning for _, meaning in report_html.KEYS} | {verdict.value for verdict in Verdict}
    said |= {kind.value for kind in Kind} | set(MEANINGS.values())
    said |= {f"of {kind.value}: {told}" for kind, told in KIND_MEANINGS.items()}
    assert said - set(french) == set()
    sources = pages + "".join(path.read_text("utf-8") for path in Path(report_html.__file__).parent.glob("*.py"))
    idle = {key for key in set(french) - fixed - said if f'"{key}"' not in sources and f"'{key}'" not in sources}
    assert idle - PLURALS - SEVERITIES == set()
