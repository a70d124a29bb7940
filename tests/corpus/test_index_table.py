import pytest
from hostile import texts
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from provenance.corpus.cells import cell_value, escaped, link, read_cell, split_row
from provenance.corpus.index import COLUMNS, index_rows, parse_index, row_values
from provenance.corpus.index_layout import CLOSING, OPENING
from provenance.corpus.index_table import render_index, updated_index
from provenance.corpus.model import Corpus, Index
from provenance.corpus.seed import parse_seed
from provenance.corpus.write import seed_bytes
from provenance.text.decode import TextFile, text_file

HEADER = "| " + " | ".join(COLUMNS) + " |\n" + "|---" * 8 + "|\n"
ROW = "| a | [a.md](a.md) | T | P | 2025 | fr | 1 | 00 |\n"


def file(text: str) -> TextFile:
    return text_file("seeds/INDEX.md", text.encode("utf-8", "surrogateescape"))


def parse(text: str) -> Index:
    return parse_index(file(text))


def codes(index: Index) -> list[tuple[str, str]]:
    return [(problem.code, index.file.text[problem.start : problem.end]) for problem in index.problems]


def marked(table: str) -> str:
    return f"# Seeds\n\n{OPENING}\n\n{table}\n{CLOSING}\n\nBehind.\n"


def corpus(**titles: str) -> Corpus:
    seeds = []
    for name, title in sorted(titles.items()):
        data = seed_bytes({"seed": "1", "id": name, "title": title, "language": "fr"}, [(f"{name}-1", {}, b"text")])
        seeds.append(parse_seed(text_file(f"seeds/{name}.md", data)))
    return Corpus(None, tuple(seeds), folder="seeds")


def test_the_table_between_the_markers_is_read_with_exact_places() -> None:
    index = parse("é\U0001f600 prose\n\n" + marked(HEADER + "|  a|[x](b/a%20%C3%A9.md) | T \\| U | `P` |2025||1|00|\n"))
    assert index.problems == ()
    assert index.columns == COLUMNS
    (row,) = index.rows
    assert row.file == "b/a é.md"
    assert {name: cell.text for name, cell in row.cells.items()} == {
        "id": "a",
        "file": "x",
        "title": "T | U",
        "publisher": "P",
        "published": "2025",
        "language": "",
        "blocks": "1",
        "sha256": "00",
    }
    places = {name: index.file.text[cell.start : cell.end] for name, cell in row.cells.items()}
    assert places["title"] == "T \\| U"
    assert places["publisher"] == "`P`"
    assert places["language"] == ""
    assert index.file.text[row.start : row.end] == "|  a|[x](b/a%20%C3%A9.md) | T \\| U | `P` |2025||1|00|"
    assert index.file.text[index.start : index.end] == (HEADER + index.file.text[row.start : row.end])


def test_cells_a_person_wrote_are_read_as_markdown_shows_them() -> None:
    (row,) = parse(
        marked(HEADER + '| `a\\|b` | [A *b*](./c%20d.md "t") | a ![x](y) | <i>z</i> | &eacute; | | | |\n')
    ).rows
    assert row.file == "c d.md"
    assert [row.cells[name].text for name in COLUMNS[:5]] == ["a|b", "A b", "a x", "<i>z</i>", "é"]


def test_without_markers_the_first_table_with_id_and_file_counts() -> None:
    index = parse("| x | y |\n|---|---|\n| 1 | 2 |\n\ntext\n\n" + HEADER + ROW)
    assert [row.file for row in index.rows] == ["a.md"]
    assert index.problems == ()


def test_a_table_in_a_code_block_is_no_index() -> None:
    index = parse(f"```\n{OPENING}\n{HEADER}{ROW}{CLOSING}\n```\n\n" + marked(HEADER + ROW.replace("a.md", "b.md")))
    assert [row.file for row in index.rows] == ["b.md"]
    assert index.problems == ()


@pytest.mark.parametrize("text", ["", "prose\n", f"{OPENING}\n\n{CLOSING}\n", "| id | file |\n| --- |\n| a | b |\n"])
def test_no_table(text: str) -> None:
    index = parse(text)
    assert [code for code, _ in codes(index)] == ["IDX102"]
    assert (index.rows, index.start, index.end) == ((), 0, 0)


def test_short_and_long_rows_are_reported_and_read() -> None:
    short, long = "| a | [a.md](a.md) | T |", "| b | [b.md](b.md) | T | P | 2025 | fr | 1 | 00 | more |"
    index = parse(marked(f"{HEADER}{short}\n{ROW}{long}\n"))
    assert codes(index) == [("IDX102", short), ("IDX102", long)]
    assert [row.file for row in index.rows] == ["a.md", "a.md", "b.md"]


