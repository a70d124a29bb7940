"""Whether a licence is said in the ids of SPDX: `CC-BY-4.0`, `MIT OR Apache-2.0`, `LicenseRef-…`."""

import re
from functools import lru_cache

from provenance.rules.registries import registry

_TOKEN = re.compile(r"\(|\)|[^\s()]{1,200}")
_OWN = re.compile(r"(?:DocumentRef-[A-Za-z0-9.\-]{1,100}:)?LicenseRef-[A-Za-z0-9.\-]{1,100}")
_LONGEST = 1000


@lru_cache(maxsize=1024)
def unknown_in(expression: str) -> str | None:
    """What of an expression is no SPDX id, or the whole where it is no expression; None where all is well.

    Ids are compared without case, as the standard asks; the operators AND, OR and WITH may be in lower case too.
    """
    if len(expression) > _LONGEST:
        return expression[:40] + "…"
    wanted, depth, with_exception = True, 0, False
    for word in _TOKEN.findall(expression):
        if word == "(" and wanted and not with_exception:
            depth += 1
        elif word == ")" and not wanted and depth:
            depth -= 1
        elif word.upper() in ("AND", "OR", "WITH") and not wanted:
            wanted, with_exception = True, word.upper() == "WITH"
        elif word not in ("(", ")") and wanted:
            if not _known(word, exception=with_exception):
                return word if " " in expression.strip() and _is_expression(expression) else expression
            wanted, with_exception = False, False
        else:
            return expression
    return expression if wanted or depth else None


def _is_expression(text: str) -> bool:
    """Whether a text is ids between operators: a sentence has several words in a row."""
    words = [word.upper() in ("AND", "OR", "WITH") for word in _TOKEN.findall(text) if word not in ("(", ")")]
    return all(operator == bool(number % 2) for number, operator in enumerate(words))


def _known(word: str, *, exception: bool) -> bool:
    ids = registry("licences")
    if exception:
        return word.lower() in ids["exceptions"]
    return bool(_OWN.fullmatch(word)) or word.lower().removesuffix("+") in ids["licences"]


def nearest_licence(word: str) -> str | None:
    """The registered id nearest to a word, if any is near."""
    from provenance.findings.nearest import nearest

    ids = registry("licences")["licences"]
    wanted = word.lower().replace(" ", "-").replace("_", "-")
    found = nearest(wanted, [one for one in ids if one[:2] == wanted[:2]])
    return None if found is None else ids[found]
