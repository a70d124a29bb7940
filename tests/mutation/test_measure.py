"""Planted changes are found or missed for the right reason, and unchanged copies are quiet."""

from dataclasses import replace
from pathlib import Path

import pytest
from planting import corpus

from provenance.config import Config
from provenance.corpus.load import load
from provenance.facts import analysis as analysing
from provenance.facts.judging import kept
from provenance.facts.judging.verdicts import judge
from provenance.facts.reading import read_corpus
from provenance.mutation.corpora import exchanged, with_copy
from provenance.mutation.measure import measure
from provenance.mutation.model import Change, Mode, Result, percent

FRENCH, ENGLISH = "Le séisme a tué 37 personnes à Portville.", "The earthquake killed 37 people in Portville."
STORY = (
    "Nordwind a investi 40 millions d'euros dans son usine de Portville. La firme emploie 1 200 salariés.\n\n"
    "Le chantier avait commencé en 2019."
)


def found(result: Result, mode: Mode, change: Change) -> list[bool]:
    return [outcome.found for outcome in result.of(mode, change)]


def test_a_number_changed_in_a_copy_is_found_at_its_place() -> None:
    result = measure(corpus(STORY), Config(), changes=[Change.NUMBER], modes=[Mode.COPY])
    assert {(outcome.path, outcome.old, outcome.code) for outcome in result.outcomes} == {
        ("a.txt", "40 millions d'euros", "FACT601"),
        ("a.txt", "1 200 salariés", "FACT601"),
    }
    money = next(outcome for outcome in result.outcomes if "euros" in outcome.old)
    assert (money.span.line, money.span.column, money.span.end_column) == (1, 20, 22)
    assert money.new.endswith("0 millions d'euros")
    assert (result.copies, result.alarms, result.alarms_per_copy) == (1, (), 0.0)


def test_a_number_changed_where_another_source_says_it_is_found_by_that_source() -> None:
    result = measure(corpus(FRENCH, ENGLISH), Config(), changes=[Change.NUMBER], modes=[Mode.CROSS])
    assert [(outcome.path, outcome.code) for outcome in result.outcomes] == [("a.txt", "FACT601"), ("b.txt", "FACT601")]
    assert result.copies == 0


def test_both_modes_and_all_kinds_unless_told() -> None:
    result = measure(corpus(FRENCH, ENGLISH), Config())
    assert {outcome.mode for outcome in result.outcomes} == set(Mode)
    assert {Change.NUMBER, Change.BOUND} <= {outcome.change for outcome in result.outcomes}
    assert percent(result.of(Mode.COPY, Change.BOUND)) == 100


def test_the_limit_holds_for_each_kind_and_mode() -> None:
    result = measure(corpus(STORY, FRENCH), Config(), changes=[Change.NUMBER, Change.BOUND], limit=1)
    assert [(o.mode, o.change) for o in result.outcomes] == [(Mode.COPY, Change.NUMBER), (Mode.COPY, Change.BOUND)]
    assert result.copies in (1, 2)  # the one that was changed, and one drawn


def test_the_same_run_twice_is_the_same_and_another_seed_is_not() -> None:
    def run(seed: int) -> Result:
        return measure(corpus(STORY, FRENCH), Config(), changes=[Change.NUMBER], seed=seed)

    assert run(0) == run(0)
    assert {o.new for seed in range(4) for o in run(seed).outcomes} > {o.new for o in run(0).outcomes}


def test_nothing_is_planted_where_a_finding_points_already() -> None:
    texts = FRENCH, ENGLISH.replace("37", "52")
    assert not measure(corpus(*texts), Config(), changes=[Change.NUMBER]).outcomes


def test_a_rule_the_configuration_ignores_finds_nothing() -> None:
    quiet = replace(Config(), ignore=("FACT601",))
    result = measure(corpus(STORY), quiet, changes=[Change.NUMBER], modes=[Mode.COPY])
    assert found(result, Mode.COPY, Change.NUMBER) == [False, False]
    assert {outcome.reason.split(";")[0] for outcome in result.outcomes} == {"matched, and judged conflict"}


def test_other_findings_of_a_copy_count_for_nothing() -> None:
    """A copy is a near copy too (DUP5xx), whatever the configuration selects."""
    settings = replace(Config(), select=("DUP",))
    assert measure(corpus(STORY), settings, changes=[Change.NUMBER], modes=[Mode.COPY]).alarms == ()


def test_a_change_nobody_joins_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(analysing, "clusters", lambda claims, found: [(i,) for i in range(len(claims))])
    result = measure(corpus(STORY), Config(), changes=[Change.NUMBER], modes=[Mode.COPY])
    assert {outcome.reason for outcome in result.outcomes} == {"matched with nothing it contradicts"}


