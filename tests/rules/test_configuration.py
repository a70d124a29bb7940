"""Where the configuration comes from, and what is refused in it."""

import pytest

from provenance.config import Config, as_table, config_schema, load_config
from provenance.errors import InputError
from provenance.findings.model import Severity


def _write(folder, name, text):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_the_nearest_file_upward_counts(tmp_path):
    _write(tmp_path, "provenance.toml", 'fail-on = "note"\n')
    _write(tmp_path / "a", "pyproject.toml", "[tool.other]\nx = 1\n")  # does not speak of us
    (tmp_path / "a" / "b").mkdir()
    located = load_config(tmp_path / "a" / "b")
    assert located.config.fail_on == "note"
    assert located.file == tmp_path / "provenance.toml"
    _write(tmp_path / "a" / "b", "pyproject.toml", "[tool.provenance]\n")
    assert load_config(tmp_path / "a" / "b").config == Config()


def test_every_key_is_read(tmp_path):
    _write(
        tmp_path,
        "pyproject.toml",
        '[tool.provenance]\ncorpus = "texts"\nselect = ["SRC", "REF4"]\nignore = ["SRC005"]\nfail-on = "warning"\n'
        '[tool.provenance.severity]\nFACT601 = "error"\n'
        '[tool.provenance.per-file-ignores]\n"old/*.md" = ["META206"]\n',
    )
    located = load_config(tmp_path)
    assert located.config == Config(
        corpus="texts",
        select=("SRC", "REF4"),
        ignore=("SRC005",),
        severity={"FACT601": Severity.ERROR},
        per_file_ignores={"old/*.md": ("META206",)},
        fail_on="warning",
    )
    assert located.corpus == tmp_path / "texts"
    assert as_table(located.config)["per-file-ignores"] == {"old/*.md": ["META206"]}


@pytest.mark.parametrize(
    ("text", "said", "hint"),
    [
        ('selct = ["SRC"]', "unknown key `selct`", "did you mean `select`?"),
        ("per_file_ignores = {}", "unknown key `per_file_ignores`", "did you mean `per-file-ignores`?"),
        ('select = "SRC"', "bad value for `select`", ""),
        ('fail-on = "fatal"', "bad value for `fail-on`: 'fatal'", "'error', 'warning' or 'note'"),
        ('severity = {SRC001 = "bad"}', "bad value for `severity.SRC001`: 'bad'", ""),
        ('delimiters = {open = "== {id} ==", clsoe = "=="}', "unknown key `delimiters.clsoe`", "did you mean `close`?"),
        ('delimiters = {open = "== {id} =="}', "`delimiters` lacks `close`", "open, close"),
        ('delimiters = {open = "==", close = "=="}', "delimiters: `open` must hold {id} once", "=== {id} ==="),
        ("thresholds = {near-copies = 1}", "unknown key `thresholds.near-copies`", "did you mean `near-copy`?"),
        ("thresholds = {near-copy = 80}", "thresholds.near-copy: 80.0 is no share", "0.8 is the default"),
        ("thresholds = {shared-passage = 3}", "thresholds.shared-passage: 3 words are too few", "8 is the least"),
        ('metadata-keys = ["title"]', "metadata-keys: `title` is a key of the format already", "take it out"),
        ('metadata-names = {date = "publishd"}', "`date` is mapped to `publishd`", "did you mean `published`?"),
        ('metadata-names = {url = "id"}', "metadata-names: `url` is a key of the format already", "take it out"),
        ('metadata-keys = ["d"]\nmetadata-names = {d = "id"}', "`d` is under metadata-keys and under", "one of them"),
        ("corpus = 3", "bad value for `corpus`: 3", ""),
        ("corpus = ", "not valid TOML", ""),
    ],
)
def test_what_is_wrong_is_named(tmp_path, monkeypatch, text, said, hint):
    monkeypatch.chdir(tmp_path)
    _write(tmp_path, "provenance.toml", text + "\n")
    with pytest.raises(InputError) as caught:
        load_config(tmp_path)
    assert caught.value.message.startswith("provenance.toml: ")
    assert said in caught.value.message
    assert hint in caught.value.help


def test_files_that_cannot_be_read(tmp_path):
    with pytest.raises(InputError, match="cannot read the configuration"):
        load_config(tmp_path, tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'corpus = "\xe9"')
    with pytest.raises(InputError, match="not UTF-8"):
        load_config(tmp_path, tmp_path / "latin.toml")
    _write(tmp_path, "pyproject.toml", "[tool]\nprovenance = 3\n")
    with pytest.raises(InputError, match="must be a table"):
        load_config(tmp_path)


def test_the_schema_knows_the_keys_and_no_others():
    from jsonschema import Draft202012Validator

    schema = config_schema()
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)
    assert validator.is_valid({"corpus": "seeds", "fail-on": "note", "per-file-ignores": {"*": ["SRC"]}})
    assert not validator.is_valid({"selct": []})
    assert not validator.is_valid({"fail-on": "fatal"})
    assert schema["properties"].keys() == as_table(Config()).keys()


def test_thresholds_decide_what_is_a_copy_and_what_a_shared_passage():
    from rule_corpora import corpus_of

    from provenance.config import Thresholds
    from provenance.rules import sample
    from provenance.rules.engine import run

    common = (
        "The lock on the canal was built by hand in two summers, and the men who dug it slept in tents by the water. "
    )
    one = common + "Nobody remembers the engineer's name, though his drawings hang in the town hall to this day.\n"
    other = common + "A museum about it opens in May next to the old mill, with a model that works and a small shop.\n"
    files = sample.corpus(lock=sample.seed(one), mill=sample.seed(other, id="mill", publisher="Island Post"))

    def codes(**thresholds):
        config = Config(select=("DUP",), thresholds=Thresholds(**thresholds))
        return [finding.code for finding in run(corpus_of(files), config)]

    assert codes() == ["DUP503"]
    assert codes(near_copy=0.5) == ["DUP502"]
    assert codes(shared_passage=40) == []
