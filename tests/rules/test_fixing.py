"""Fixes: what they change, what they leave alone, and that nothing is worse afterwards."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rule_corpora import corpus_of

from provenance.config import Config
from provenance.findings.model import Severity
from provenance.rules import sample
from provenance.rules.engine import run
from provenance.rules.fixing import fixed
from provenance.rules.registry import all_rules

QUIET = Config(ignore=("FACT",))
CORPORA = Path(__file__).parent.parent / "corpora"


def _texts(corpus):
    files = {seed.file.path: seed.file.text for seed in corpus.seeds}
    return files | ({corpus.index.file.path: corpus.index.file.text} if corpus.index else {})


def _blocks(corpus):
    return {(seed.file.path, block.id): block.text for seed in corpus.seeds for block in seed.blocks}


def _grave(corpus):
    return sum(finding.severity is Severity.ERROR for finding in run(corpus, QUIET))


WITH_FIX = [rule for rule in all_rules() if rule.fix != "none"]


@pytest.mark.parametrize("rule", WITH_FIX, ids=lambda rule: rule.code)
def test_a_rule_that_says_it_has_a_fix_mends_one_of_its_examples(rule):
    mended = []
    for files in rule.examples_bad:
        corpus = corpus_of(files)
        before = [finding for finding in run(corpus, QUIET) if finding.code == rule.code]
        assert all(finding.fix is None or finding.fix.safe == (rule.fix == "safe") for finding in before)
        after = run(fixed(corpus, QUIET, unsafe=rule.fix == "unsafe").corpus, QUIET)
        mended.append(len([finding for finding in after if finding.code == rule.code]) < len(before))
    assert any(mended)


@pytest.mark.parametrize("rule", [rule for rule in all_rules() if rule.fix == "none"], ids=lambda rule: rule.code)
def test_a_rule_that_says_it_has_none_offers_none(rule):
    for files in rule.examples_bad:
        findings = run(corpus_of(files), QUIET)
        assert all(finding.fix is None for finding in findings if finding.code == rule.code)


def _folder(folder):
    return corpus_of({file.relative_to(folder).as_posix(): file.read_bytes() for file in sorted(folder.rglob("*.md"))})


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("folder", sorted((CORPORA / "broken").iterdir()), ids=lambda folder: folder.name)
def test_fixing_leaves_no_corpus_worse_and_is_done_after_once(folder, unsafe):
    corpus = _folder(folder)
    result = fixed(corpus, QUIET, unsafe=unsafe)
    assert _grave(result.corpus) <= _grave(corpus)
    assert fixed(result.corpus, QUIET, unsafe=unsafe).changes == ()
    if not unsafe:
        assert _blocks(result.corpus).items() >= {
            key: text for key, text in _blocks(corpus).items() if not corpus.seeds[0].bare
        }.items() or _blocks(result.corpus) == _blocks(corpus)


@pytest.mark.parametrize("folder", sorted((CORPORA / "good").iterdir()), ids=lambda folder: folder.name)
def test_a_sound_corpus_is_not_touched(folder):
    assert fixed(_folder(folder), QUIET, unsafe=True).changes == ()


def test_a_byte_order_mark_goes_and_the_index_comes_along():
    content = "\ufeff" + sample.seed()
    files = {"INDEX.md": sample.index(sample.row("harbour.md", content)), "harbour.md": content}
    result = fixed(corpus_of(files), QUIET)
    assert _texts(result.corpus)["harbour.md"] == sample.seed()
    assert sha256(sample.seed().encode()).hexdigest() in _texts(result.corpus)["INDEX.md"]
    assert run(result.corpus, QUIET) == []
    assert [(before.path, after.path) for before, after in result.changes] == [("INDEX.md",) * 2, ("harbour.md",) * 2]


def test_a_wrong_digest_in_the_index_is_not_made_right_on_the_way():
    content = "\ufeff" + sample.seed()
    files = {
        "INDEX.md": sample.index(sample.row("harbour.md", content, sha256="0" * 64)),
        "harbour.md": content,
    }
    result = fixed(corpus_of(files), QUIET)
    assert "0" * 64 in _texts(result.corpus)["INDEX.md"]
    assert [finding.code for finding in run(result.corpus, QUIET)] == ["REF403"]


def test_nothing_inside_a_block_changes_without_unsafe_fixes():
    files = sample.corpus(harbour=sample.seed("L'Ã©tÃ© a Ã©tÃ© chaud.\n"))
    assert fixed(corpus_of(files), QUIET).changes == ()


def test_an_unsafe_fix_takes_the_digests_of_block_and_file_along():
    files = sample.corpus(harbour=sample.seed("L'Ã©tÃ© a Ã©tÃ© chaud.\n"))
    result = fixed(corpus_of(files), QUIET, unsafe=True)
    assert _blocks(result.corpus)["harbour.md", "harbour-1"] == "L'été a été chaud."
    assert run(result.corpus, QUIET) == []


def test_a_digest_that_was_wrong_before_an_unsafe_fix_stays_wrong():
    broken = sample.seed("Har\u200bbour works.\n").replace("works", "walks")
    result = fixed(corpus_of({"harbour.md": broken}), QUIET, unsafe=True)
    assert "Harbour walks." in _texts(result.corpus)["harbour.md"]
    assert "REF404" in [finding.code for finding in run(result.corpus, QUIET)]


def test_recorded_line_ends_come_back():
    seed = sample.seed("One line.\nAnother line.\n")
    turned = seed.replace("One line.\nAnother line.\n", "One line.\r\nAnother line.\n")
    result = fixed(corpus_of({"harbour.md": turned}), QUIET, unsafe=True)
    assert _texts(result.corpus)["harbour.md"] == seed


def test_a_missing_row_is_put_in_its_place():
    seeds = {name: sample.seed(f"Text of {name}.\n", id=name) for name in ("anchor", "bridge", "cargo")}
    files = sample.corpus(**seeds)
    lines = files["INDEX.md"].splitlines(keepends=True)
    for name in seeds:
        without = "".join(line for line in lines if f"{name}.md" not in line)
        result = fixed(corpus_of({**files, "INDEX.md": without}), QUIET)
        assert run(result.corpus, QUIET) == []
        assert [row.file for row in result.corpus.index.rows] == [f"{each}.md" for each in seeds]


def test_several_missing_rows_are_all_put_in():
    seeds = {name: sample.seed(f"Text of {name}.\n", id=name) for name in ("anchor", "bridge", "cargo", "dock")}
    files = {**sample.corpus(**seeds), "INDEX.md": sample.index()}
    result = fixed(corpus_of(files), QUIET)
    assert run(result.corpus, QUIET) == []
    assert len(result.applied) == 4


def test_a_key_given_twice_with_one_value_is_given_once():
    seed = sample.seed(recorded=False).replace("language:", 'publisher: "Example Times"\nlanguage:')
    result = fixed(corpus_of({"harbour.md": seed}), QUIET)
    assert _texts(result.corpus)["harbour.md"].count("publisher:") == 1
    other = sample.seed().replace("language:", 'publisher: "Other"\nlanguage:')
    assert fixed(corpus_of({"harbour.md": other}), QUIET, unsafe=True).changes == ()


def test_one_unused_code_goes_and_the_one_in_use_stays():
    ignore = "<!-- provenance: ignore[SRC003, SRC005] kept as published -->\n"
    files = {"harbour.md": sample.front() + "\n" + ignore + sample.block("harbour-1", "L'Ã©tÃ© chaud.\n")}
    result = fixed(corpus_of(files), QUIET)
    assert "<!-- provenance: ignore[SRC003] kept as published -->" in _texts(result.corpus)["harbour.md"]


def test_only_the_files_asked_for_are_fixed():
    files = {name: "\ufeff" + sample.seed(f"{name}.\n", id=name[:-3]) for name in ("anchor.md", "bridge.md")}
    result = fixed(corpus_of(files), QUIET, only_paths={"anchor.md"})
    assert [after.path for _, after in result.changes] == ["anchor.md"]


PIECES = ["a", "é", " ", "\n", "\u200b", "\u202e", "Ã©", "\x07", "\r", "\ufeff", "- ->", "\ufffd"]


@given(st.lists(st.sampled_from(PIECES), max_size=30))
@settings(max_examples=60, deadline=None)
def test_whatever_a_block_holds_fixing_ends_and_is_not_worse(pieces):
    files = sample.corpus(harbour=sample.seed("".join(pieces) + "\n"))
    corpus = corpus_of(files)
    result = fixed(corpus, QUIET, unsafe=True)
    assert _grave(result.corpus) <= _grave(corpus)
    assert fixed(result.corpus, QUIET, unsafe=True).changes == ()


def test_a_safe_fix_does_not_move_the_border_of_a_text():
    # the comment that is not closed takes the `-->` of the ignore for its own: without it, it would end further down
    text = sample.seed().replace(
        "<!-- seed:block", "<!-- seed:block lost\n<!-- provenance: ignore[SRC003] x -->\n<!-- seed:block"
    )
    corpus = corpus_of({"harbour.md": text.replace("<!-- seed:block lost\n", "<!-- seed:block harbour-1\nnote: x\n")})
    assert any(finding.code == "SUP901" or finding.fix for finding in run(corpus, QUIET))
    assert _blocks(fixed(corpus, QUIET).corpus) == _blocks(corpus)
