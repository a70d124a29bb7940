"""What a changed digest is put down to."""

import pytest
from rule_corpora import corpus_of

from provenance.config import Config
from provenance.rules import sample
from provenance.rules.engine import run

TEXT = "One line.\nAnother line.\n"


@pytest.mark.parametrize(
    ("change", "cause"),
    [
        (
            lambda text: text.replace("One line.\n", "One line.\r\n").replace("Another line.\n", "Another line.\n"),
            "CRLF",
        ),
        (lambda text: text.replace("Another line.\n", "Another line.\n\n"), "a newline was added at its end"),
        (lambda text: text.replace("One line", "\ufeffOne line"), "a byte order mark was added"),
        (lambda text: text.replace("One line", "One longer line"), "it has 30 bytes, `23` were recorded"),
    ],
)
def test_simple_causes_are_named(change, cause):
    seed = change(sample.seed(TEXT))
    (finding,) = run(corpus_of({"harbour.md": seed}), Config(select=("REF404",)))
    assert cause in finding.message


def test_line_ends_turned_to_lf_are_named():
    seed = sample.seed("One line.\r\nAnother line.\n").replace("\r\n", "\n")
    (finding,) = run(corpus_of({"harbour.md": seed}), Config(select=("REF404",)))
    assert "turned into LF" in finding.message


def test_a_figure_changed_in_place_has_no_simple_cause():
    seed = sample.seed("It cost 4.2 million.\n").replace("4.2", "4.7")
    (finding,) = run(corpus_of({"harbour.md": seed}), Config(select=("REF404",)))
    assert finding.message == "the text of block `harbour-1` is not what was recorded"


def test_the_help_gives_what_to_record():
    from hashlib import sha256

    seed = sample.seed(TEXT).replace("Another", "A third")
    (finding,) = run(corpus_of({"harbour.md": seed}), Config(select=("REF404",)))
    assert sha256(b"One line.\nA third line.").hexdigest() in finding.help
    assert "bytes: 23" in finding.help
