"""The proof of silence: where it holds, the rules find nothing; and it does hold of what people usually keep."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from provenance.cli.app import run as command
from provenance.cli.proved import COMPARING, PROVED
from provenance.config import Config
from provenance.corpus.load import load
from provenance.rules import sample
from provenance.rules.engine import run
from provenance.rules.registry import all_rules
from provenance.rules.silence import proof

CORPORA = Path(__file__).parent.parent / "corpora"
FRENCH = (
    "Le port a rouvert lundi 20 janvier 2025, après quatre semaines de travaux sur la jetée que la tempête d’automne "
    "avait abîmée. Les bateaux de pêche sont revenus les premiers.\n\n"
    "« Nous attendions ce jour depuis longtemps », a dit la maire. Les travaux ont coûté 12\u00a0000\u202f€ — soit "
    "15 % de plus que prévu ; l’île en paie la moitié.\n\n"
    "Ce que la mairie promet pour l’été\n\n"
    "Le ferry, qui relie l'île au continent, passera deux fois par jour à partir du 1er mars, et jusqu'à quatre fois "
    "pendant les vacances d’été, si le conseil vote le budget.\n"
)
ENGLISH = (
    "The harbour reopened on Monday after four weeks of repairs to its western pier. Fishing boats came back first, "
    "and then the ferry that links the island with the mainland.\n\n"
    "“We have waited for this day,” the mayor said, “and it's here.” The work cost €12,000 – 15% more than planned.\n"
)
CHANGES = (
    "",
    "x",
    " ",
    "\n",
    "\n\n",
    '"',
    "«",
    "»",
    "”",
    ": ",
    "#",
    "|",
    "[a](b.md)",
    "-->",
    "<!-- provenance: ignore[SRC003] old -->\n",
    "<!-- seed:end a -->\n",
    "\u200b",
    "\r\n",
    "Ã©",
    "mardi 20 janvier 2025",
    "\n\nLire aussi : la digue\n\n",
    "\nShare:\n12\n",
    "\n\nThe school looks for a new head\n\nBy Peter Holm\n\n",
    "\n\nThe harbour reopens at last on Monday\n\n",
    f"\n{ENGLISH}",
    f"\n{FRENCH}",
    "licence: none of mine\n",
    "derived_from: ghost\n",
    "retrieved: 2020-01-01\n",
)


def _put(folder: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def _held_against_the_rules(folder: Path) -> bool:
    number, sound = proof(str(folder))
    if not sound and number is None:
        return False
    corpus = load([folder], working_directory=folder)
    found = run(corpus, Config(ignore=COMPARING))
    assert run(corpus, Config(ignore=COMPARING), sound=sound) == found
    if number is None:
        return False
    assert found == []
    assert number == len(corpus.seeds) + 1
    return True


def _real() -> dict[str, str]:
    """A corpus as people keep them: two languages, several blocks, typography, quoted headers."""
    second = sample.block(
        "jetee-2", ENGLISH, title="L’anglais : « harbour »", language="en", url="https://example.org/a"
    )
    files = {
        "harbour.md": sample.seed(ENGLISH, title="The harbour reopens at last on Monday", licence="CC-BY-4.0"),
        "jetee.md": sample.seed(FRENCH, id="jetee", language="fr", title="La jetée : l’été d'avance", note="Une note")
        + "\n"
        + second,
    }
    row = sample.row(
        "jetee.md", files["jetee.md"], id="jetee", language="fr", title="La jetée : l’été d'avance", blocks="2"
    )
    first = sample.row("harbour.md", files["harbour.md"], title="The harbour reopens at last on Monday")
    return {**files, "INDEX.md": sample.index(first, row), "README.md": "A remark.\r\n"}


@pytest.mark.parametrize(
    "folder", [*(CORPORA / "broken").iterdir(), *(CORPORA / "good").iterdir()], ids=lambda folder: folder.name
)
def test_what_is_proved_of_whole_corpora_holds(folder: Path) -> None:
    _held_against_the_rules(folder)


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_what_is_proved_of_the_examples_of_rules_holds(rule, tmp_path: Path) -> None:
    for number, files in enumerate((*rule.examples_bad, *rule.examples_good)):
        folder = tmp_path / str(number)
        _put(folder, files)
        _held_against_the_rules(folder)
        (folder / "INDEX.md").unlink(missing_ok=True)  # most have none, and so would never come to their seeds
        command(["index", str(folder)])
        silenced = _held_against_the_rules(folder)
        bad = number < len(rule.examples_bad)
        assert not (silenced and bad and rule.code[:3] in ("BLK", "MET")), "the example still has its fault"


def test_the_families_are_all_but_those_that_compare_texts() -> None:
    assert {rule.code.rstrip("0123456789") for rule in all_rules()} == {*PROVED, *COMPARING}


def test_it_is_proved_of_seeds_as_people_keep_them(tmp_path: Path) -> None:
    _put(tmp_path, _real())
    assert _held_against_the_rules(tmp_path)


def test_it_is_proved_of_what_add_writes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    _put(tmp_path, {"article.txt": FRENCH, "other.txt": ENGLISH})
    (tmp_path / "seeds").mkdir()
    for name in ("article.txt", "other.txt"):
        assert command(["add", name, "--publisher", "L’Écho", "--published", "2025-01-21"]) == 0
    assert _held_against_the_rules(tmp_path / "seeds")


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_of_a_corpus_changed_anywhere_it_is_proved_only_if_the_rules_are_silent(tmp_path: Path, data) -> None:
    files = _real()
    name = data.draw(st.sampled_from(["harbour.md", "jetee.md", "INDEX.md"]))
    text = files[name]
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.sampled_from([start, start, min(len(text), start + data.draw(st.integers(0, 60)))]))
    files[name] = text[:start] + data.draw(st.sampled_from(CHANGES)) + text[end:]
    folder = tmp_path / "c"
    shutil.rmtree(folder, ignore_errors=True)
    _put(folder, files)
    if data.draw(st.booleans()):
        command(["index", str(folder)])
    _held_against_the_rules(folder)


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=st.lists(
        st.sampled_from([*FRENCH.split("\n"), *ENGLISH.split("\n"), *(each.strip("\n") for each in CHANGES)]),
        max_size=9,
    ),
    language=st.sampled_from(["fr", "en"]),
)
def test_of_recorded_texts_of_any_lines_it_is_proved_only_if_the_rules_are_silent(
    tmp_path: Path, lines: list[str], language: str
) -> None:
    """The text is recorded as it is, so that the rules on texts have the last word."""
    files = _real()
    files["port.md"] = sample.seed(
        "\n".join([*lines, ENGLISH if language == "en" else FRENCH]), id="port", language=language
    )
    folder = tmp_path / "c"
    shutil.rmtree(folder, ignore_errors=True)
    _put(folder, files)
    command(["index", str(folder)])
    _held_against_the_rules(folder)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("decisions.yaml", "decisions: []\n"),
        ("port.md", "A text without header.\n"),
        ("port.txt", "A text without header.\n"),
        ("INDEX.md", None),
    ],
)
def test_what_else_lies_there_is_left_to_the_rules(tmp_path: Path, name: str, content: str | None) -> None:
    _put(tmp_path, _real())
    if content is None:
        (tmp_path / name).unlink()
    else:
        _put(tmp_path, {name: content})
    assert proof(str(tmp_path)).files is None


def test_of_a_doubtful_seed_among_many_the_others_are_proved_to_be_sound(tmp_path: Path) -> None:
    names = [f"seed{number:02}" for number in range(30)]
    files = sample.corpus(**{name: sample.seed(f"{ENGLISH}Number {name}.\n", id=name) for name in names})
    _put(tmp_path, files)
    assert _held_against_the_rules(tmp_path)
    for spoilt, proved in ((1, 29), (3, 27), (10, 1)):
        for name in names[1 : 1 + spoilt]:
            _put(tmp_path, {f"{name}.md": files[f"{name}.md"] + "stray\n"})
        assert not _held_against_the_rules(tmp_path)
        assert len(proof(str(tmp_path)).sound) == proved
