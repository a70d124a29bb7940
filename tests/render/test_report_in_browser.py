"""The HTML report as Chromium shows it. Pictures of it are left in the folder ``$PROVENANCE_PICTURES``, where set."""

import importlib.util
import os
from pathlib import Path

import pytest
from made_report import made

from provenance.render import report_html

_SPEC = importlib.util.spec_from_file_location("browser", Path(__file__).parents[2] / "tools" / "browser.py")
assert _SPEC is not None
assert _SPEC.loader is not None
browser = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(browser)

pytestmark = pytest.mark.skipif(bool(browser.missing()), reason=f"{browser.missing()} not found")
ESCAPE = "\ue00c"
PLACES = "return [...document.querySelectorAll('.fact')].filter(f => f.checkVisibility()).map(f => f.id)"


@pytest.fixture(scope="module")
def window():
    with browser.browser() as opened:
        yield opened


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    everything = made()
    path = tmp_path_factory.mktemp("page") / "report.html"
    path.write_text(report_html.render(everything.corpus, everything.analysis, everything.findings), "utf-8")
    return path


@pytest.fixture
def page(window, file):
    window.open(file)
    yield window
    assert window.complaints() == []
    window.media()


def picture(window, name):
    if folder := os.environ.get("PROVENANCE_PICTURES"):
        window.picture(Path(folder) / f"{name}.png")


def filtered(window, **wanted):
    for field, value in wanted.items():
        window.run(
            "const f = document.getElementById('f-' + arguments[0]); f.value = arguments[1];"
            "f.dispatchEvent(new Event('input', {bubbles: true}))", field, value
        )  # fmt: skip
    window.run("for (const fold of document.querySelectorAll('details')) fold.open = true")
    return window.run(PLACES)


def test_hostile_text_stays_text_and_nothing_is_asked_of_anyone(page):
    picture(page, "top")
    assert page.run("return document.scripts.length") == 1
    assert page.run("return document.querySelectorAll('img, iframe, object, embed, link, form').length") == 0
    assert page.run("return performance.getEntriesByType('resource').length") == 0
    assert "<script>alert(1)</script>" in page.run("return document.getElementById('texts').textContent")


def test_a_foreign_script_is_refused(window, file, tmp_path):
    text = file.read_text("utf-8").replace("</body>", "<script>document.title = 'taken'</script></body>")
    changed = tmp_path / "changed.html"
    changed.write_text(text, "utf-8")
    window.open(changed)
    assert window.run("return document.title") != "taken"
    assert "Content Security Policy" in "".join(window.complaints())


def test_without_scripts_all_is_there_but_the_tools(window, file):
    window.scripts(allowed=False)
    try:
        window.open(file)
        window.picture(file.with_suffix(".png"))
    finally:
        window.scripts(allowed=True)
    picture(window, "without-scripts")
    assert window.run("return document.getElementById('tools').checkVisibility()") is False
    assert window.run("return document.querySelectorAll('.fact').length") == 11
    assert window.run("return document.querySelectorAll('#texts .lines li').length") == 4 + 5 + 2
    assert window.complaints() == []


def test_the_filters_leave_what_was_asked_for(page):
    assert len(filtered(page)) == 11
    assert filtered(page, verdict="conflict") == ["fact-1"]
    assert page.run("return document.getElementById('f-count').textContent") == "1 of 11 facts"
    assert filtered(page, verdict="", kind="date") == ["fact-7", "fact-8"]
    assert filtered(page, kind="", source="S3") == ["fact-5", "fact-9"]
    assert filtered(page, source="", search="TURNOUT") == ["fact-5"]
    speakers = "return [...document.getElementById('f-speaker').options].map(o => o.text)"
    number = page.run(speakers).index("Ana Roy") - 1
    assert filtered(page, search="", speaker=str(number)) == ["fact-6"]
    picture(page, "filtered")
    page.run("document.getElementById('f-clear').click()")
    assert len(page.run(PLACES)) == 11


def test_a_cell_of_the_matrix_opens_both_texts_at_the_claims(page):
    page.run("document.querySelector('.matrix a.place').click()")
    picture(page, "two-texts")
    shown = page.run(
        "return [...document.querySelectorAll('#reader .pane')].map(p => [p.querySelector('select').value,"
        "[...p.querySelectorAll('.here')].map(m => m.textContent).join('')])"
    )
    assert sorted(shown) == [["source-1", "250\u00a0millions de dollars"], ["source-2", "$277M"]]
    assert page.run("return document.getElementById('reader-place').textContent") == "1 / 2"
    assert page.run(
        "const r = document.querySelector('#reader .here').getBoundingClientRect();"
        "return r.top > 0 && r.bottom < innerHeight"
    )
    ids = page.run("return [...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    page.press("n")
    assert page.run("return document.getElementById('reader-place').textContent") == "2 / 2"
    page.press(ESCAPE)
    assert page.run("return document.getElementById('reader').open") is False


def test_the_keys_do_what_the_page_says(page):
    at = "return document.querySelector('.current')?.id"
    page.press("j")
    assert page.run(at) == "fact-1"
    page.press("j")
    assert page.run(at) == "fact-2"
    page.press("k")
    assert page.run(at) == "fact-1"
    page.press("o")
    assert page.run("return document.getElementById('reader').open") is True
    page.press(ESCAPE, "j", "c")
    assert page.run(at) == "fact-2"  # there is no conflict beyond
    page.press("/")
    assert page.run("return document.activeElement.id") == "f-search"
    page.press("j")
    assert page.run("return document.getElementById('f-search').value") == "j"
    page.press(ESCAPE, "x")
    assert page.run("return document.getElementById('f-search').value") == ""
    page.press("?")
    picture(page, "keys")
    assert page.run("return document.getElementById('help').open") is True
    told = page.run("return [...document.querySelectorAll('#help kbd')].map(k => k.textContent)")
    assert told == [key for key, _ in report_html.KEYS]


@pytest.mark.parametrize("width", [1400, 500])
def test_the_page_is_never_wider_than_the_window(page, file, width):
    page.open(file, width=width)
    picture(page, f"{width}-wide")
    assert page.run("return document.documentElement.scrollWidth <= innerWidth")


def test_it_is_dark_where_the_reader_wants_it_dark(page):
    paper = "return getComputedStyle(document.body).backgroundColor"
    page.media(prefers_color_scheme="light")
    light = page.run(paper)
    page.media(prefers_color_scheme="dark")
    picture(page, "dark")
    assert light == "rgb(255, 255, 255)"
    assert max(int(part) for part in page.run(paper)[4:-1].split(",")) < 60


def test_in_print_the_folds_are_open_and_the_tools_gone(page):
    page.media(media="print")
    picture(page, "print")
    assert page.run("return document.getElementById('tools').checkVisibility()") is False
    assert page.run("return document.querySelector('nav').checkVisibility()") is False
    assert page.run("return document.querySelector('#single td').checkVisibility({contentVisibilityAuto: true})")
