"""A report after a change is the report of the changed corpus, whatever was kept of the one before."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.config import Config
from provenance.corpus.load import load
from provenance.corpus.model import Corpus
from provenance.facts.analysis import analyse
from provenance.facts.judging import kept
from provenance.facts.matching import candidates, features, neighbours, sides
from provenance.facts.matching.scoring import Scorer
from provenance.render.json_text import render
from provenance.render.report_json import document
from provenance.rules.engine import run
from provenance.store.cache import Cache
from provenance.store.memory import Memory
from provenance.text import sharing
from provenance.text.sharing import MOST_HOLDERS, shared_runs

# What every text here lacks; without it most files have no finding of their own.
SETTINGS = Config(ignore=("META206", "REF407"))
FIRMS = ("Nordwind", "Stellabank", "Ferrolines", "Campofoods", "Vento Rail", "Montemedia")
SAID = (
    "{firm} cut {n} jobs in {town} in {year}, said {who}, the chief executive of {firm}.",
    "{firm} a supprimé {n} emplois à {town} en {year}, selon {who}, directrice générale de {firm}.",
    "The unions of {firm} asked for talks on {day} March {year}, and the mayor of {town} promised to help them.",
    "{firm} lost at least {m} million euros in {year}; its prices rose by {p} %.",
    "{firm} a perdu {m} millions d'euros en {year}. « Nous n'avions pas d'autre choix », dit {who}.",
    "“We had no other choice,” said {who}.",
    "On {day} March {year} the last crew of {firm} in {town} left by flight {p} of the night, led by the mayor.",
)
TOWNS = ("Lyon", "Leeds", "Bergen", "Nantes")
PEOPLE = ("Mary Olsen", "Ana Ruiz", "Lise Perrin")
AGENCY = (
    "The gates of the plant were closed at noon, and nobody who had worked there for years could say what was to "
    "become of the machines that stood in the two halls by the water.\n"
)


def article(number: int, dice: random.Random) -> str:
    event = random.Random(number % len(FIRMS))  # papers tell of the same events
    told = {"firm": FIRMS[number % len(FIRMS)], "town": event.choice(TOWNS), "who": event.choice(PEOPLE)}
    told |= {"n": event.randint(20, 900), "m": event.randint(2, 90), "year": event.randint(2015, 2024)}
    told |= {"day": event.randint(1, 28), "p": event.randint(2, 40)}
    if dice.random() < 0.3:
        told["n"] = dice.randint(20, 900)
    lines = dice.sample(SAID, 4)
    return " ".join(lines).format(**told) + "\n" + (AGENCY if dice.random() < 0.3 else "")


def write(folder: Path, name: str, text: str) -> None:
    head = f'---\nseed: 1\n#\n#\nid: {name}\ntitle: "{name}"\npublisher: "Paper {name}"\n---\n'
    (folder / f"{name}.md").write_bytes((head + text).encode())


def made(folder: Path, number: int = 24) -> Path:
    seeds = folder / "seeds"
    seeds.mkdir()
    for n in range(number):
        write(seeds, f"s{n:02}", article(n, random.Random(n)))
    return seeds


def report(corpus: Corpus, memory: Memory | None) -> str:
    analysis = analyse(corpus, memory=memory)
    found = run(corpus, SETTINGS, analysis=analysis, memory=memory)
    return render(document(corpus, analysis, found, memory=memory))


def memory(folder: Path) -> Memory:
    return Memory(Cache(str(folder / "cache")), "1")


def loaded(seeds: Path) -> Corpus:
    sharing._last.clear()
    return load([seeds], working_directory=seeds.parent)


def change_figure(seeds: Path, dice: random.Random) -> None:
    seed = dice.choice(sorted(seeds.glob("*.md")))
    head, text = seed.read_text("utf-8").split("\n---\n")
    figures = [word for word in text.split() if word.isdigit()]
    if figures:
        text = text.replace(f" {figures[0]} ", f" {int(figures[0]) + dice.randint(1, 50)} ", 1)
    seed.write_bytes(f"{head}\n---\n{text}".encode())


def change_name(seeds: Path, dice: random.Random) -> None:
    seed = dice.choice(sorted(seeds.glob("*.md")))
    one, other = dice.sample(PEOPLE, 2)
    seed.write_bytes(seed.read_bytes().replace(one.encode(), other.encode()))


def add(seeds: Path, dice: random.Random) -> None:
    number = dice.randint(100, 999)
    write(seeds, f"s{number}", article(number, dice))


def remove(seeds: Path, dice: random.Random) -> None:
    dice.choice(sorted(seeds.glob("*.md"))).unlink()


def rename(seeds: Path, dice: random.Random) -> None:
    seed = dice.choice(sorted(seeds.glob("*.md")))
    seed.rename(seed.with_name(f"r{dice.randint(100, 999)}.md"))


def reprint(seeds: Path, dice: random.Random) -> None:
    seed = dice.choice(sorted(seeds.glob("*.md")))
    text = seed.read_text("utf-8").split("\n---\n")[1]
    write(seeds, f"p{dice.randint(100, 999)}", text.replace("euros", "dollars"))


def retitle(seeds: Path, dice: random.Random) -> None:
    seed = dice.choice(sorted(seeds.glob("*.md")))
    seed.write_bytes(seed.read_bytes().replace(b'title: "', b'title: "A longer title, ', 1))


def deny(seeds: Path, dice: random.Random) -> None:
    """A reprint that says the contrary."""
    seed = dice.choice([seed for seed in sorted(seeds.glob("*.md")) if b" lost " in seed.read_bytes()])
    text = seed.read_text("utf-8").split("\n---\n")[1]
    write(seeds, f"d{dice.randint(100, 999)}", text.replace(" lost ", " has not lost "))


def join(seeds: Path, dice: random.Random) -> None:
    """A text that is made of two others, so that all three are of one origin."""
    texts = [seed.read_text("utf-8").split("\n---\n")[1] for seed in dice.sample(sorted(seeds.glob("*.md")), 2)]
    write(seeds, f"j{dice.randint(100, 999)}", "".join(texts))


def shift(seeds: Path, dice: random.Random) -> None:
    """One line more above a text, and not one byte."""
    seed = dice.choice(sorted(seeds.glob("s*.md")))
    data = seed.read_bytes()
    seed.write_bytes(data.replace(b"seed: 1\n#\n#\n", b"seed: 1\n# a\n", 1) if b"\n#\n" in data else data)


def spoil(seeds: Path, dice: random.Random) -> None:
    """A character that a rule reports."""
    seed = dice.choice(sorted(seeds.glob("*.md")))
    seed.write_bytes(seed.read_bytes().replace(b" the ", b" the\xe2\x80\x8b ", 1))


CHANGES: tuple[Callable[[Path, random.Random], None], ...] = (
    *(change_figure, change_name, add, remove, rename, reprint, retitle, deny, join, shift, spoil),
)


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small corpus in which all is as in a large one: large groups, crowds, counts that seldom change."""
    monkeypatch.setattr(features, "COUNTED_BITS", 2)
    monkeypatch.setattr(candidates, "SMALL_GROUP", 6)
    monkeypatch.setattr(neighbours, "FULL", 2)
    monkeypatch.setattr(sides, "CROWD", 2)


