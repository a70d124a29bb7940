"""Throws broken corpora at the program for a bounded time: ``python tools/fuzz.py --seconds 60 [--seed N]``.

Each input is a small folder: a corpus of ``tests/corpora`` or ``seeds``, changed in a few places, or random bytes. No
input may end in an exception or take long, and what the program says of it must hold together:

- reading gives back every byte, and every place lies in its file
- the same findings come twice, in every format, with the exit code they call for
- what the quick proof of the hook passes has no error, and what is proved to be silent no finding
- a fix leaves nothing worse; a safe one touches no text
- the index that is written is sound, and stays as it is when written again
- extraction, comparison and the report work on any text

The first input that breaks one of these is saved, and the line that runs it again is printed (exit 1). The inputs are
drawn from the seed alone: the same seed and number give the same input.
"""

import argparse
import contextlib
import faulthandler
import io
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from provenance.cli.app import run as command  # noqa: E402
from provenance.cli.hook import LEFT_OUT  # noqa: E402
from provenance.cli.proved import COMPARING  # noqa: E402
from provenance.config import Config  # noqa: E402
from provenance.corpus.dialect import PLAIN, Delimiters, Dialect  # noqa: E402
from provenance.corpus.index import INDEX_NAME, parse_index  # noqa: E402
from provenance.corpus.index_table import updated_index  # noqa: E402
from provenance.corpus.load import load  # noqa: E402
from provenance.corpus.model import Corpus  # noqa: E402
from provenance.corpus.record import recorded  # noqa: E402
from provenance.facts.analysis import analyse  # noqa: E402
from provenance.facts.comparison import Side, compare_texts  # noqa: E402
from provenance.facts.mentions import extract  # noqa: E402
from provenance.findings.model import Finding, Severity  # noqa: E402
from provenance.quick import plainly_sound  # noqa: E402
from provenance.render import (  # noqa: E402
    findings_github,
    findings_gitlab,
    findings_json,
    findings_junit,
    findings_sarif,
    findings_text,
    json_text,
    report_html,
    report_json,
    report_markdown,
)
from provenance.rules.engine import run  # noqa: E402
from provenance.rules.fixing import fixed  # noqa: E402
from provenance.rules.registry import all_rules  # noqa: E402
from provenance.rules.silence import proof  # noqa: E402
from provenance.text.decode import text_file  # noqa: E402

Files = Mapping[str, bytes]
"""One input: the bytes of each file of a corpus folder, by POSIX path."""

BASES = ("tests/corpora/good", "tests/corpora/broken")
TOKENS = (
    *("---\n", "---", "-->", "<!--", "<!-- seed:block a\n", "<!-- seed:block a -->\n", "<!-- seed:end a -->\n"),
    *("<!-- seed:end a -->", "<!-- seed:index -->\n", "<!-- seed:end index -->\n", "<!--seed:block", "<!-- SEED:END"),
    *("<!-- provenance: ignore[SRC003] why -->\n", ": ", "key: ", "sha256: ", "bytes: -1\n", "published: 2025-02-30\n"),
    *("url: http://[\n", "? ", "&a ", "*a", "!!str ", "<<: *a\n", "- ", "{a: [", "]}", "'", '"', ">-\n", "%YAML 1.1\n"),
    *("\t", "\\", "`", "```\n", "# ", "> ", "...\n", "\r", "\r\n", "\n", "\n\n", "\0", "\ufeff", "\u00a0", "\u0085"),
    *("\u2028", "\u202e", "\u200b", "\U000e0041", "e\u0301", "Ã©", "â‚¬", "\ufffd", "\U0001f600", "½", "٣٤", "« ", "»"),
    *("12,5 millions d'euros", "$1.2bn", "1 000 000", "3 mars 2025", "2 pm", "99999999999999999999", "1e999", "-0"),
    *("mardi", "a month ago", "../", "%2e%2e/", "C:\\\\x", "file:x.md", "](", "[x](y)", "&#0;", "<script>"),
    *("“", "”", "|", "\\|", "| a | b |\n", "\n=== a ===\n", "\n=== end a ===\n", "\n%% b c\n", "tags: [x, {y: z}]\n"),
)
ENCODINGS = ("utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-8-sig", "cp037", "utf-7")
DIALECTS = (
    Dialect(
        frozenset({"tags", "note"}), {"title": "publisher", "x-shelf": "author"}, Delimiters("=== {id} ===", "%%%")
    ),
    Dialect(delimiters=Delimiters("=== {id} ===", "=== end {id} ===")),
)
MOST_BYTES = 60_000
LIMIT = 60