def test_missing_columns_are_reported_on_the_header() -> None:
    index = parse(marked("| ID | File | title |\n|---|---|---|\n| a | [a.md](a.md) | T |\n"))
    assert [code for code, _ in codes(index)] == ["IDX103"] * 5
    assert {place for _, place in codes(index)} == {"| ID | File | title |"}
    assert index.columns == ("ID", "File", "title")
    assert index.rows[0].cells["title"].text == "T"


def test_a_column_given_twice_is_reported_and_the_first_counts() -> None:
    index = parse(
        marked(
            (HEADER + ROW).replace("|\n", "| id |\n", 1).replace("|---|\n", "|---|---|\n").replace("00 |", "00 | z |")
        )
    )
    assert [code for code, _ in codes(index)] == ["IDX102"]
    assert index.rows[0].cells["id"].text == "a"


@pytest.mark.parametrize(
    ("text", "at"),
    [
        (f"{OPENING}\n\n{HEADER}{ROW}", OPENING),
        (f"{HEADER}{ROW}\n{CLOSING}\n", CLOSING),
        (marked(HEADER + ROW) + OPENING + "\n", OPENING),
        (f"<!-- seed:index-->\n\n{HEADER}{ROW}", "<!-- seed:index-->"),
    ],
)
def test_markers_without_partner_are_reported(text: str, at: str) -> None:
    index = parse(text)
    assert codes(index) == [("IDX102", at)]
    assert len(index.rows) == 1


def test_a_table_cut_in_two_is_reported() -> None:
    for text in (marked(f"{HEADER}{ROW}\n{ROW}"), f"{HEADER}{ROW}\n{ROW}"):
        index = parse(text)
        assert codes(index) == [("IDX102", ROW.rstrip())]
        assert len(index.rows) == 1


def test_many_rows_are_read_to_the_last() -> None:
    rows = "".join(ROW.replace("a.md", f"{n}.md") for n in range(200))
    index = parse(marked(HEADER + rows))
    assert [row.file for row in index.rows] == [f"{n}.md" for n in range(200)]
    assert index.problems == ()


@settings(deadline=None, max_examples=300)
@given(st.text(max_size=30).filter(lambda value: cell_value(value) == value))
@example("a|b\\|c\\")
@example("  `x` <b> &amp; [l](m) *s* _u_ ~~d~~ $1$ https://a.b  ")
@example("\n\r\n\t\U0001f600é\u00a0")
def test_any_value_reads_back_from_a_cell(value: str) -> None:
    line = f"| {escaped(value)} | x |"
    places = split_row(line)
    assert len(places) == 2
    assert read_cell(line, *places[0]).text == value
    tokens = MarkdownIt("commonmark").enable("table").parse(f"| h | i |\n|---|---|\n{line}\n")
    assert [token.type for token in tokens].count("td_open") == 2  # the Markdown reader sees the same two cells


@settings(deadline=None, max_examples=150)
@given(st.text(max_size=20).filter(lambda value: value.strip() == value != "" and cell_value(value) == value))
@example("a (1) [2] é%20.md")
@example("data:x.md")
def test_any_file_name_reads_back_from_a_link(name: str) -> None:
    line = f"| {link(name)} |"
    (place,) = split_row(line)
    cell = read_cell(line, *place)
    assert (cell.text, cell.link) == (name, name.removeprefix("./"))


@settings(deadline=None, max_examples=150)
@given(st.text(alphabet="|\\ab `\t", max_size=16))
def test_rows_split_as_the_markdown_reader_splits_them(content: str) -> None:
    line = f"| {content} |"
    tokens = MarkdownIt("commonmark").enable("table").parse(f"{'| h ' * 20}|\n{'|---' * 20}|\n{line}\n")
    body = [token.content for token in tokens if token.type == "inline"][20:]
    cells = [line[start:end].replace("\\|", "|") for start, end in split_row(line)]
    assert cells == body[: len(cells)]
    assert not any(body[len(cells) :])


@settings(deadline=None, max_examples=200)
@given(texts, st.booleans())
def test_reading_never_raises(text: str, with_table: bool) -> None:
    index = parse(text + (f"\n\n{OPENING}\n{HEADER}{ROW}" * with_table) + text)
    for problem in index.problems:
        assert 0 <= problem.start <= problem.end <= len(index.file.text)
    for row in index.rows:
        for cell in row.cells.values():
            assert row.start <= cell.start <= cell.end <= row.end


