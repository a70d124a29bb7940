"""Digits that are no figures: telephone numbers, ids, versions, file names, labels, counters, digits in names."""

import re

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.mentions.figure import MAX_DIGITS, ONE, Figure

REACH = 64
# "1.200.000" is one number, "1.2.3" is none.
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_PHONE = re.compile(
    r"(?:\+ ?[0-9]{1,3}|\(?0[0-9]{1,3}\)?|\([0-9]{2,4}\))(?:[ .\-/()]{1,2}[0-9]{1,4}){3,6}(?![0-9])"
    r"|\+ ?[0-9]{1,3}(?:[ .\-/()]{1,2}[0-9]{2,4}){2,6}(?![0-9])"
    r"|\(?[0-9]{3}\)?[ .-][0-9]{3}-[0-9]{4}(?![0-9])|00[0-9]{8,13}(?![0-9])|0[1-9][0-9]{8}(?![0-9])"
)
_TITLE = re.compile(r" (?:[A-ZÀ-Þ][\w’'.-]*( [A-ZÀ-Þ0-9])|[A-Z](\.| ))")
_DOTTED = re.compile(r"[0-9]{1,4}([.:/-])[0-9]{1,4}(?:\1[0-9]{1,4}){1,7}(?![0-9])")
_ADDRESS = re.compile(
    r"://|@|www\.|[?&=;]\w+=|%[0-9A-F]{2}\w*%|\.(?:jpe?g|png|gif|pdf|html?|txt|docx?|xlsx?|csv|json|md|mp[34])\b"
)
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])")
_SCORE = re.compile(r"(?P<a>[0-9]{1,3})(?:-| - )(?P<b>[0-9]{1,3})(?![0-9])")
_ITEM = re.compile(r"[0-9]{1,3}[.)°]{1,2}(?= |$)")
_NOTE = re.compile(r"\[[0-9]{1,3}(?:[,–-] ?[0-9]{1,3}){0,4}\]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")
_LABEL = re.compile(r"(?<![^\W_])([^\W\d_]{1,20})(?:[.°º]{1,2} ?| )$")
_COMMA = re.compile(r", ")
_PLAIN = re.compile(r"[0-9]{1,5}(?![^\W_])(?![.,][0-9]| ?[%€$£])(?! [^\W\d_]{2,}s)")
_INSIDE = re.compile(r"[^\W_,;] $|' ?$|’ ?$")
_STEM = re.compile(r"([^\W_][\w'’&.]*)[ -]$")


def is_alone(raw: str, start: int, end: int) -> bool:
    """Whether nothing but a little white space stands around ``start``..``end``: a field, not a text."""
    return start <= REACH and len(raw) - end <= REACH and not raw[:start].strip() and not raw[end:].strip()


def blob(raw: str, at: int) -> tuple[int, int]:
    """The run of characters without space around ``at``, at most REACH to each side."""
    start, end = at, at
    floor, roof = max(0, at - REACH), min(len(raw), at + REACH)
    while start > floor and not raw[start - 1].isspace():
        start -= 1
    while end < roof and not raw[end].isspace():
        end += 1
    return start, end


def skip_digits(view: View, at: int, end: int) -> int | None:
    """Where to go on when the digits ``at``..``end`` are part of no figure; None if they may be one."""
    raw, low = view.raw, view.low
    left, right = raw[at - 1 : at], raw[end : end + 1]
    if end - at > MAX_DIGITS:
        return end
    in_path = left == "/" and raw[at - 2 : at - 1].strip() != ""
    if left in ("_", "#", "\\", "@") or in_path or right == "_" or raw[end : end + 2] == "-_":
        return blob(raw, at)[1]
    if left in ("+", "(") or raw[at] == "0" or right in (" ", "-", ".", ")"):
        phone = _PHONE.match(low, at - 1 if left in ("+", "(") else at)
        if phone is not None:
            return phone.end()
    if right in (".", ":", "/", "-"):
        m = _CLOCK.match(raw, at) or _DOTTED.match(low, at)
        if m is not None and not _GROUPED.fullmatch(m.group()):
            return m.end()
    if left in (".", ":", "/", "-", "+") and raw[at - 2 : at - 1].isdigit():
        return end
    start, stop = blob(raw, at)
    return stop if _ADDRESS.search(raw, start, stop) else None


def is_label(view: View, figure: Figure, lexicon: Lexicon) -> bool:
    """``page 12``, ``n° 3``, ``Windows 10``, ``GPT-4``: the figure names or numbers what stands before it."""
    raw, low, at = view.raw, view.low, figure.start
    if figure.form != "digits":
        return False
    left = raw[at - 1 : at]
    if left == "-" and raw[at - 2 : at - 1].isalpha():
        stem = _STEM.search(low, max(0, at - 16), at)
        if stem is None:
            return True
        letters = stem[1].lstrip("0123456789.,")
        ranged = letters != stem[1] and low.startswith(letters, figure.end)  # "3km-5km"
        return not (stem[1] in lexicon.numbers.minus or ranged)
    if left.isalpha() or (left == "." and raw[at - 2 : at - 1].isalpha()):
        return True
    m = _LABEL.search(low, max(0, at - 24), at)
    return m is not None and m[1] in lexicon.numbers.labels and figure.scale == ONE


