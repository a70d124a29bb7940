"""Running the rules: what is chosen, narrowed, silenced, weighed."""

from dataclasses import replace

import pytest
from rule_corpora import corpus_of

from provenance.config import Config
from provenance.errors import InputError
from provenance.findings.model import Severity
from provenance.rules import registry, sample
from provenance.rules.base import Rule, Scope
from provenance.rules.engine import RuleError, matches, run

LONG = (
    "The harbour of the old town reopened on Monday after four weeks of repairs to its western pier. "
    "Fishing boats came back first, followed by the ferry that links the island with the mainland twice a day.\n"
)
QUIET = ("FACT",)


def _codes(findings):
    return [finding.code for finding in findings]


def test_ignore_goes_before_select():
    corpus = corpus_of({"a.md": "\ufeffx\0y\n"})
    assert _codes(run(corpus, Config(select=("SRC",)))) == ["SRC002", "SRC004"]
    assert _codes(run(corpus, Config(select=("SRC",), ignore=("SRC002",)))) == ["SRC004"]
    assert _codes(run(corpus, Config(select=("SRC004",), ignore=("SRC",)))) == []


@pytest.mark.parametrize(
    ("config", "said", "hint"),
    [
        (Config(select=("SCR001",)), "select: no rule has a code that begins with `SCR001`", "did you mean `SRC001`?"),
        (Config(ignore=("FACTS",)), "ignore: no rule", "did you mean `FACT`?"),
        (Config(severity={"REF440": Severity.NOTE}), "severity: no rule", "did you mean `REF404`?"),
        (Config(per_file_ignores={"old/*": ("src001",)}), "per-file-ignores.old/*: no rule", "did you mean `SRC001`?"),
        (Config(select=("",)), "select: no rule", ""),
    ],
)
def test_unknown_codes_are_refused(config, said, hint):
    with pytest.raises(InputError) as caught:
        run(corpus_of({}), config)
    assert said in caught.value.message
    assert hint in caught.value.help


def test_severity_is_configured_by_code_and_the_longer_beginning_counts():
    corpus = corpus_of({"a.md": "\ufeffx\0y\n"})
    found = run(corpus, Config(select=("SRC",), severity={"SRC": Severity.NOTE, "SRC004": Severity.WARNING}))
    assert [(finding.code, finding.severity) for finding in found] == [
        ("SRC002", Severity.NOTE),
        ("SRC004", Severity.WARNING),
    ]


def test_ignores_per_file():
    corpus = corpus_of({"old/a.md": "x\0y\n", "new/a.md": "x\0y\n"})
    config = Config(select=("SRC",), per_file_ignores={"old/*": ("SRC",)})
    assert [finding.path for finding in run(corpus, config)] == ["new/a.md"]


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("seeds/old/a.md", "old/*.md", True),
        ("seeds/old/a.md", "a.md", True),
        ("seeds/old/ba.md", "a.md", False),
        ("seeds/old/a.md", "/old/*", False),
        ("old/a.md", "/old/*", True),
        ("seeds/old/deep/a.md", "old/*", True),
    ],
)
def test_patterns_of_paths(path, pattern, fits):
    assert matches(path, pattern) is fits


def test_only_paths_narrows_what_is_reported_not_what_is_read():
    files = sample.corpus(harbour=sample.seed(LONG), port=sample.seed(LONG, id="port"))
    files["quay.md"] = "x\0y\n"
    found = run(corpus_of(files), Config(ignore=QUIET), only_paths={"harbour.md"})
    # the copy is reported at the later file, but concerns the one asked for; quay.md is nobody's business
    assert [(finding.code, finding.path) for finding in found] == [("DUP501", "port.md")]
    assert _codes(run(corpus_of(files), Config(ignore=QUIET), only_paths=set())) == []


def test_only_paths_keeps_what_the_index_says_of_them():
    seed, other = sample.seed(), sample.seed("Other text.\n", id="port")
    rows = [sample.row("harbour.md", seed, publisher="Wrong"), sample.row("port.md", other, id="port", title="Wrong")]
    files = {"INDEX.md": sample.index(*rows), "harbour.md": seed, "port.md": other}
    found = run(corpus_of(files), Config(ignore=QUIET), only_paths={"port.md"})
    assert [(finding.code, finding.path, finding.span.line) for finding in found] == [("REF405", "INDEX.md", 8)]


