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
    assert page.run(at) == "fact-1"  # behind the last conflict comes the first
    page.press("c")
    assert page.run(at) == "fact-1"
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


def test_boxes_and_list_are_one_filter_of_verdicts(page):
    page.run("document.getElementById('show-conflict').click()")
    assert "fact-1" not in page.run(PLACES)
    assert page.run("return document.getElementById('f-count').textContent") == "10 of 11 facts"
    assert page.run("return document.getElementById('f-verdict').value") == "+"
    assert filtered(page, verdict="conflict") == ["fact-1"]
    ticked = "return [...document.querySelectorAll('.filter :checked')].map(box => box.value)"
    assert page.run(ticked) == ["conflict"]
    page.press("x")
    assert len(page.run(ticked)) == 7
    assert page.run("return document.getElementById('f-count').textContent") == ""
    page.run("document.getElementById('show-agree').click(); document.getElementById('f-clear').click()")
    assert len(page.run(ticked)) == 7


def test_boxes_alone_filter_without_scripts(window, file):
    text = file.read_text("utf-8").replace('id="show-conflict" value="conflict" checked', 'id="show-conflict"')
    changed = file.with_name("unticked.html")
    changed.write_text(text, "utf-8")
    window.scripts(allowed=False)
    try:
        window.open(changed)
    finally:
        window.scripts(allowed=True)
    assert window.run("return document.getElementById('fact-1').checkVisibility()") is False
    assert window.run("return document.getElementById('fact-2').checkVisibility()") is True


@pytest.mark.parametrize("words", ["coûté", "COUTE", "a coute moins de 250 millions", "L’usine", "l'usine"])
def test_a_search_minds_neither_case_nor_accents_nor_the_form_of_marks(page, words):
    assert "fact-1" in filtered(page, search=words)
    assert "fact-5" not in page.run(PLACES)


def test_a_section_without_facts_left_goes_with_its_heading_and_a_fold_closes_again(page):
    sections = "return [...document.querySelectorAll('main section')].filter(s => s.checkVisibility()).map(s => s.id)"
    every = page.run(sections)
    folds = "return [...document.querySelectorAll('[data-fold]')].map(fold => fold.open)"
    page.run("document.querySelector('#quotations [data-fold]').open = true")
    before = page.run(folds)
    assert before.count(True) == 1
    filtered(page, search="turnout")
    gone = {"inconsistencies", "single", "quotations", "timeline"}
    assert set(every) - set(page.run(sections)) == gone
    hidden = page.run("return [...document.querySelectorAll('nav li')].filter(l => l.hidden).length")
    assert hidden == len(gone)
    page.run("document.getElementById('f-clear').click()")
    assert page.run(sections) == every


def test_folds_a_search_opened_close_when_it_is_cleared_and_others_stay(page):
    folds = "return [...document.querySelectorAll('[data-fold]')].map(fold => fold.open)"
    page.run("document.querySelector('#quotations [data-fold]').open = true")
    before = page.run(folds)
    assert before.count(True) == 1
    page.run(
        "const f = document.getElementById('f-search'); f.value = 'norvel';"
        "f.dispatchEvent(new Event('input', {bubbles: true}))"
    )
    assert all(page.run(folds))
    page.run("document.getElementById('f-clear').click()")
    assert page.run(folds) == before


def test_dates_and_drawings_follow_the_source(page):
    shown = "return [...document.querySelectorAll('#timeline tr[data-row]')].filter(r => r.checkVisibility()).length"
    assert page.run(shown) == 3
    filtered(page, source="S2")
    assert page.run(shown) == 1
    faded = (
        "return [...document.querySelectorAll(arguments[0])].filter(m => m.matches('.off')).map(m => m.dataset.drawn)"
    )
    assert set(page.run(faded, "#timeline [data-drawn]")) == {"S1"}
    assert set(page.run(faded, "#origins [data-drawn]")) == {"S1", "S3"}
    assert page.run("return document.querySelectorAll('[data-lane].off').length") > 0
    page.press("x")
    assert page.run("return document.querySelectorAll('.off').length") == 0


def test_in_a_narrow_window_both_texts_and_close_are_in_sight(page, file):
    page.open(file, width=420, height=900)
    page.run("document.querySelector('.matrix a.place').click()")
    picture(page, "narrow-texts")
    assert page.run("const r = document.getElementById('reader'); return r.scrollHeight <= r.clientHeight")
    seen = (
        "return [...document.querySelectorAll('#reader-title, #reader .close, #reader .pane-text, #reader .here')]"
        ".map(e => e.getBoundingClientRect()).every(r => r.height > 0 && r.top >= 0 && r.bottom <= innerHeight)"
    )
    assert page.run(seen)


def test_a_fact_of_one_source_opens_its_text_alone_under_its_title(page):
    page.run("document.querySelector('#single [data-fold]').open = true")
    page.run("document.querySelector('#fact-8 a.place').click()")
    picture(page, "one-text")
    assert page.run("return document.getElementById('reader-title').textContent").startswith(
        "Wednesday (day not fixed) — "
    )
    panes = "return [...document.querySelectorAll('#reader .pane')].map(pane => pane.checkVisibility())"
    assert page.run(panes) == [True, False]
    page.press(ESCAPE)
    page.run("document.querySelector('#quotations [data-fold]').open = true")
    page.run("document.querySelector('#fact-9 a.place').click()")
    assert page.run("return document.getElementById('reader-title').textContent") == "⟨byte E9⟩ *Fin*"
    page.press(ESCAPE)
    page.run("document.querySelector('.matrix a.place').click()")
    assert page.run(panes) == [True, True]


@pytest.mark.parametrize("width", [1600, 1700, 2200])
def test_beside_the_facts_the_texts_begin_below_the_bars(page, file, width):
    page.open(file, width=width)
    page.run(
        "document.documentElement.style.scrollBehavior = 'auto'; document.getElementById('limits').scrollIntoView()"
    )
    bottom = page.run("return document.getElementById('tools').getBoundingClientRect().bottom")
    tops = page.run(
        "return ['#limits h2', '#texts h2'].map(one => document.querySelector(one).getBoundingClientRect().top)"
    )
    assert min(tops) >= bottom - 1


def test_words_of_a_value_are_not_broken_in_the_matrix(page, file):
    page.open(file, width=700)
    broken = (
        "const words = document.createRange(), found = [];"
        "for (const link of document.querySelectorAll('.matrix a.place')) {"
        "  const text = link.firstChild;"
        "  for (const word of text.data.matchAll(/\\S+/g)) {"
        "    words.setStart(text, word.index); words.setEnd(text, word.index + word[0].length);"
        "    if (words.getClientRects().length > 1) found.push(word[0]);"
        "  }"
        "} return found"
    )
    assert page.run(broken) == []


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
