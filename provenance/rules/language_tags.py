"""Whether a language tag of the right form is made of registered subtags (BCP 47, RFC 5646)."""

import re
from functools import lru_cache

from provenance.rules.registries import registry

# Subtags that stand for ranges in the registry: free for private use.
_PRIVATE = {
    "language": re.compile(r"q[a-t][a-z]"),
    "script": re.compile(r"qa(?:a[a-z]|b[a-x])"),
    "region": re.compile(r"q[m-z]|x[a-z]"),
}
# What people write for a subtag of another name.
_MEANT = {"uk": "GB", "en": "GB", "cz": "CZ"}
_ORDER = ("extlang", "script", "region", "variant")
_FORM = {
    "extlang": re.compile(r"[a-z]{3}"),
    "script": re.compile(r"[a-z]{4}"),
    "region": re.compile(r"[a-z]{2}|[0-9]{3}"),
    "variant": re.compile(r"[a-z0-9]{5,8}|[0-9][a-z0-9]{3}"),
}


@lru_cache(maxsize=1024)
def fault_of(tag: str) -> str | None:
    """What is wrong with a tag, in words that follow "the language tag `…`"; None if nothing is.

    The tag must have the form the key asks for (letters and digits between hyphens).
    """
    if tag.lower() in registry("language_subtags")["grandfathered"]:
        return None
    language, *rest = tag.lower().split("-")
    if not _known("language", language):
        return f"begins with `{language}`, which is the code of no language"
    at = 0
    for number, subtag in enumerate(rest):
        if len(subtag) == 1:  # an extension, or private use: anything may follow, but not nothing
            return None if number + 1 < len(rest) else f"ends with `{subtag}`, which announces more"
        kind = next((kind for kind in _ORDER[at:] if _FORM[kind].fullmatch(subtag)), None)
        if kind is None:
            return f"has `{subtag}` where no subtag of that form may stand"
        if not _known(kind, subtag):
            return f"has `{subtag}`, which is the code of no {_NAMED[kind]}" + _hint(kind, language, subtag)
        at = _ORDER.index(kind) + (kind in ("script", "region"))
    return None


_NAMED = {"extlang": "language", "script": "script", "region": "region", "variant": "variant"}


def _known(kind: str, subtag: str) -> bool:
    private = _PRIVATE.get(kind)
    return subtag in registry("language_subtags")[kind] or (private is not None and bool(private.fullmatch(subtag)))


def _hint(kind: str, language: str, subtag: str) -> str:
    meant = _MEANT.get(subtag) if kind == "region" else None
    return f" (`{language}-{meant}`?)" if meant else ""
