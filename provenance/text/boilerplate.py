"""Which lines of a text are furniture of the page it was taken from, told by tables of each language.

A language's table is ``boilerplate.toml`` in its folder; a language without one is read with those of the others.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from provenance.text.folders import language_folders
from provenance.text.tables import complete, table

LONGEST = 240
"""A longer line is a paragraph, and read as text of the article."""

# What each kind of line is called in a finding.
KINDS: Mapping[str, str] = {
    "share": "a share button",
    "count": "a counter of shares or comments",
    "comments": "a call for comments",
    "paywall": "a notice about subscriptions",
    "cookies": "a notice about cookies",
    "login": "a log-in notice",
    "newsletter": "an invitation to a newsletter",
    "related": "a pointer to other articles",
    "browser": "a notice of the browser",
    "advertising": "an advertisement",
    "page": "furniture of the page",
    "image": "the name of an image file",
}

_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = " \t\u00a0\u202f:.,;!?…|>»›→▶•·*–—-+#()[]0123456789"
_FILE = re.compile(r"[\w\-.%()+]{1,120}\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?|heic|avif)", re.IGNORECASE)
_CAMERA = re.compile(r"(?:IMG|DSC[NF]?|PXL|DCIM|MVI|VID)[_-]\d{3,20}[\w-]{0,40}")
_HASHED = re.compile(r"(?=[^\d\n]{0,60}\d)\d{6,20}(?:_[0-9a-z]{1,40}){1,6}[_-]?", re.IGNORECASE)


class _Table(NamedTuple):
    """Phrases and what kind of line has them.

    ``cues`` is one word of each, without which a line need not be read; ``firsts`` what may stand first in a line that
    is or begins with one of them, without signs; ``singles`` those of a single piece that may begin a longer one,
    ``openings`` all that a line may begin with; a line that is one of them has at most ``longest`` words.
    ``held`` has the phrases of ``holds`` again, each with the words inside it, which stand between blanks wherever the
    phrase does.
    """

    whole: Mapping[str, str]
    begins: Mapping[str, str]
    holds: Mapping[str, str]
    counters: frozenset[str]
    credit: frozenset[str]
    cues: frozenset[str]
    firsts: frozenset[str]
    singles: tuple[str, ...]
    openings: tuple[str, ...]
    longest: int
    held: tuple[tuple[str, Sequence[str]], ...]
    byline: tuple[str, ...]
    dated: tuple[str, ...]


def kinds_of(lines: Sequence[str]) -> list[str | None]:
    """What ``kind_of`` says of each of some lines; few of them need be read for it."""
    lines = [line if len(line) <= LONGEST else "" for line in lines]
    folded, known = _folded("\n".join(lines)), _table()
    pieces = set(folded.split())
    held = [phrase for phrase, inner in known.held if pieces.issuperset(inner) and phrase in folded]
    kinds: list[str | None] = []
    for line, form in zip(lines, folded.split("\n"), strict=False):  # of no lines there is still an empty form
        if _may_open(form.lstrip(_SIGNS), known) or any(phrase in form for phrase in held):
            kinds.append(kind_of(line))
        else:
            kinds.append("image" if _is_image(line) else None)
    return kinds


def _may_open(line: str, known: _Table) -> bool:
    """Whether a folded line may be one of the phrases, or begin with one; most show by their first word that not."""
    first = line.split(None, 1)[:1]
    if not first or (first[0].rstrip(_SIGNS) not in known.firsts and not first[0].startswith(known.singles)):
        return False
    return line.startswith(known.openings) or len(line.rstrip(_SIGNS).split(None, known.longest)) <= known.longest


def kind_of(line: str) -> str | None:
    """What kind of page furniture a line is (see ``KINDS``), None if it is text of the article.

    ``line`` is without the white space around it.
    """
    if not line or len(line) > LONGEST:
        return None
    known = _table()
    folded = _folded(line)
    if known.cues.isdisjoint(_WORD.findall(folded)):
        return "image" if _is_image(line) else None
    bare = " ".join(folded.strip(_SIGNS).split())
    if bare in known.whole:
        return known.whole[bare]
    if bare.removeprefix("k ").removeprefix("m ") in known.counters and any(char.isdigit() for char in line):
        return "count"
    opening = folded.lstrip(_SIGNS)
    for phrase, kind in known.begins.items():
        if opening.startswith(phrase) and not opening[len(phrase) : len(phrase) + 1].isalpha():
            return kind
    if line[:1] in '«“"':
        return None
    for phrase, kind in known.holds.items():
        if phrase in folded:
            return kind
    return "image" if _is_image(line) else None


def is_number(line: str) -> bool:
    """Whether a line is a bare figure, as counters beside share buttons are."""
    return len(line) <= 8 and line.strip(" \u00a0\u202fkKmM.,").isdigit()


def is_credit(line: str) -> bool:
    """Whether a line is the credit of a picture, as far as its words tell."""
    words = _WORD.findall(_folded(line))
    return len(words) <= 8 and (not _table().credit.isdisjoint(words) or "©" in line)


_LONGEST_BYLINE = 80
# Beside the day: a weekday, "at 9 am", who wrote it.
_MOST_WORDS = 8
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)")


def opens_article(line: str) -> bool:
    """Whether a line is what stands between a title and an article: a byline, or when it was published."""
    if len(line) > _LONGEST_BYLINE or line.endswith((".", "!", "?")):
        return False
    folded, known = _folded(line), _table()
    byline = next((phrase for phrase in known.byline if folded.startswith(phrase)), None)
    if byline is not None:
        names = re.findall(r"[^\W\d_]{3,}", line[len(byline) :])
        return 2 <= len(names) <= 8 and all(name[0].isupper() for name in names[:2])
    return folded.startswith(known.dated) and _YEAR.search(line) is not None


def says_when(line: str) -> bool:
    """Whether a line says when the article was published or changed, and hardly anything else."""
    if len(line) > _LONGEST_BYLINE or line.endswith((".", "!", "?")) or not any(char.isdigit() for char in line):
        return False
    folded = _folded(line)
    begun = next((len(phrase) - 1 for phrase in _table().dated if folded.startswith(phrase[:-1])), None)
    return begun is not None and not folded[begun].isalpha() and len(_WORD.findall(line[begun:])) <= _MOST_WORDS


def _is_image(line: str) -> bool:
    return " " not in line and bool(_FILE.fullmatch(line) or _CAMERA.fullmatch(line) or _HASHED.fullmatch(line))


def _folded(text: str) -> str:
    return text.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ").casefold()


@cache
def _table() -> _Table:
    found: dict[str, dict[str, str]] = {"whole": {}, "begins": {}, "holds": {}}
    counters: set[str] = set()
    credit: set[str] = set()
    opening: dict[str, list[str]] = {"byline": [], "dated": []}
    for language, folder in language_folders().items():
        if not (folder / "boilerplate.toml").is_file():
            continue
        raw = table(f"{language}/boilerplate.toml")
        with complete(language):
            credit.update(raw["credit"]["words"])
            counters.update(raw["count"]["whole"])
            for way, phrases in raw["opening"].items():
                opening[way] += [_folded(phrase) + " " for phrase in phrases]
            for kind in sorted(KINDS.keys() & raw.keys() - {"count"}):
                for way, phrases in raw[kind].items():
                    found[way] |= {_folded(phrase): kind for phrase in phrases}
    opens = [*found["whole"], *found["begins"], *counters]
    phrases = [*opens, *found["holds"]]
    return _Table(
        **found,
        counters=frozenset(counters),
        credit=frozenset(credit),
        firsts=frozenset(phrase.split()[0].rstrip(_SIGNS) for phrase in (*opens, "k", "m")),
        singles=tuple(phrase for phrase in found["begins"] if " " not in phrase),
        openings=tuple(found["begins"]),
        longest=max(len(phrase.split()) for phrase in opens) + 1,
        held=tuple((phrase, phrase.split(" ")[1:-1]) for phrase in found["holds"]),
        cues=frozenset(max(_WORD.findall(phrase), key=len) for phrase in phrases),
        byline=tuple(opening["byline"]),
        dated=tuple(opening["dated"]),
    )