def labelled_end(view: View, figure: Figure, lexicon: Lexicon) -> int:
    """The end of a list of labelled numbers: "pages 12, 13 et 15"."""
    table, low, end = lexicon.numbers, view.low, figure.end
    for _ in range(20):
        joint = _COMMA.match(low, end) or table.range_and.match(low, end) or table.range_or.match(low, end)
        joint = joint or table.range_to.match(low, end)
        m = _PLAIN.match(low, joint.end()) if joint else None
        if m is None:
            break
        end = m.end()
    return end


def is_proper(view: View, figure: Figure) -> bool:
    """``les Vingt-Sept``: a number in words with a capital inside a sentence."""
    raw, at = view.raw, figure.start
    return figure.form == "words" and raw[at].isupper() and _INSIDE.search(raw, max(0, at - 3), at) is not None


def is_titled(view: View, figure: Figure, lexicon: Lexicon) -> bool:
    """A bare number right behind a capitalised word that begins no sentence: part of a name (``Apollo 11``)."""
    raw, at = view.raw, figure.start
    if figure.form not in ("digits", "words") or figure.scale != ONE or (figure.grouped and figure.value > 20):
        return False
    if figure.form == "words" and not raw[at].isupper():
        return False
    m = _STEM.search(raw, max(0, at - 24), at)
    if m is None or not any(c.isupper() for c in m[1]):
        return False
    word = view.low[m.start(1) : m.end(1)]
    return not (
        word in lexicon.hedges.fillers
        or word in lexicon.hedges.before
        or word in lexicon.counts.stop
        or word in lexicon.hedges.determiners
        or word in lexicon.hedges.between
        or word in lexicon.hedges.change
        or word in lexicon.numbers.minus
        or word in lexicon.numbers.words
    )


def is_in_brackets(view: View, figure: Figure) -> bool:
    """``Morbihan (56)``: digits alone in brackets number or repeat what stands before them."""
    left, right = view.low[max(0, figure.start - 2) : figure.start], view.low[figure.end : figure.end + 2]
    return figure.form == "digits" and left.rstrip()[-1:] == "(" and right.lstrip()[:1] == ")"


def is_street_number(view: View, figure: Figure) -> bool:
    """``22 Ave Foch``: bare digits right before capitalised words."""
    m = _TITLE.match(view.raw, figure.end)
    if m is None or figure.form != "digits" or figure.grouped or figure.value >= 10_000:
        return False
    return m[1] is not None or m[2] is not None


def is_line_number(view: View, figure: Figure) -> bool:
    """A number alone on its line in a text of several lines, a list number, a note in brackets."""
    raw, at, end = view.raw, figure.start, figure.end
    if figure.form != "digits" or figure.scale != ONE:
        return False
    line = raw.rfind("\n", max(0, at - 4), at) + 1 or (0 if at <= 4 else -1)
    if line >= 0 and not raw[line:at].strip(" \t("):
        if (
            _ITEM.match(raw, at)
            and raw[end : end + 1] in (".", ")", "°")
            and raw[end + 1 : end + 2] in (" ", ")", "\t")
        ):
            return True
        stop = raw.find("\n", end, end + 4)
        alone = (stop >= 0 or len(raw) - end < 4) and not raw[end : stop if stop >= 0 else len(raw)].strip()
        if alone and not is_alone(raw, at, end):
            return True
    return raw[at - 1 : at] == "[" and _NOTE.match(raw, at - 1) is not None


def is_score(view: View, figure: Figure) -> bool:
    """``1-1``, ``3-2``: two numbers that do not rise."""
    m = _SCORE.match(view.low, figure.start)
    return m is not None and int(m["a"]) >= int(m["b"]) and view.low[m.end() : m.end() + 1] != "%"


def is_year(view: View, figure: Figure) -> bool:
    """A bare number that is a year to anyone: 1900 to 2099 in four digits."""
    return (
        figure.form == "digits"
        and not figure.grouped
        and figure.scale == ONE
        and figure.end - figure.start == 4
        and _YEAR.match(view.raw, figure.start) is not None
    )


def code_like(view: View, figure: Figure) -> bool:
    """Letters grow out of the digits: ``3D``, ``4x4``, ``1080p``, ``5437685854d630``."""
    return view.raw[figure.end : figure.end + 1].isalpha() or view.raw[figure.end : figure.end + 1] == "_"