class BrokenPromiseError(AssertionError):
    """What the program says of an input does not hold together."""


def bases() -> list[Files]:
    """The corpora that inputs are made from."""
    folders = [folder for base in BASES for folder in sorted((ROOT / base).iterdir()) if folder.is_dir()]
    found = [_read(folder) for folder in (*folders, ROOT / "seeds")]
    return [files for files in found if files and sum(map(len, files.values())) <= MOST_BYTES]


def _read(folder: Path) -> Files:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.name != "expected.json")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def drawn(seed: str, sources: Sequence[Files]) -> Files:
    """The input a seed stands for."""
    dice = random.Random(seed)
    files = dict(dice.choice(sources))
    if dice.random() < 0.05:
        name = dice.choice(list(files))
        files[name] = dice.randbytes(dice.choice((0, 1, 3, 50, 3000)))
    if dice.random() < 0.05:
        files.pop(INDEX_NAME, None)
    for _ in range(dice.choice((1, 1, 2, 3, 5, 9))):
        name = dice.choice(list(files))
        donor = dice.choice(list(dice.choice(sources).values()))
        files[name] = dice.choice(CHANGES)(files[name], donor, dice)[:MOST_BYTES]
    return files


def _inserted(data: bytes, _donor: bytes, dice: random.Random) -> bytes:
    at = dice.randint(0, len(data))
    token = dice.choice(TOKENS).encode("utf-8", "surrogatepass") * dice.choice((1, 1, 1, 2, 40))
    return data[:at] + token + data[at:]


def _deleted(data: bytes, _donor: bytes, dice: random.Random) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] + data[at + dice.choice((1, 1, 2, 10, 200)) :]


def _overwritten(data: bytes, _donor: bytes, dice: random.Random) -> bytes:
    at = dice.randint(0, len(data))
    piece = dice.randbytes(dice.choice((1, 1, 2, 8)))
    return data[:at] + piece + data[at + len(piece) :]