def test_a_checker_that_cries_wolf_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were every fact of two sources a conflict, each figure of an unchanged copy would be a false alarm."""
    from provenance.facts.results import ConflictKind, Verdict

    def suspicious(claims, inner, origins):  # type: ignore[no-untyped-def]
        fact = judge(claims, inner, origins)
        if len({claim.source.id for claim in claims}) < 2:
            return fact
        return replace(fact, verdict=Verdict.CONFLICT, conflict_kind=ConflictKind.VALUE)

    monkeypatch.setattr(kept, "judge", suspicious)
    result = measure(corpus(STORY), Config(), changes=[Change.WEEKDAY], modes=[Mode.COPY])
    assert result.copies == 1
    assert len(result.alarms) == 3  # euros, workers, year
    assert {(alarm.path, alarm.code) for alarm in result.alarms} == {("a.txt", "FACT601")}


def test_a_conflict_the_corpus_has_is_no_false_alarm_of_its_copies() -> None:
    texts = FRENCH, ENGLISH.replace("37", "52")
    result = measure(corpus(*texts), Config(), modes=[Mode.COPY], changes=[Change.BOUND])
    assert (result.copies, result.alarms) == (2, ())


def test_the_reading_of_what_did_not_change_is_not_done_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """And comes to the same as if it were."""
    from provenance.facts.names import finding

    base = corpus(STORY, FRENCH, ENGLISH)
    before = read_corpus(base)
    changed, _ = with_copy(base, before[0], STORY.replace("40", "70"))
    fresh = read_corpus(changed)
    read: list[str] = []
    find_names = finding.find_names
    monkeypatch.setattr(finding, "find_names", lambda text, cut: read.append(text) or find_names(text, cut))
    assert read_corpus(changed, before) == fresh
    assert read == [STORY.replace("40", "70")]


def test_names_are_resolved_over_the_changed_corpus() -> None:
    """A full name in one text tells whom a surname in another means: that must not be taken from before."""
    base = corpus("Le don de Larrieu atteint 40 millions.", "Anne Larrieu dirige le port.")
    before = read_corpus(base)
    changed, _ = exchanged(base, before[1], "Marie Larrieu dirige le port.")
    assert [name.entity for name in read_corpus(changed, before)[0].names] == ["Marie Larrieu"]


SEED = """---
seed: 1
id: port
published: "2025-01-23"
---

<!-- seed:block port-1
publisher: The Quay Gazette
url: https://example.org/1
-->
Nordwind a investi 40 millions d'euros.
<!-- seed:end port-1 -->
<!-- seed:block port-2
-->
Nordwind a vendu 12 navires.
<!-- seed:end port-2 -->
"""


def test_a_block_is_exchanged_or_copied_with_what_its_header_says_of_the_source(tmp_path: Path) -> None:
    (tmp_path / "port.md").write_text(SEED, "utf-8")
    base = load([tmp_path], working_directory=tmp_path)
    first = read_corpus(base)[0]
    copied, path = with_copy(base, first, "Autre texte.")
    assert [block.id for seed in copied.seeds for block in seed.blocks] == ["port-1", "port-2", "port-1-copy"]
    copy = copied.seeds[-1].blocks[0]
    assert (copied.seeds[-1].file.path, copy.text) == (path, "Autre texte.")
    assert copy.metadata == {"seed": "1", "published": "2025-01-23", "publisher": "copy"}
    changed, path = exchanged(base, first, "Autre texte.")
    assert sorted(block.id for seed in changed.seeds for block in seed.blocks) == ["port-1", "port-2"]
    text = {block.id: block for seed in changed.seeds for block in seed.blocks}
    assert text["port-1"].text == "Autre texte."
    assert text["port-1"].metadata["publisher"] == "The Quay Gazette"
    assert text["port-2"].text == "Nordwind a vendu 12 navires."
    assert path not in {seed.file.path for seed in base.seeds}


def test_a_change_in_a_later_block_is_shown_at_its_line(tmp_path: Path) -> None:
    (tmp_path / "port.md").write_text(SEED, "utf-8")
    base = load([tmp_path], working_directory=tmp_path)
    result = measure(base, Config(), changes=[Change.NUMBER], modes=[Mode.COPY])
    lines = {outcome.old: outcome.span.line for outcome in result.outcomes}
    assert lines == {"40 millions d'euros": SEED[: SEED.index("40 mill")].count("\n") + 1} | {
        "12 navires": SEED[: SEED.index("12 nav")].count("\n") + 1
    }
    assert all(outcome.found for outcome in result.outcomes)


def test_an_empty_corpus_is_no_error() -> None:
    result = measure(corpus(), Config())
    assert (result.outcomes, result.copies, result.alarms_per_copy) == ((), 0, 0.0)
    assert percent(result.outcomes) is None


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    measure(corpus(STORY), Config(), changes=[Change.NUMBER], modes=[Mode.COPY], tell=lambda *step: told.append(step))
    assert told == [(0, 3), (1, 3), (2, 3)]  # one unchanged copy, two changes
