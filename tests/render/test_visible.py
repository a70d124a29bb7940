import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from provenance.render.visible import markdown, markdown_code, markdown_emphasis, one_line, visible

HOSTILE = [
    "# heading",
    "- item",
    "+ item",
    " - item",
    "\n2. item",
    "1. item",
    "12) item",
    "=== ",
    "---",
    "> quote",
    "```sh",
    "~~~",
    "    code",
    "| a | b |",
    "a | b",
    "<b>bold</b> <script>alert(1)</script> <!-- hidden -->",
    "&lt;b&gt; &#x41; &copy;",
    "*em* **strong** _em_ __strong__ ~~gone~~ `code`",
    "[text](http://evil.example/) ![alt](//evil.example/p.png) [a][b] [^1]",
    "[b]: http://evil.example/",
    "<http://evil.example/>",
    "back\\slash \\* \\",
    "$277M and $3",
    "line one\nline two\r\nline three",
    "ends with a backslash\\",
    "",
]


def rendered(line: str) -> tuple[str, list[str]]:
    """The text a CommonMark reader sees, and the kinds of inline token that are not text."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(line)
    assert [token.type for token in tokens if token.level == 0] in (["paragraph_open", "paragraph_close"], [])
    inline = [child for token in tokens for child in token.children or []]
    acting = [child.type for child in inline if child.type != "text"]
    return "".join(child.content for child in inline if child.type in ("text", "html_inline")), acting


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_reads_as_written_and_does_nothing(text):
    shown, acting = rendered(markdown(text))
    assert acting == []
    assert shown.strip() == one_line(text).strip()


@settings(max_examples=400, deadline=None)
@given(st.text("ab1w \n\r\t*_`[]()<>!#+-=.:|~$\\&;/\"'xX", max_size=40))
def test_markdown_of_anything_reads_as_written(text):
    shown, acting = rendered(markdown(text))
    assert acting == []
    assert shown.strip() == one_line(text).strip()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60))
def test_what_is_shown_can_be_written_and_stays(text):
    shown = visible(text)
    shown.encode("utf-8")
    assert visible(shown) == shown


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_keeps_the_cells_of_a_table(text):
    tokens = MarkdownIt("commonmark").enable("table").parse(f"| a | b |\n| --- | --- |\n| {markdown(text)} | last |\n")
    cells = [token.content for token in tokens if token.type == "inline"]
    assert len(cells) == 4
    assert cells[3] == "last"


@pytest.mark.parametrize(
    "text",
    ["http://evil.example/a", "HTTPS://evil.example", "www.evil.example", "WWW.evil.example", "ftp://evil.example"],
)
def test_no_bare_address_is_left_for_the_host_to_link(text):
    assert not re.search(r"(?i)(?<!\\)://|www\.", markdown(text))


def test_no_mail_address_or_name_is_left_for_the_host_to_link():
    assert markdown("joe@evil.example @team") == "joe<span>@</span>evil.example <span>@</span>team"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("a\u2066b", "a⟨U+2066⟩b"),
        ("a\u200bb", "a⟨U+200B⟩b"),
        ("Te\u200dsla", "Te⟨U+200D⟩sla"),
        ("a\x00b\x1b[31m", "a⟨U+0000⟩b⟨U+001B⟩[31m"),
        ("a\u2028b", "a⟨U+2028⟩b"),
        ("\ufeffa", "⟨U+FEFF⟩a"),
        ("a\U000e0041b", "a⟨U+E0041⟩b"),
        ("caf\udce9", "caf⟨byte E9⟩"),
        ("\ud800", "⟨U+D800⟩"),
        ("👩\u200d🔬 ❤\ufe0f", "👩\u200d🔬 ❤\ufe0f"),
        ("10\u00a0000\u202f€ é e\u0301", "10\u00a0000\u202f€ é e\u0301"),
        ("a\r\nb\tc", "a\r\nb\tc"),
    ],
)
def test_what_cannot_be_seen_is_named_and_the_rest_kept(text, shown):
    assert visible(text) == shown
    visible(text).encode("utf-8")


@pytest.mark.parametrize(
    ("before", "text", "after"),
    [
        ("cost ", "$277M", ", he said"),
        ("US", "$277M", "."),
        ("l’", "«x»", "a"),
        ("a", "b", "c"),
        ("<b>", "5 %", "</b>"),
        ("", "*5*", ""),
        ("x ", " 5 ", " y"),
    ],
)
def test_emphasis_holds_whatever_stands_beside_it(before, text, after):
    line = markdown_emphasis(before, text, after)
    inline = [child for token in MarkdownIt("commonmark").parse(line) for child in token.children or []]
    bold, inside = [], False
    for child in inline:
        if child.type in ("strong_open", "strong_close", "html_inline"):
            inside = not inside
        elif inside:
            bold.append(child.content)
    assert "".join(bold) == text.strip()
    assert "".join(child.content for child in inline if child.type == "text") == (before + text + after).strip()


@pytest.mark.parametrize("text", ["plain", "a`b", "`", "``a```", "a\nb"])
def test_code_reads_as_written(text):
    inline = [child for token in MarkdownIt("commonmark").parse(markdown_code(text)) for child in token.children or []]
    assert [(child.type, child.content) for child in inline] == [("code_inline", one_line(text))]
