import re
from dataclasses import replace
from decimal import Decimal

import pytest
from made_report import made
from markdown_it import MarkdownIt

from provenance.corpus.model import Corpus
from provenance.corpus.seed import parse_seed
from provenance.facts.analysis import analyse
from provenance.facts.results import Analysis, Verdict
from provenance.findings.model import Finding, Severity
from provenance.render import report_markdown
from provenance.render.phrases import answer, excerpt
from provenance.render.source_rows import source_rows
from provenance.text.decode import text_file


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
    assert r"### 1. High: 277 million USD / less than 250 million USD — Norvel plant: cost \| &lt;b&gt;" in part
    assert "conflict of bound: one value lies outside what the other allows · money · 2 origins" in part
    assert "\n**277 million USD**: S2 · **less than 250 million USD**: S1\n" in part
    assert r"**\$277M**" in part
    assert "**250\u00a0millions de dollars**" in part
    assert (
        "— The &lt;i&gt;Gazette&lt;/i&gt; (S2), 2025-02-02, [seeds/gazette.md:8](../seeds/gazette.md?plain=1#L8), "
        "said by the minister, reads as **277 million USD**" in part
    )
    assert "reported as said by le maire, reads as **less than 250 million USD**" in part
    assert "- no number satisfies both" in part
    assert "- rounding does not explain the difference" in part


