import re
from dataclasses import replace

import pytest
from made_report import made
from markdown_it import MarkdownIt

from provenance.facts.model import Analysis, Verdict
from provenance.render import report_json, report_markdown
from provenance.render.phrases import answer, excerpt
from provenance.render.report_view import changes


@pytest.fixture(scope="module")
def everything():
    return made()


@pytest.fixture(scope="module")
def text(everything):
    return report_markdown.render(everything.corpus, everything.analysis, everything.findings, link_base="..")


def tokens(text):
    parsed = MarkdownIt("commonmark").enable("table").parse(text)
    return parsed, [child for token in parsed for child in token.children or []]


def section(text, title):
    return text.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def test_the_first_paragraph_answers(text):
    assert text.split("\n")[2] == (
        "**1 conflict** needs a look; 1 fact agrees across sources; 2 differ but can be true together; "
        "2 are contested or revised; 1 quotation is worded differently; 4 rest on one source."
    )


def test_the_sections_stand_in_their_order(text):
    assert re.findall(r"^## (.*)$", text, re.MULTILINE) == [
        "Since last run",
        "Inconsistencies",
        "Facts by source",
        "Facts told by several sources",
        "Facts that rest on one source",
        "Quotations",
        "Timeline",
        "Origins",
        "Sources and gaps in their metadata",
        "Limits",
    ]


def test_a_conflict_shows_both_sentences_places_speakers_and_reasons(text):
    part = section(text, "Inconsistencies").partition("### Norvel: rotors")[0]
    assert "1. High: Norvel plant: cost" in part
    assert r"**\$277M**" in part
    assert "**250\u00a0millions de dollars**" in part
    assert (
        "[seeds/gazette.md:8](../seeds/gazette.md?plain=1#L8), said by the minister, reads as **277 million USD**"
        in part
    )
    assert "reported as said by le maire, reads as **less than 250 million USD**" in part
    assert "- no number satisfies both" in part
    assert "- rounding does not explain the difference" in part


def test_the_text_of_seeds_neither_acts_nor_hides(text):
    _, inline = tokens(text)
    tags = {child.content for child in inline if child.type == "html_inline"}
    assert tags <= {"<span>", "</span>", "<br>", "<b>", "</b>"}
    targets = {dict(child.attrs)["href"] for child in inline if child.type == "link_open"}
    assert {target.partition("?")[0].partition("#")[0] for target in targets} == {
        "../seeds/gazette.md",
        "../seeds/courrier.md",
        "../seeds/wire%20%231.txt",
        "../seeds",
    }
    assert not [child for child in inline if child.type == "image"]
    assert "⟨U+202E⟩counts⟨U+202C⟩" in text
    assert "\u202e" not in text
    assert "⟨byte E9⟩" in text
    shown = "".join(child.content for child in inline if child.type == "text")
    assert "Ana Roy <script>alert(1)</script>" in shown


def test_every_row_of_a_table_has_the_cells_of_its_head(text):
    rows = [line for line in text.split("\n") if line.startswith("|")]
    widths = [len(re.findall(r"(?<!\\)\|", row)) for row in rows]
    heads = [
        number
        for number, row in enumerate(rows)
        if number + 1 < len(rows) and re.match(r"\|[ :-]+[-:| ]+$", rows[number + 1])
    ]
    assert len(heads) == 13
    for start, end in zip(heads, [*heads[1:], len(rows)], strict=True):
        assert len(set(widths[start:end])) == 1, rows[start]


def test_the_matrix_holds_what_several_sources_say(text):
    matrix = section(text, "Facts by source")
    row = next(line for line in matrix.split("\n") if line.startswith("| turnout"))
    assert row == (
        "| turnout | agree | 2 |  | [47 %](../seeds/gazette.md?plain=1#L11) | [47 %](../seeds/wire%20%231.txt#L1) |"
    )
    assert "hidden" not in matrix


def test_dates_are_in_order_and_the_unplaced_apart(text):
    lines = [line.split(" | ")[0] for line in section(text, "Timeline").split("\n") if line.startswith("| ")]
    assert lines == [
        "| When",
        "| ---",
        "| January 2025",
        "| 20 January 2025",
        "| Not placed in time",
        "| ---",
        "| Wednesday (day not fixed)",
    ]


