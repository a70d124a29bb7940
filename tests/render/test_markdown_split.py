import re
from dataclasses import replace

import pytest
from made_report import made
from markdown_it import MarkdownIt

from provenance.render import report_markdown
from provenance.render.markdown_split import is_part, split

LIMIT = 20_000


@pytest.fixture(scope="module")
def whole():
    everything = made()
    facts = tuple(replace(fact, id=f"{fact.id}x{number}") for number in range(60) for fact in everything.analysis.facts)
    analysis = replace(everything.analysis, facts=facts)
    return report_markdown.render(everything.corpus, analysis, everything.findings, link_base="..")


@pytest.fixture(scope="module")
def files(whole):
    return split(whole, "provenance.md", LIMIT)


def test_a_report_of_a_readable_size_stays_whole(whole):
    size = len(whole.encode("utf-8", "replace"))
    assert split(whole, "r.md", size) == {"r.md": whole}
    assert len(split(whole, "r.md", size - 1)) > 1


def test_each_file_is_readable(files):
    assert len(files) > 10
    assert max(len(text.encode()) for text in files.values()) <= LIMIT


def test_nothing_is_lost_and_nothing_told_twice(whole, files):
    kept = ("| [", "> ", "- ", "<a name=")
    parts = "\n".join(text.partition("## Parts")[0] for text in files.values())
    told = re.sub(r"\]\(provenance\.part-\d+\.md#", "](#", parts).split("\n")
    rows = [line for line in whole.split("\n") if line.startswith(kept)]
    assert [line for line in told if line.startswith(kept)] == rows


def test_the_index_opens_with_the_answer_and_leads_to_every_part(files):
    index = files["provenance.md"]
    assert index.startswith("# Provenance report\n\n**60 conflicts** need a look")
    listed = re.findall(r"^- \[.*\]\((.*)\)$", index.partition("## Parts")[2], re.MULTILINE)
    assert listed == [name for name in files if name != "provenance.md"]
    assert "- [Inconsistencies, 2 of " in index
    assert re.search(r"more under \[Inconsistencies\]\(provenance\.part-\d\d\.md#inconsistencies\)", index)


def test_every_link_between_parts_arrives(files):
    anchors = {name: set(re.findall(r'<a name="([^"]*)"></a>', text)) for name, text in files.items()}
    count = 0
    for name, text in files.items():
        for file, anchor in re.findall(r"\]\(([^()#?/]*)#(F[^)]*)\)", text):
            assert anchor in anchors[file or name], (name, file, anchor)
            count += 1
    assert count > 400


def test_a_table_cut_in_two_has_its_head_again_and_folds_are_closed(files):
    for text in files.values():
        assert text.count("<details>") == text.count("</details>")
        assert not re.search(r"(?<!\|)\n\| (?!.*\n\|[ :-]+-)", text)
        tables = [token for token in MarkdownIt().enable("table").parse(text) if token.type == "table_open"]
        assert tables or "\n|" not in text


def test_each_part_says_what_it_is_and_leads_back(files):
    names = list(files)
    text = files[names[2]]
    assert text.startswith("# Provenance report: Inconsistencies")
    assert text.split("\n")[2] == f"[Index](provenance.md) · [back]({names[1]}) · [on]({names[3]})"
    assert files[names[-1]].split("\n")[2] == f"[Index](provenance.md) · [back]({names[-2]})"


@pytest.mark.parametrize(
    ("candidate", "expected"),
    [
        ("provenance.part-01.md", True),
        ("provenance.part-123.md", True),
        ("provenance.part-1.md", False),
        ("provenance.md", False),
        ("provenance.part-01.mdx", False),
        ("old-provenance.part-01.md", False),
        ("provenance.part-ab.md", False),
    ],
)
def test_parts_are_told_by_their_names(candidate, expected):
    assert is_part("provenance.md", candidate) is expected
