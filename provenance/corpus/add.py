"""Making a seed of a raw text: what can be found out is found out, what cannot is left out."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from provenance.corpus.keys import EXPECTED, FORMAT_VERSION, KEYS_BY_NAME, PATTERNS, ValueKind
from provenance.corpus.model import Corpus
from provenance.corpus.seed import parse_seed
from provenance.corpus.write import seed_bytes
from provenance.errors import InputError
from provenance.text.decode import TextFile

MAX_ID = 60
_MAX_TITLE = 200
_HEADING_LINES = 6
_LETTERS = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
_WORD = re.compile(r"[^\W\d_]{2,}")
_DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))})
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_WEB_PAGES = frozenset({".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True)
class NewSeed:
    """A seed to be written: its id, the name of its file, its bytes, and the keys nothing is known of."""

    id: str
    name: str
    data: bytes
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a corpus holds already: ids of seeds and blocks, and the path of a seed by the digest of its raw file."""

    ids: frozenset[str]
    raw: Mapping[str, str]

    @classmethod
    def of(cls, corpus: Corpus) -> "Taken":
        """What ``corpus`` holds."""
        ids: set[str] = set()
        raw: dict[str, str] = {}
        for seed in corpus.seeds:
            ids.add(PurePosixPath(seed.file.path).stem.lower())
            for block in () if seed.bare else seed.blocks:
                ids.update((block.id.lower(), block.metadata.get("id", block.id).lower()))
                digest = block.metadata.get("raw_sha256")
                if digest:
                    raw.setdefault(digest, seed.file.path)
        return cls(frozenset(ids), raw)

    def with_seed(self, seed: NewSeed, raw: str) -> "Taken":
        """The same with ``seed`` added, made from a file with the digest ``raw``."""
        return Taken(self.ids | {seed.id.lower(), f"{seed.id}-1".lower()}, {**self.raw, raw: seed.name})


def new_seed(raw: TextFile, given: Mapping[str, str], taken: Taken) -> NewSeed:
    """A seed of the raw file ``raw``: its bytes, unchanged, as one block.

    ``given`` holds what the user says, by key. Title and language are found in the text where they are not given; the
    id is made from the title, else from the file's name.

    Raises:
        InputError: if the file is empty, no UTF-8, a web page, a seed already or in the corpus already, or if a given
            value is not what its key asks for.
    """
    _refuse_unfit(raw, taken)
    values = {key: _valid(key, value) for key, value in given.items()}
    found = {"title": heading(raw.text), "language": _language(raw.text)}
    for key, value in found.items():
        if value is not None:
            values.setdefault(key, value)
    stem = PurePosixPath(raw.path).stem
    if "id" in values:
        name = values["id"]
        if name.lower() in taken.ids:
            raise InputError(f"the id {name} is taken in this corpus", "Give another --id.")
    else:
        name = _free(slug(values.get("title", "")) or slug(stem) or "text", taken.ids)
    order = [key for key in KEYS_BY_NAME if key in values and key not in ("seed", "id")]
    front = {"seed": FORMAT_VERSION, "id": name, **{key: values[key] for key in order}, "raw_sha256": raw.sha256}
    wanted = ("title", "publisher", "published", "language")
    return NewSeed(
        name,
        f"{name}.md",
        seed_bytes(front, [(f"{name}-1", {}, raw.data)]),
        tuple(k for k in wanted if k not in values),
    )


def _refuse_unfit(raw: TextFile, taken: Taken) -> None:
    if not raw.text.strip("\ufeff \t\r\n"):
        raise InputError(f"{raw.path} holds no text", "Name a file with a text in it.")
    if Path(raw.path).suffix.lower() in _WEB_PAGES:
        raise InputError(f"{raw.path} is a web page, not a text", "Take the text of the article out of it first.")
    if raw.data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError(
            f"{raw.path} is UTF-16, not UTF-8 (byte offset 0)",
            _convert_hint("UTF-16"),
        )
    try:
        raw.data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.data.count(b"\n", 0, error.start) + 1
        raise InputError(
            f"{raw.path} is not UTF-8: byte 0x{raw.data[error.start]:02X} at byte offset {error.start} (line {line})",
            _convert_hint("WINDOWS-1252"),
        ) from None
    # A text may quote the markers of a seed in its middle; one that opens like a seed is taken for one.
    if parse_seed(raw).front is not None or raw.text.lstrip("\ufeff \t\r\n").startswith("<!-- seed:block"):
        raise InputError(f"{raw.path} is a seed already", "Copy it into the folder of the corpus as it is.")
    if raw.sha256 in taken.raw:
        raise InputError(
            f"{raw.path} is in the corpus already, as {taken.raw[raw.sha256]}", "Nothing needs to be added."
        )


def _convert_hint(encoding: str) -> str:
    return f"Convert a copy, if you are sure what it is: iconv -f {encoding} -t UTF-8; and keep the original."


def _valid(key: str, value: str) -> str:
    """``value``, if it is what ``key`` asks for."""
    kind = KEYS_BY_NAME[key].kind
    try:
        value.encode("utf-8")
        fits = re.search(PATTERNS[kind], value) is not None and not value.endswith("\n")
        if fits and kind is ValueKind.DATE and len(value) >= 10:
            date.fromisoformat(value[:10])
    except ValueError:
        fits = False
    if not fits or len(value) > 2000:
        shown = value[:80].encode("utf-8", "backslashreplace").decode()
        raise InputError(f"--{key} {shown!r} is no value for `{key}`", f"It must be {EXPECTED[kind]}.")
    return value


def heading(text: str) -> str | None:
    """The title of a raw text: the first line near the top that is short and reads like a heading, else None.

    A heading has three words or more and no full stop; where there is none before the first long paragraph, the first
    short line of three words is taken. A line with characters nobody sees is none: a title is read by eye.
    """
    lines: list[str] = []
    for line in text[:20_000].removeprefix("\ufeff").splitlines():
        line = line.strip()
        if len(line) > _MAX_TITLE or len(lines) == _HEADING_LINES:
            break
        line = re.sub(r"\A#{1,6} +", "", line)
        if len(_WORD.findall(line)) > 2 and not _UNSEEN.search(line):
            lines.append(line)
    return next((line for line in lines if not line.endswith((".", ":", ","))), lines[0] if lines else None)


def _language(text: str) -> str | None:
    from provenance.text.languages import language_of

    return language_of(text)


def slug(text: str) -> str:
    """An id made of ``text``: lower-case ASCII letters and digits with hyphens between, at most 60 characters."""
    folded = "".join(_LETTERS.get(character, character) for character in re.sub(r"['’]", " ", text.lower()))
    words = re.findall(r"[a-z0-9]+", unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode())
    out = ""
    for word in words:
        if len(out) + len(word) + 1 > MAX_ID:
            break
        out = f"{out}-{word}" if out else word
    out = out or "".join(words)[:MAX_ID]
    return f"{out}-text" if out in _DEVICES else out


def _free(wanted: str, taken: Collection[str]) -> str:
    candidate, number = wanted, 1
    while candidate in taken or f"{candidate}-1" in taken:
        number += 1
        tail = f"-{number}"
        candidate = wanted[: MAX_ID - len(tail)].rstrip("-") + tail
    return candidate
