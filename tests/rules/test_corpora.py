"""The corpora of tests/corpora: the good ones are clean, the broken ones have exactly the findings expected."""

import json
from pathlib import Path

import pytest

from provenance.config import Config
from provenance.corpus.load import load
from provenance.rules.engine import run

CORPORA = Path(__file__).parent.parent / "corpora"
GOOD = sorted((CORPORA / "good").iterdir())
BROKEN = sorted((CORPORA / "broken").iterdir())


def _findings(folder: Path):
    # what sources say of each other is no malformation
    return run(load([folder], working_directory=folder), Config(ignore=("FACT",)))


def _expected(folder: Path) -> list[str]:
    """``path:line CODE`` of each finding, sorted."""
    return json.loads((folder / "expected.json").read_text(encoding="utf-8"))


def _shown(finding):
    place = finding.path if finding.span is None else f"{finding.path}:{finding.span.line}"
    return f"{place} {finding.code}"


@pytest.mark.parametrize("folder", GOOD, ids=lambda folder: folder.name)
def test_good_corpus_is_clean(folder):
    assert [_shown(finding) for finding in _findings(folder)] == []


@pytest.mark.parametrize("folder", BROKEN, ids=lambda folder: folder.name)
def test_broken_corpus_has_the_findings_expected(folder):
    assert sorted(_shown(finding) for finding in _findings(folder)) == _expected(folder)


def test_there_is_variety():
    assert len(BROKEN) >= 150
    assert len(GOOD) >= 40


def test_every_code_of_a_malformation_has_a_broken_corpus():
    from provenance.rules.registry import all_rules

    seen = {line.split()[-1] for folder in BROKEN for line in _expected(folder)}
    wanted = {rule.code for rule in all_rules() if not rule.code.startswith("FACT")} - {
        "SRC006",  # depends on the disk
        "SUP903",  # on a baseline
        "SUP904",  # on a configuration
    }
    assert wanted <= seen