def test_gaps_and_limits_are_named(text):
    assert "title, publisher, author, published, url, language |" in text
    assert "1 date is not fixed to a day or year" in text
    assert "| error | IDX101 | [seeds](../seeds) | no INDEX.md |" in text
    assert "FACT601" not in text


def test_many_sources_share_a_column(everything):
    sources = tuple(replace(everything.analysis.sources[0], id=f"s{number}") for number in range(9))
    analysis = replace(everything.analysis, sources=everything.analysis.sources + sources, origin_groups=())
    matrix = section(report_markdown.render(everything.corpus, analysis, []), "Facts by source")
    assert "| Fact | Verdict | Origins | Claims |" in matrix
    assert "S2: [47 %](seeds/gazette.md?plain=1#L11); S3: [47 %](seeds/wire%20%231.txt#L1)" in matrix


def test_without_a_way_to_the_files_there_are_no_links(everything):
    text = report_markdown.render(everything.corpus, everything.analysis, everything.findings, link_base=None)
    assert not [child for child in tokens(text)[1] if child.type == "link_open"]
    assert "seeds/gazette.md:8, said by the minister" in text


def test_changes_since_an_earlier_report(everything):
    facts = everything.analysis.facts
    before = report_json.document(everything.corpus, everything.analysis, [])
    before["facts"][0]["id"] = "gone"
    now = (facts[0], replace(facts[1], verdict=Verdict.CONFLICT))
    found = changes(now, before)
    assert [fact.id for fact in found.new] == ["F1", "F2"]
    assert found.resolved == (("gone", "Norvel plant: cost | <b>", "its claims changed or are gone"),)
    assert found.persisting == ()
    same = report_json.document(everything.corpus, everything.analysis, [])
    assert [fact.id for fact in changes(facts, same).persisting] == ["F1"]
    settled = (replace(facts[0], verdict=Verdict.COMPATIBLE),)
    assert changes(settled, same).resolved == (("F1", "Norvel plant: cost | <b>", "now compatible"),)
    text = report_markdown.render(everything.corpus, everything.analysis, [], previous=before)
    part = section(text, "Since last run")
    assert r"- Norvel plant: cost \| &lt;b&gt; (`F1`)" in part
    assert r"- Norvel plant: cost \| &lt;b&gt; (`gone`), its claims changed or are gone" in part


@pytest.mark.parametrize(
    ("verdicts", "line"),
    [
        ([], "No fact was found in 3 sources."),
        (["agree"], "No conflict was found; 1 fact agrees across sources."),
        (["conflict"], "1 conflict needs a look."),
        (["conflict"] * 2 + ["agree"] * 9 + ["single-source"] * 61,
         "2 conflicts need a look; 9 facts agree across sources; 61 rest on one source."),
    ],
)  # fmt: skip
def test_the_verdict_line(everything, verdicts, line):
    facts = tuple(replace(everything.analysis.facts[0], verdict=Verdict(verdict)) for verdict in verdicts)
    assert "".join(answer(Analysis(everything.analysis.sources, facts))) == line


def test_a_long_sentence_is_cut_and_its_mention_kept(everything):
    claim = everything.analysis.facts[0].claims[0]
    before, after = "word " * 400, " word" * 400
    line = before + claim.quote + after
    start = claim.context_span.chars[0]
    span = replace(claim.span, chars=(start + len(before), start + len(before) + len(claim.quote)))
    part = excerpt(replace(claim, context=line, span=span))
    assert part.text == claim.quote
    assert part.before.startswith("[…] word")
    assert part.after.endswith("word […]")
    assert len(part.before + part.text + part.after) < 700


def test_an_utterance_longer_than_its_sentence_is_shown_alone(everything):
    claim = everything.analysis.facts[0].claims[0]
    part = excerpt(replace(claim, context="Something else."))
    assert (part.before, part.text, part.after) == ("", "$277M", "")


def test_an_unreadably_large_report_says_so(everything):
    facts = everything.analysis.facts * 300
    text = report_markdown.render(everything.corpus, replace(everything.analysis, facts=facts), [])
    assert text.startswith("# Provenance report\n\n> This file has ")