def test_only_paths_keeps_what_is_wrong_with_the_whole_index():
    files = {"INDEX.md": "# Nothing\n", "harbour.md": sample.seed()}
    assert _codes(run(corpus_of(files), Config(ignore=QUIET), only_paths={"harbour.md"})) == ["IDX102"]


def test_findings_keep_their_identity_when_lines_move():
    before = sample.seed().replace("four weeks", "five weeks").replace("language:", 'titel: "x"\nlanguage:')
    after = before.replace("language:", 'note: "one line more"\nlanguage:')
    config = Config(ignore=("FACT", "IDX"))
    first, second = (run(corpus_of({"harbour.md": text}), config) for text in (before, after))
    assert _codes(first) == ["META204", "REF404"]
    assert [finding.span.line for finding in first] != [finding.span.line for finding in second]
    assert [finding.fingerprint for finding in first] == [finding.fingerprint for finding in second]
    assert len({finding.fingerprint for finding in first}) == 2


def test_the_order_of_seeds_does_not_matter_for_the_order_of_findings():
    corpus = corpus_of({"b.md": "x\0y\n", "a.md": "x\0y\n\x07"})
    found = run(corpus, Config(select=("SRC",)))
    turned = run(replace(corpus, seeds=corpus.seeds[::-1]), Config(select=("SRC",)))
    assert [(finding.path, finding.span.line) for finding in found] == [("a.md", 1), ("a.md", 2), ("b.md", 1)]
    assert found == turned


class Crash(Rule):
    code = "XYZ001"
    name = "crash"
    severity = Severity.ERROR
    scope = Scope.FILE
    summary = "nothing"
    why = mend = "It crashes."
    examples_bad = examples_good = ()

    def check(self, context):
        raise KeyError("lost")
        yield


class _EntryPoint:
    name, value = "crash", "elsewhere:RULES"

    def __init__(self, loaded):
        self.loaded = loaded

    def load(self):
        return self.loaded


@pytest.fixture
def third_party(monkeypatch):
    def install(loaded):
        monkeypatch.setattr("importlib.metadata.entry_points", lambda group: [_EntryPoint(loaded)])
        registry.all_rules.cache_clear()

    yield install
    registry.all_rules.cache_clear()


def test_a_rule_that_crashes_is_named_not_hidden(third_party):
    third_party([Crash])
    with pytest.raises(RuleError, match=r"XYZ001 \(crash\) failed: 'lost'"):
        run(corpus_of({}), Config())
    assert run(corpus_of({}), Config(ignore=("XYZ", "IDX"))) == []


def test_rules_of_other_packages_are_refused_where_they_clash(third_party):
    third_party(type("Taken", (Crash,), {"code": "SRC001"}))
    with pytest.raises(InputError, match="SRC001 is taken by the rule not-utf-8"):
        registry.all_rules()
    third_party(object())
    with pytest.raises(InputError, match="gives no rule class"):
        registry.all_rules()


def test_an_ignore_of_a_rule_that_did_not_run_is_not_called_unused():
    text = sample.front() + "\n<!-- provenance: ignore[SRC003] printed so -->\n" + sample.block("harbour-1")
    assert _codes(run(corpus_of({"harbour.md": text}), Config(select=("SUP",)))) == []
    assert _codes(run(corpus_of({"harbour.md": text}), Config(select=("SUP", "SRC")))) == ["SUP901"]


def test_what_is_said_of_ignores_is_not_silenced_by_ignores():
    text = sample.front() + "\n<!-- provenance: ignore[SUP902,SRC003] -->\n" + sample.block("harbour-1", "cafÃ©\n")
    found = run(corpus_of({"harbour.md": text}), Config(select=("SUP", "SRC")))
    assert _codes(found) == ["SUP902", "SUP901"]


def test_near_copies_cost_time_in_proportion(grows_linearly):
    boilerplate = "All rights reserved by the publisher and nothing may be copied without asking first here. " * 2
    texts = [boilerplate + " ".join(f"word{at}x{word}" for word in range(60)) + "\n" for at in range(800)]
    corpora = {
        n: corpus_of({f"s{at:04}.md": sample.seed(texts[at], id=f"s{at}") for at in range(n)}) for n in (50, 800)
    }
    grows_linearly(lambda number: run(corpora[number], Config(select=("DUP",))), 50)