def one_after_another(folder: Path, dice: random.Random) -> None:
    seeds = made(folder, 14)
    for change in (*CHANGES, *dice.sample(CHANGES, 4)):
        assert report(loaded(seeds), memory(folder)) == report(loaded(seeds), None), change.__name__
        change(seeds, dice)
    assert report(loaded(seeds), memory(folder)) == report(loaded(seeds), None)


def test_one_change_after_another(tmp_path: Path) -> None:
    one_after_another(tmp_path, random.Random(1))


@pytest.mark.usefixtures("crowded")
def test_one_change_after_another_among_many(tmp_path: Path) -> None:
    one_after_another(tmp_path, random.Random(2))


def test_two_states_in_turn_do_not_mix(tmp_path: Path) -> None:
    seeds, dice = made(tmp_path, 12), random.Random(3)
    for _ in range(2):
        before = {path: path.read_bytes() for path in seeds.glob("*.md")}
        for change in (change_name, reprint):
            report(loaded(seeds), memory(tmp_path))
            change(seeds, dice)
        report(loaded(seeds), memory(tmp_path))
        shutil.rmtree(seeds)
        seeds.mkdir()
        for path, data in before.items():
            path.write_bytes(data)
        assert report(loaded(seeds), memory(tmp_path)) == report(loaded(seeds), None)


def test_one_figure_costs_the_pairs_of_its_own_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(features, "COUNTED_BITS", 2)  # a few claims more are no other size
    seeds = made(tmp_path, 60)
    scored, judged = [0], [0]
    score, judge = Scorer.__call__, kept.judge

    def scoring(*given: object) -> object:
        scored[0] += 1
        return score(*given)  # type: ignore[arg-type]

    def judging(*given: object) -> object:
        judged[0] += len(given[0]) > 1  # type: ignore[arg-type]
        return judge(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(Scorer, "__call__", scoring)
    monkeypatch.setattr(kept, "judge", judging)
    report(loaded(seeds), memory(tmp_path))
    whole = scored[0], judged[0]
    text = seeds / "s07.md"
    text.write_bytes(text.read_bytes().replace(b"7", b"8", 1) + b"It employs 4,321 people.\n")
    scored[0] = judged[0] = 0
    report(loaded(seeds), memory(tmp_path))
    assert 0 < scored[0] < whole[0] / 4
    assert judged[0] < whole[1] / 2


WORDS = [f"word{n}" for n in range(12)]
TEXTS = st.lists(
    st.lists(st.integers(0, 5), min_size=1, max_size=6).map(
        lambda pieces: " ".join(" ".join(WORDS[piece : piece + 7]) for piece in pieces)
    ),
    max_size=10,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(TEXTS, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_shared_runs_are_counted_as_if_anew(tmp_path_factory: pytest.TempPathFactory, texts, dice) -> None:
    kept_here = memory(tmp_path_factory.mktemp("shared"))
    now = [text for part in texts for text in part]
    for _ in range(3):
        sharing._last.clear()
        anew = shared_runs(tuple(now))
        sharing._last.clear()
        assert shared_runs(tuple(now), kept_here, "here") == anew
        if now:
            del now[dice.randrange(len(now))]
        now.insert(dice.randint(0, len(now)), " ".join(WORDS[dice.randint(0, 4) :]))


def test_boilerplate_counts_for_the_first_texts_only() -> None:
    sharing._last.clear()
    texts = tuple(f"{AGENCY} {number}" for number in range(8))
    assert [len(shared.earlier) for shared in shared_runs(texts)] == [0, 1, 2, 3, *[MOST_HOLDERS] * 4]