def test_rows_say_what_the_seeds_say() -> None:
    given_corpus = corpus(b="B | b", a="A")
    rows = index_rows(given_corpus)
    assert [(row["id"], row["file"], row["title"], row["blocks"]) for row in rows] == [
        ("a", "a.md", "A", "1"),
        ("b", "b.md", "B | b", "1"),
    ]
    assert rows[0]["sha256"] == given_corpus.seeds[0].file.sha256
    assert (rows[0]["publisher"], rows[0]["language"]) == ("", "fr")


def test_bare_text_has_no_row_and_a_value_all_blocks_share_is_shown() -> None:
    data = seed_bytes(
        {"seed": "1", "id": "s"}, [("a", {"publisher": "P", "title": "A"}, b"x"), ("b", {"publisher": "P"}, b"y")]
    )
    seed = parse_seed(text_file("seeds/s.md", data))
    assert row_values(seed, "seeds") | {"sha256": ""} == {
        "id": "s",
        "file": "s.md",
        "title": "",
        "publisher": "P",
        "published": "",
        "language": "",
        "blocks": "2",
        "sha256": "",
    }
    bare = parse_seed(text_file("seeds/t.txt", b"text"))
    assert [row["id"] for row in index_rows(Corpus(None, (seed, bare), folder="seeds"))] == ["s"]


def test_a_new_index_reads_back() -> None:
    made = corpus(a="A | *b*", b=" ")
    text = updated_index(None, made)
    index = parse(text)
    assert index.problems == ()
    assert [row.cells["title"].text for row in index.rows] == ["A | *b*", " "]
    assert updated_index(file(text), made) == text


@settings(deadline=None, max_examples=100)
@given(texts, texts)
def test_prose_around_the_table_is_kept_byte_for_byte(before: str, behind: str) -> None:
    old = f"{before}\n\n{OPENING}\n\n{HEADER}{ROW}\n{CLOSING}\n{behind}"
    assume(parse(old).rows and not parse(old).problems and "\r\n" not in old)
    table = render_index(index_rows(corpus(b="B"))) + "\n"
    assert updated_index(file(old), corpus(b="B")) == f"{before}\n\n{OPENING}\n\n{table}\n{CLOSING}\n{behind}"


@pytest.mark.parametrize(
    "old",
    [
        "",
        "prose",
        "prose\n",
        "prose\r\nmore\r\n",
        f"prose\n\n{OPENING}\n{CLOSING}\nmore\n",
        f"prose\n\n{OPENING}\n\nremark\n",
        f"prose\n\n{OPENING}\n\n{HEADER}{ROW}\nremark\n\n{ROW}\n{CLOSING}\nmore\n",
        f"prose\n\n{OPENING}\n\n| id | file |\n| --- |\n{ROW}\n{CLOSING}\nmore\n",
        f"prose\n\n{HEADER}{ROW}\nmore\n",
        f"\ufeffprose \udce9\n\n{HEADER}{ROW}",
        "prose\n\n```\nmore\n",
        f"prose\n\n{OPENING}\n{ROW}{HEADER}{ROW}",
    ],
)
def test_an_index_in_any_state_is_brought_up_to_date_once_and_loses_no_prose(old: str) -> None:
    made = corpus(a="A", b="B")
    new = updated_index(file(old), made)
    index = parse(new)
    assert [row.file for row in index.rows] == ["a.md", "b.md"]
    assert updated_index(file(new), made) == new
    for word in ("prose", "more", "remark", "\ufeff", "\udce9"):
        assert new.count(word) == old.count(word)
    assert new.count(OPENING) == new.count(CLOSING)
    assert ("\r\n" in new) == ("\r\n" in old)


def test_a_table_in_another_layout_that_says_the_same_is_left_alone() -> None:
    made = corpus(a="A")
    padded = updated_index(None, made).replace("| A |", "|    A     |").replace("| --- |", "|:------|")
    assert updated_index(file(padded), made) == padded


def test_columns_of_the_corpus_s_own_are_kept() -> None:
    made = corpus(a="A", b="B")
    lines = updated_index(None, corpus(a="A")).split("\n")
    lines = [
        f"{line} {cell} |" if line.startswith("|") else line
        for line, cell in zip(lines, ["", "", "", "", "Shelf", "---", "*B4*", "", ""] + [""] * 9, strict=False)
    ]
    new = parse(updated_index(file("\n".join(lines)), made))
    assert new.problems == ()
    assert new.columns[-1] == "Shelf"
    assert [new.file.text[r.cells["shelf"].start : r.cells["shelf"].end] for r in new.rows] == ["*B4*", ""]