def test_the_text_of_seeds_neither_acts_nor_hides(text):
    _, inline = tokens(text)
    tags = {child.content for child in inline if child.type == "html_inline"}
    names = {tag for tag in tags if re.fullmatch(r'<a name="F\d{1,2}">', tag)}
    assert tags - names <= {"<span>", "</span>", "<br>", "<b>", "</b>", "</a>"}
    targets = {dict(child.attrs)["href"] for child in inline if child.type == "link_open"}
    assert {target.partition("?")[0].partition("#")[0] for target in targets} - {""} == {
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
    assert len(heads) == 14
    for start, end in zip(heads, [*heads[1:], len(rows)], strict=True):
        assert len(set(widths[start:end])) == 1, rows[start]


def test_the_matrix_holds_what_several_sources_say(text):
    matrix = section(text, "Facts by source")
    row = next(line for line in matrix.split("\n") if line.startswith("| [turnout"))
    assert row == (
        "| [turnout](#F5) | agree | 2 |  "
        "| [47 %](../seeds/gazette.md?plain=1#L11) | [47 %](../seeds/wire%20%231.txt#L1) |"
    )
    assert "hidden" not in matrix


def test_a_value_a_source_gives_twice_stands_once_in_the_matrix(everything):
    fact = everything.analysis.facts[1]
    claims = (*fact.claims, replace(fact.claims[0], id="again"))
    analysis = replace(everything.analysis, facts=(replace(fact, claims=claims),))
    matrix = section(report_markdown.render(everything.corpus, analysis, [], link_base=".."), "Facts by source")
    assert "| [5 rotors](../seeds/gazette.md?plain=1#L12), [2](../seeds/gazette.md?plain=1#L12) |" in matrix


def test_a_fact_opens_with_a_sentence_for_each_thing_said(text):
    turnout = text.partition('<a name="F5"></a>')[2].partition("<details>")[0].partition("| Value |")[0]
    assert len(re.findall("^> — ", turnout, re.MULTILINE)) == 1
    assert "> Turnout reached **47 percent**; mail joe<span>@</span>evil.example" in turnout
    people = text.partition('<a name="F4"></a>')[2].partition("| Value |")[0]
    assert re.findall(r"reads as \*\*(.*?)\*\*", people) == ["1,200 people", "about 1,200 personnes"]


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


def test_each_value_of_an_undated_fact_has_its_row_and_a_dispute_is_marked(everything):
    first = everything.analysis.facts[7].claims[0]
    tuesday = replace(first, id="t", mention=replace(first.mention, value=replace(first.value, weekday=2)))
    again = replace(first, id="w", source=everything.analysis.sources[1])
    fact = replace(everything.analysis.facts[7], verdict=Verdict.CONFLICT, claims=(first, tuesday, again))
    text = report_markdown.render(everything.corpus, replace(everything.analysis, facts=(fact,)), [])
    rows = [line for line in section(text, "Timeline").splitlines() if "day not fixed" in line]
    assert [row.split(" | ")[0] for row in rows] == [
        "| Wednesday (day not fixed) ([conflict](#F8))",
        "| Tuesday (day not fixed) ([conflict](#F8))",
    ]
    assert [row.count("#L") for row in rows] == [2, 1]


def test_gaps_and_limits_are_named(text):
    assert "title, publisher, author, published, url, language |" in text
    assert "1 date is not fixed to a day or year" in text
    assert "| error | IDX101 | [seeds](../seeds) | no INDEX.md |" in text
    assert "FACT601" not in text


def test_names_spelt_apart_stand_among_the_findings(everything):
    apart = Finding("FACT608", Severity.NOTE, "“Norwel” is “Norvel” elsewhere", "seeds/courrier.md", None, "")
    text = report_markdown.render(everything.corpus, everything.analysis, [*everything.findings, apart])
    assert "| note | FACT608 | [seeds/courrier.md](seeds/courrier.md) | “Norwel” is “Norvel” elsewhere |" in text


def test_that_loose_files_have_no_header_is_said_once_and_is_no_error():
    loose = made(root=None)
    bare = [Finding("META201", Severity.ERROR, "no front matter: no seed", f"{n}.txt", None, "") for n in range(3)]
    part = section(
        report_markdown.render(loose.corpus, loose.analysis, [*loose.findings, *bare]),
        "Sources and gaps in their metadata",
    )
    assert "3 files are plain text, so that nothing is known of their titles, publishers and dates." in part
    assert "META201" not in part
    assert "The check of the files reported 2 findings:" in part
    one = report_markdown.render(loose.corpus, loose.analysis, bare[:1])
    assert "\n1 file is plain text, so that nothing is known of its title, publisher and date." in one
    assert "The check of the files" not in one


def test_in_a_corpus_a_seed_without_header_is_a_finding(everything):
    bare = Finding("META201", Severity.ERROR, "no front matter: no seed", "seeds/x.md", None, "")
    text = report_markdown.render(everything.corpus, everything.analysis, [bare])
    assert "| error | META201 |" in text
    assert "plain text" not in text


def test_a_title_made_of_first_words_is_called_that(text):
    (row,) = [line for line in section(text, "Sources and gaps in their metadata").splitlines() if "| S3 |" in line]
    assert "\\[…\\]” (first words) |" in row
    assert row.endswith("| title, publisher, author, published, url, language |")


def test_facts_of_one_source_are_counted_with_the_quotations_that_stand_elsewhere(text):
    single = section(text, "Facts that rest on one source")
    assert single.startswith("\n3 facts; 1 quotation stands below under Quotations.\n")


def test_crowds_that_were_not_compared_in_full_are_named_the_largest_first(text):
    (line,) = [line for line in section(text, "Limits").splitlines() if "too many to be compared" in line]
    assert "5,000 that share “cost” and “Port" in line
    assert line.index("5,000") < line.index("4,996")
    assert "4,995" not in line
    assert line.endswith("; 2 smaller.")
    assert "<0>" not in line


def test_figures_set_aside_are_counted_by_source_and_reason(text):
    limits = section(text, "Limits")
    assert re.search(r"^\| [^|]*\(S\d\)[^|]* \| 1,201 \| telephone 1, label 1,200 \|$", limits, re.MULTILINE)
    assert "\n- telephone: It is a telephone or fax number.\n- label: It numbers" in limits
    assert "identifier" not in limits


def test_without_figures_set_aside_nothing_is_said_of_them(everything):
    analysis = replace(everything.analysis, set_aside={})
    assert "set aside" not in section(report_markdown.render(everything.corpus, analysis, []), "Limits")


def test_many_sources_share_a_column(everything):
    sources = tuple(replace(everything.analysis.sources[0], id=f"s{number}") for number in range(9))
    analysis = replace(everything.analysis, sources=everything.analysis.sources + sources, origin_groups=())
    matrix = section(report_markdown.render(everything.corpus, analysis, []), "Facts by source")
    assert "| Fact | Verdict | Origins | Claims |" in matrix
    assert "S2: [47 %](seeds/gazette.md?plain=1#L11); S3: [47 %](seeds/wire%20%231.txt#L1)" in matrix


def test_without_a_way_to_the_files_there_are_no_links(everything):
    text = report_markdown.render(everything.corpus, everything.analysis, everything.findings, link_base=None)
    targets = [dict(child.attrs)["href"] for child in tokens(text)[1] if child.type == "link_open"]
    assert [target for target in targets if not target.startswith("#F")] == []
    assert "2025-02-02, seeds/gazette.md:8, said by the minister" in text


def test_changes_since_an_earlier_report(everything):
    (fact, *_), told = everything.analysis.facts, {"id": "F9", "label": "a | <b>", "became": "now agree"}
    since = {"digest": "0" * 64, "new": [fact.id], "persisting": [], "resolved": [told]}
    text = report_markdown.render(everything.corpus, everything.analysis, [], since=since)
    part = section(text, "Since last run")
    assert "New: 1 conflict" in part
    assert r"- [Norvel plant: cost \| &lt;b&gt;](#F1) (`F1`)" in part
    assert r"- a \| &lt;b&gt; (`F9`), now agree" in part


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


def test_the_strongest_conflicts_stand_before_everything_else(text):
    head = text.partition("\n## ")[0]
    told = "**277 million USD**: S2 · **less than 250 million USD**: S1"
    assert f"\n1. High: [Norvel plant: cost \\| &lt;b&gt;](#F1) — {told}\n" in head
    assert head.index("1. High") < head.index("| Verdict |")


def test_many_conflicts_are_counted_beyond_the_first(everything):
    first = everything.analysis.facts[0]
    facts = tuple(replace(first, id=f"F{number}") for number in range(15))
    text = report_markdown.render(everything.corpus, replace(everything.analysis, facts=facts), [])
    head = text.partition("\n## ")[0]
    assert len(re.findall(r"^\d+\. High", head, re.MULTILINE)) == 12
    assert "3 more under [Inconsistencies](#inconsistencies)." in head


def test_a_line_names_the_first_positions_and_sources_and_counts_the_others(everything):
    fact = everything.analysis.facts[1]
    five, *_ = fact.claims
    sources = tuple(replace(five.source, id=f"s{number}") for number in range(10))
    mention = five.mention
    others = [
        replace(five, id=f"o{number}", mention=replace(mention, value=replace(mention.value, lo=number, hi=number)))
        for number in map(Decimal, range(10, 17))
    ]
    again = [replace(five, id=f"a{source.id}", source=source) for source in sources]
    disputed = replace(everything.analysis.facts[0], claims=(*again, *others))
    analysis = replace(everything.analysis, facts=(disputed,), sources=(*everything.analysis.sources, *sources))
    head = report_markdown.render(everything.corpus, analysis, []).partition("\n## ")[0]
    assert "**5 rotors**: S4, S5, S6, S7, S8, S9, S10, S11 and 2 more · **10 rotors**: S2 ·" in head
    assert "· **14 rotors**: S2 · 2 more\n" in head


def test_every_link_within_the_report_arrives(text):
    inside = set(re.findall(r"\]\(#([^)]*)\)", text))
    assert len(inside) == 7
    assert inside <= set(re.findall(r'<a name="([^"]*)"></a>', text))


def test_what_one_source_says_is_folded_and_what_several_say_is_not(text):
    parts = re.split(r"(</?details>)", text)
    folded = "".join(parts[at + 1] for at, part in enumerate(parts) if part == "<details>")
    assert text.count("<details>") == text.count("</details>") == 3
    assert "<summary>The &lt;i&gt;Gazette&lt;/i&gt; (S2): 2 facts</summary>\n\n| Value |" in folded
    assert "<summary>In one source only: 1 quotation</summary>\n\n| Utterance |" in folded
    assert r"**$277M**".replace("$", "\\$") not in folded
    assert "47 percent" not in folded


def test_a_source_without_title_is_called_by_its_first_words(text):
    assert "“Norvel : 47 % de participation, dit l’agence. ⟨byte E9⟩ \\[…\\]” (S3)" in text


def test_sources_of_one_origin_say_so_at_each_claim(everything):
    facts = (everything.analysis.facts[0], everything.analysis.facts[4])
    shared = replace(everything.analysis, facts=facts, origin_groups=(("courrier-1", "wire"),))
    text = report_markdown.render(everything.corpus, shared, [])
    assert "reads as **less than 250 million USD**, same origin as S3\n" in text
    assert "reads as **277 million USD**\n" in text


def test_facts_in_the_same_words_are_named(everything):
    first, *_ = everything.analysis.facts
    around = replace(first.claims[0], span=first.claims[0].context_span, id="c")
    utterance = replace(everything.analysis.facts[5], claims=(around,))
    text = report_markdown.render(everything.corpus, replace(everything.analysis, facts=(first, utterance)), [])
    assert "\nIn the same words: [Ana Roy: We will not close it](#F6) (quote-variant)\n" in text


def test_the_line_of_publication_is_no_title() -> None:
    corpus = Corpus(
        None, (parse_seed(text_file("a.txt", b"Published on 4 May 2024\n\nThe lamp of the harbour is lit again\n")),)
    )
    (row,) = source_rows(corpus, analyse(corpus))
    assert row.title == "“The lamp of the harbour is lit again”"