def _line_moved(data: bytes, donor: bytes, dice: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    others = donor.splitlines(keepends=True) if dice.random() < 0.3 else lines
    if not lines or not others:
        return data
    at = dice.randrange(len(lines))
    other = dice.choice(others)
    if dice.random() < 0.5:
        lines[at] = other
    else:
        lines.insert(at, other * dice.choice((1, 1, 1, 300)))
    if dice.random() < 0.3:
        del lines[dice.randrange(len(lines))]
    return b"".join(lines)


def _spliced(data: bytes, donor: bytes, dice: random.Random) -> bytes:
    start = dice.randint(0, len(donor))
    at = dice.randint(0, len(data))
    return data[:at] + donor[start : start + dice.randint(1, 2000)] + data[dice.randint(at, len(data)) :]


def _cut(data: bytes, _donor: bytes, dice: random.Random) -> bytes:
    at = dice.randint(0, len(data))
    return data[:at] if dice.random() < 0.7 else data[at:]


def _line_ends(data: bytes, _donor: bytes, dice: random.Random) -> bytes:
    return data.replace(b"\n", dice.choice((b"\r\n", b"\r", b"\n\n", b" \n", b"\t\n")), dice.choice((-1, 1, 5)))


def _encoded(data: bytes, _donor: bytes, dice: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(dice.choice(ENCODINGS), "replace")


def _figure(data: bytes, _donor: bytes, dice: random.Random) -> bytes:
    places = [at for at, byte in enumerate(data) if 0x30 <= byte <= 0x39]
    if not places:
        return data
    at = dice.choice(places)
    return data[:at] + str(dice.choice((0, 7, 99, 10**30))).encode() + data[at + 1 :]


def _kept_true(data: bytes, _donor: bytes, _dice: random.Random) -> bytes:
    """The same with the digests that are missing, so that what comes behind them is reached."""
    from provenance.corpus.seed import parse_seed

    return recorded(parse_seed(text_file("a.md", data))).data


CHANGES: tuple[Callable[[bytes, bytes, random.Random], bytes], ...] = (
    _inserted,
    _inserted,
    _inserted,
    _deleted,
    _deleted,
    _overwritten,
    _line_moved,
    _line_moved,
    _spliced,
    _cut,
    _line_ends,
    _encoded,
    _figure,
    _kept_true,
)


def promised(condition: bool, message: str) -> None:
    """Raise unless the condition holds."""
    if not condition:
        raise BrokenPromiseError(message)


def _loaded(dialect: Dialect = PLAIN) -> Corpus:
    return load([Path()], working_directory=Path.cwd(), dialect=dialect)


def bytes_come_back(corpus: Corpus, files: Files) -> None:
    """Every byte is kept, and every place lies in its file."""
    for seed in corpus.seeds:
        file = seed.file
        promised(file.data == files[file.path], f"{file.path}: other bytes were read")
        promised(file.text.encode("utf-8", "surrogateescape") == file.data, f"{file.path}: text loses bytes")
        for block in seed.blocks:
            start, end = file.span(block.start, block.end).bytes
            promised(file.data[start:end] == block.data, f"{file.path}: block {block.id} is not where it says")
            file.span(block.marker_start, block.marker_end)
        for problem in seed.problems:
            file.span(problem.start, problem.end)


def findings_hold(corpus: Corpus, found: Sequence[Finding]) -> None:
    """The same findings from a second reading, each in a file that is there."""
    again = run(_loaded(), Config(ignore=("FACT",)))
    promised([repr(one) for one in again] == [repr(one) for one in found], "other findings the second time")
    files = (*(seed.file for seed in corpus.seeds), *corpus.lists, *corpus.unreadable)
    paths = {file.path for file in files} | {INDEX_NAME}
    for one in found:
        promised(one.path in paths, f"a finding in {one.path}, which is not there")
        promised(bool(one.message and one.help), f"{one.code} does not say what is wrong or how to mend it")
    for fingerprint, count in Counter(one.fingerprint for one in found).items():
        promised(count == 1, f"{count} findings have the fingerprint {fingerprint}")


def formats_agree(corpus: Corpus, found: Sequence[Finding]) -> None:
    """Each format tells of every finding and can be read by its readers."""
    rules = all_rules()
    names = {rule.code: rule.name for rule in rules}
    files = {seed.file.path: seed.file for seed in corpus.seeds}
    if corpus.index is not None:
        files[corpus.index.file.path] = corpus.index.file
    said = [one.code for one in found]
    document = json.loads(json_text.render(findings_json.document(found, len(files))))
    promised([one["code"] for one in document["findings"]] == said, "json tells of other findings")
    sarif = json.loads(json_text.render(findings_sarif.document(found, rules)))
    promised([one["ruleId"] for one in sarif["runs"][0]["results"]] == said, "sarif tells of other findings")
    gitlab = json.loads(json_text.render(findings_gitlab.document(found, names)))
    promised(len(gitlab) == len(said), "gitlab tells of other findings")
    lines = "".join(findings_github.render(found, names)).splitlines()
    promised(len(lines) == len(said), "github tells of other findings")
    junit = findings_junit.render(found, names, Severity.NOTE)
    failures = ElementTree.fromstring(junit).iter("failure")
    promised(len(list(failures)) == len(said), "junit tells of other findings")
    text = "".join(findings_text.render(found, files))
    heads = [line for line in text.split("\n") if line and not line.startswith(" ") and " help: " not in line]
    for code, count in Counter(said).items():
        promised(sum(f" {code} " in line for line in heads) >= count, f"text does not tell of every {code}")


def exit_code_fits(found: Sequence[Finding]) -> None:
    """0 without errors, 1 with them, and the output is the same as a program gets it."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = command(["check", ".", "--ignore", "FACT", "--format", "json"])
    errors = any(one.severity is Severity.ERROR for one in found)
    promised(code == (1 if errors else 0), f"exit code {code}: {err.getvalue()[-300:]}")
    promised([one["code"] for one in json.loads(out.getvalue())["findings"]] == [one.code for one in found], "CLI")


def proof_holds(corpus: Corpus) -> None:
    """What the hook passes without a look has no error."""
    if corpus.index is None:
        return
    for seed in corpus.seeds:
        if plainly_sound([seed.file.path]):
            errors = [
                one
                for one in run(corpus, Config(ignore=LEFT_OUT), only_paths={seed.file.path})
                if one.severity is Severity.ERROR
            ]
            promised(not errors, f"the quick proof passes {seed.file.path} in spite of {[one.code for one in errors]}")
    if corpus.root is not None and proof(str(corpus.root)).files is not None:
        found = [one.code for one in run(corpus, Config(ignore=COMPARING))]
        promised(not found, f"the corpus is proved to be silent in spite of {found}")


def fixes_mend(corpus: Corpus, found: Sequence[Finding]) -> None:
    """A fix never adds to what is wrong, and a safe one touches no text."""
    if not any(one.fix for one in found):
        return
    before = _weight(found)
    for unsafe in (False, True):
        result = fixed(corpus, Config(), unsafe=unsafe)
        after = run(result.corpus, Config(ignore=("FACT",)))
        promised(_weight(after) <= before, f"{'unsafe' if unsafe else 'safe'} fixes made it worse")
        promised(not result.applied or _weight(after) < before, "something was fixed and nothing is better")
        if not unsafe:
            kept = [[block.data for block in seed.blocks] for seed in corpus.seeds]
            now = [[block.data for block in seed.blocks] for seed in result.corpus.seeds]
            promised(now == kept, "a safe fix changed a text")


def _weight(found: Sequence[Finding]) -> list[int]:
    counts = Counter(one.severity.rank for one in found)
    return [counts[rank] for rank in range(3)]


def index_settles(corpus: Corpus) -> None:
    """The index that is written is sound and is left alone the next time."""
    existing = None if corpus.index is None else corpus.index.file
    written = text_file(INDEX_NAME, updated_index(existing, corpus).encode("utf-8", "surrogateescape"))
    index = parse_index(written)
    again = updated_index(written, Corpus(corpus.root, corpus.seeds, index))
    promised(again == written.text, "the index changes when it is written again")


def texts_are_read(corpus: Corpus, _found: Sequence[Finding] = ()) -> None:
    """Extraction keeps its places, and comparison gives an answer."""
    texts = [block.text[:4000] for seed in corpus.seeds for block in seed.blocks]
    for text in texts:
        for mention in extract(text):
            promised(0 <= mention.start < mention.end <= len(text), "a mention lies outside its text")
    if len(texts) > 1:
        outcome = compare_texts(Side(texts[0][:1500]), Side(texts[1][:1500]))
        promised(0 <= outcome.score <= 1, f"a score of {outcome.score}")


def report_builds(corpus: Corpus, found: Sequence[Finding]) -> None:
    """The report in its three forms, twice the same."""
    analysis = analyse(corpus)
    first = json_text.render(report_json.document(corpus, analysis, found))
    json.loads(first)
    again = json_text.render(report_json.document(corpus, analyse(_loaded()), found))
    promised(first == again, "another report the second time")
    for render in (report_markdown.render, report_html.render):
        text = render(corpus, analysis, found)
        text.encode("utf-8")


def examined(files: Files, *, thorough: bool) -> None:
    """Put an input on disk here and hold everything that is promised against it."""
    for name, data in files.items():
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    corpus = _loaded()
    bytes_come_back(corpus, files)
    for dialect in DIALECTS:
        other = _loaded(dialect)
        bytes_come_back(other, files)
        run(other, Config(ignore=("FACT", "DUP")))
    found = run(corpus, Config(ignore=("FACT",)))
    findings_hold(corpus, found)
    formats_agree(corpus, found)
    exit_code_fits(found)
    proof_holds(corpus)
    fixes_mend(corpus, found)
    index_settles(corpus)
    for seed in corpus.seeds:
        recorded(seed)
    texts_are_read(corpus)
    if thorough:
        report_builds(corpus, found)


@contextlib.contextmanager
def _in_a_folder(folder: Path) -> Iterator[None]:
    """Work in an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)


def tried(files: Files, folder: Path, limit: float, *, thorough: bool) -> str | None:
    """What is wrong, as the last lines of a traceback; None where all holds. Ends the process after ``limit``."""
    faulthandler.dump_traceback_later(limit, exit=True)
    try:
        with _in_a_folder(folder):
            examined(files, thorough=thorough)
    except Exception:
        return traceback.format_exc(limit=-6)
    finally:
        faulthandler.cancel_dump_traceback_later()
    return None


def work(seed: int, until: float, folder: Path, limit: float) -> int:
    """Try input after input; the folder keeps the one that failed, or at which the process was ended."""
    sources = bases()
    tried(sources[0], folder, 10 * limit, thorough=True)  # the tables are read once, and no input is to blame for it
    number, started, slowest = 0, time.monotonic(), (0.0, 0)
    while time.time() < until:
        files = drawn(f"{seed}:{number}", sources)
        begin = time.process_time()
        wrong = tried(files, folder, limit, thorough=number % 10 == 0)
        slowest = max(slowest, (time.process_time() - begin, number))
        if wrong is not None:
            print(f"input {number} of seed {seed}:\n{wrong}", flush=True)
            return 1
        number += 1
    took = time.monotonic() - started
    longest = f"the slowest took {slowest[0]:.1f} s of CPU (input {slowest[1]})"
    print(f"seed {seed}: {number} inputs in {took:.0f} s, nothing broke; {longest}")
    return 0


def replay(kept: Path, limit: float) -> int:
    """Try one saved input again."""
    with tempfile.TemporaryDirectory() as scratch:
        wrong = tried(_read(kept), Path(scratch) / "corpus", limit, thorough=True)
    print(wrong or "nothing broke")
    return 1 if wrong else 0


def main() -> int:
    """Run the fuzzer in a process of its own, so that an input at which it hangs can be told."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seconds", type=float, default=60, help="how long (60)")
    parser.add_argument("--seed", type=int, default=None, help="which inputs; without it, other ones each time")
    parser.add_argument("--limit", type=float, default=LIMIT, help=f"seconds one input may take ({LIMIT})")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-failures"), help="where a failing input is saved")
    parser.add_argument("--replay", type=Path, default=None, help="try this saved input again, and nothing else")
    parser.add_argument("--worker", type=Path, default=None, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.replay is not None:
        return replay(given.replay, given.limit)
    seed = given.seed if given.seed is not None else random.SystemRandom().randrange(10**6)
    if given.worker is not None:
        return work(seed, time.time() + given.seconds, given.worker, given.limit)
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "corpus"
        arguments = [f"--seed={seed}", f"--seconds={given.seconds}", f"--limit={given.limit}", f"--worker={folder}"]
        ended = subprocess.run([sys.executable, __file__, *arguments], check=False).returncode
        if ended == 0:
            return 0
        kept = given.keep / f"seed-{seed}"
        shutil.rmtree(kept, ignore_errors=True)
        if folder.is_dir():
            shutil.copytree(folder, kept)
            print(f"saved: {kept}\nreplay: python tools/fuzz.py --replay {kept}")
        return 1


if __name__ == "__main__":
    sys.exit(main())
