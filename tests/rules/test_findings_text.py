"""Findings as people read them."""

import pytest

from provenance.findings.model import Finding, Related, Severity
from provenance.render.findings_text import render, statistics, summary
from provenance.text.decode import text_file


def _shown(text, start, end, *, related=(), color=False, path="a.md"):
    file = text_file(path, text.encode("utf-8", "surrogateescape"))
    finding = Finding("SRC001", Severity.ERROR, "what is wrong", path, file.span(start, end), "mend it", tuple(related))
    return "".join(render([finding], {path: file}, color=color))


def test_place_line_mark_and_help():
    assert _shown("one\ntwo three\n", 8, 13) == (
        "a.md:2:5: error SRC001 what is wrong\n  |\n2 | two three\n  |     ^^^^^\n  = help: mend it\n\n"
    )


def test_related_places_follow_with_their_lines():
    other = text_file("b.md", ("x\n" * 11 + "the other\n").encode())
    finding = Finding(
        "DUP501",
        Severity.WARNING,
        "a copy",
        "a.md",
        text_file("a.md", b"text\n").span(0, 4),
        "",
        (Related("b.md", other.span(26, 31), "of this"), Related("c.md", None, "and this")),
    )
    files = {"a.md": text_file("a.md", b"text\n"), "b.md": other}
    assert "".join(render([finding], files)) == (
        "a.md:1:1: warning DUP501 a copy\n"
        "   |\n"
        " 1 | text\n"
        "   | ^^^^\n"
        "  --> b.md:12:5 of this\n"
        "   |\n"
        "12 | the other\n"
        "   |     ^^^^^\n"
        "  --> c.md and this\n"
        "\n"
    )


@pytest.mark.parametrize(
    ("text", "start", "end", "line", "mark"),
    [
        ("a\tb", 2, 3, "a    b", "     ^"),
        ("x\u202ey", 1, 2, "x⟨U+202E⟩y", " ^^^^^^^^"),
        ("caf\udce9 !", 3, 4, "caf⟨byte E9⟩ !", "   ^^^^^^^^^"),
        ("東京 a", 3, 4, "東京 a", "     ^"),
        ("e\u0301te", 2, 3, "e\u0301te", " ^"),
        ("word\r\nnext", 4, 4, "word", "    ^"),
        ("two\nlines", 1, 8, "two", " ^^"),
        ("\x1b[31mred", 0, 1, "⟨U+001B⟩[31mred", "^^^^^^^^"),
    ],
)
def test_marks_stand_under_what_is_shown(text, start, end, line, mark):
    lines = _shown(text, start, end).splitlines()
    assert lines[2] == f"1 | {line}"
    assert lines[3] == f"  | {mark}"


@pytest.mark.parametrize("at", [0, 5, 90, 500, 994])
def test_long_lines_are_cut_around_the_place(at):
    text = "".join(chr(ord("a") + number % 26) for number in range(1000))
    lines = _shown(text, at, at + 5).splitlines()
    line, mark = lines[2][4:], lines[3][4:]
    assert len(line) <= 102
    assert line[mark.index("^") : len(mark)] == text[at : at + 5]
    assert line.startswith("…") == (at >= 90)
    assert line.endswith("…") == (at <= 500)


def test_a_mark_longer_than_the_line_shown_ends_with_it():
    lines = _shown("x" * 10_000, 10, 9_000).splitlines()
    assert len(lines[3]) <= len(lines[2])


def test_hostile_words_in_messages_do_not_act_on_the_terminal():
    finding = Finding("META204", Severity.ERROR, "unknown key `\x1b[2J`", "a\x1b.md", None, "\x1b]0;x\x07")
    assert "".join(render([finding], {})) == (
        "a⟨U+001B⟩.md: error META204 unknown key `⟨U+001B⟩[2J`\n  = help: ⟨U+001B⟩]0;x⟨U+0007⟩\n\n"
    )


def test_color_adds_nothing_but_color():
    import re

    painted = _shown("one two", 4, 7, color=True)
    assert "\x1b[1;31merror\x1b[0m" in painted
    assert re.sub("\x1b\\[[0-9;]*m", "", painted) == _shown("one two", 4, 7)


def test_statistics_and_summary():
    def made(code, severity):
        return Finding(code, severity, "m", "a.md", None, "")

    findings = [made("SRC001", Severity.ERROR)] + [made("REF407", Severity.WARNING)] * 10
    assert "".join(statistics(findings, {"SRC001": "not-utf-8"})) == (
        "10 warning REF407\n 1 error   SRC001 not-utf-8\n"
    )
    assert summary(findings, 3) == "1 error, 10 warnings in 3 files\n"
    assert summary([], 1) == "no findings in 1 file\n"
