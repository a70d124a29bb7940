"""Sources as a BibLaTeX file (UTF-8, for biber). Digest and file stand under ``annotation``, which no style prints."""

import re
from collections.abc import Iterator
from urllib.parse import quote

from provenance.export.csl_json import custom
from provenance.export.material import Material, Text, day_parts, decoded
from provenance.render.visible import visible

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "%": r"\%",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "`": r"\textasciigrave{}",
    "'": r"\textquotesingle{}",
    '"': r"\textquotedbl{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}
_TO_ESCAPE = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
_LANGUAGES = {"en": "english", "fr": "french", "de": "german", "es": "spanish", "it": "italian", "pt": "portuguese"}


def files(material: Material) -> dict[str, bytes]:
    """One entry for each source, under its id."""
    taken: set[str] = set()
    entries = "\n".join(entry(text, _key(text.source.id, taken)) for text in material.texts)
    return {"sources.bib": decoded(entries).encode("utf-8")}


def entry(text: Text, key: str) -> str:
    """One source."""
    kind = "article" if text.source.publisher else "online" if text.said("url") else "misc"
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(text) if value)
    return f"@{kind}{{{key},\n{lines}}}\n"


def _fields(text: Text) -> Iterator[tuple[str, str]]:
    language = (text.source.language or "").partition("-")[0].lower()
    yield "title", _kept(text.title)
    yield "author", _kept(text.said("author"))
    yield "journaltitle", _kept(text.source.publisher or "")
    yield "date", _date(text.said("published"))
    yield "url", quote(text.said("url"), safe=":/?#[]@!$&'()*+,;=%-._~", errors="replace")
    yield "urldate", _date(text.said("retrieved"))
    yield "langid", _LANGUAGES.get(language, "")
    yield "annotation", _escaped("; ".join(f"{key} {value}" for key, value in custom(text).items()))


def _kept(text: str) -> str:
    """In braces of its own: a name is one name, and no style changes its capitals."""
    return f"{{{_escaped(text)}}}" if text else ""


def _escaped(text: str) -> str:
    line = " ".join(visible(text).split())
    # A hyphen after a hyphen would make a dash.
    return re.sub("-(?=-)", "-{}", _TO_ESCAPE.sub(lambda match: _SPECIAL[match[0]], line))


def _date(said: str) -> str:
    parts = day_parts(said)
    return "-".join(f"{part:0{4 if at == 0 else 2}}" for at, part in enumerate(parts))


def _key(name: str, taken: set[str]) -> str:
    """The id without what a key may not hold, and unique."""
    stem = re.sub(r"[^A-Za-z0-9._:/+-]", "-", name) or "source"
    key, number = stem, 1
    while key.lower() in taken:
        number += 1
        key = f"{stem}-{number}"
    taken.add(key.lower())
    return key
