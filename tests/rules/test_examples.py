"""Each rule against its own examples."""

import re

import pytest
from rule_corpora import corpus_of

from provenance.config import Config
from provenance.rules.engine import run
from provenance.rules.registry import all_rules

# Rules whose finding no small corpus can bring about: an unreadable file, silences written elsewhere, and the rarer
# kinds of conflict, which are tested with made facts.
WITHOUT_BAD = {"SRC006", "SUP903", "SUP904"}

BAD = [(rule, files) for rule in all_rules() for files in rule.examples_bad]
GOOD = [(rule, files) for rule in all_rules() for files in rule.examples_good]


def _codes(rule, files):
    # SUP901 speaks of what the other rules found
    select = () if rule.scope == "run" else (rule.code,)
    return [
        finding.code for finding in run(corpus_of(files), Config(select=select, ignore=("FACT",) if not select else ()))
    ]


@pytest.mark.parametrize(("rule", "files"), BAD, ids=[rule.code for rule, _ in BAD])
def test_bad_example_is_reported(rule, files):
    assert rule.code in _codes(rule, files)


@pytest.mark.parametrize(("rule", "files"), GOOD, ids=[rule.code for rule, _ in GOOD])
def test_good_example_is_not(rule, files):
    assert rule.code not in _codes(rule, files)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_rule_is_complete(rule):
    assert re.fullmatch(r"[A-Z]{3,4}[0-9]{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.summary[0].islower() or rule.summary.startswith("UTF-8")
    assert not rule.summary.endswith(".")
    assert rule.why.endswith(".")
    assert rule.mend.endswith(".")
    assert rule.examples_good
    assert bool(rule.examples_bad) != (rule.code in WITHOUT_BAD)


def test_names_and_codes_are_unique():
    names = [rule.name for rule in all_rules()]
    assert len(set(names)) == len(names)
    assert [rule.code for rule in all_rules()] == sorted({rule.code for rule in all_rules()})
