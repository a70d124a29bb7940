"""Figures that are no facts for what stands around them: labels, counters, list numbers, scores, parts of names."""

import re
from decimal import Decimal

from provenance.facts.lang import Lexicon
from provenance.facts.lang.fold import View
from provenance.facts.mentions.codes import REACH, run_reason
from provenance.facts.mentions.counts import read_count
from provenance.facts.mentions.durations import read_duration
from provenance.facts.mentions.figure import ONE, Figure
from provenance.facts.mentions.hedges import last_word
from provenance.facts.mentions.reading import following
from provenance.facts.mentions.units import read_share
from provenance.facts.set_aside import Reason

_OF_ALL = re.compile(r" ?/ ?[0-9]{1,5}(?![0-9])")
_TOTAL = re.compile(r"[0-9]{1,5}(?![^\W_]|[.,]?[0-9]| ?[%€$£]| [^\W\d_])")
_LINE = 80
_LETTERS = re.compile(r"[^\W\d_]+")
_SHORT_COUNT = re.compile(r"[0-9]{1,3}(?:[.,][0-9])? ?[kKM]")
_TITLE = re.compile(r" (?:[A-ZÀ-ÖØ-Þ][\w’'.-]*( [A-ZÀ-ÖØ-Þ0-9])|[A-Z](\.| ))")
_SCORE = re.compile(r"(?P<a>[0-9]{1,3})(?:-| - )(?P<b>[0-9]{1,3})(?![0-9])")
_ITEM = re.compile(r"[0-9]{1,3}[.)°]{1,2}(?= |$)")
_NOTE = re.compile(r"\[[0-9]{1,3}(?:[,–-] ?[0-9]{1,3}){0,4}\]")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}(?![0-9])")
_LABEL = re.compile(r"(?<![^\W_])([^\W\d_]{1,20})(?:[.°º]{1,2} ?| | ?: ?)$")
_COMMA = re.compile(r", ")
_LARGE, _ROUND = (Decimal(10_000), Decimal(10_000_000)), Decimal(1_000)
_PLAIN = re.compile(r"[0-9]{1,5}(?![^\W_])(?![.,][0-9]| ?[%€$£])(?! [^\W\d_]{2,}s)")
_INSIDE = re.compile(r"[^\W_,;] $|' ?$|’ ?$")
_ELISION = re.compile(r"^[^\W\d_]{1,2}['’](?=[^\W_])")
_STEM = re.compile(r"([^\W_][\w'’&.]*)[ -]$")


def is_alone(raw: str, start: int, end: int) -> bool:
    """Whether nothing but a little white space stands around ``start``..``end``: a field, not a text."""
    return start <= REACH and len(raw) - end <= REACH and not raw[:start].strip() and not raw[end:].strip()


def label(view: View, figure: Figure, lexicon: Lexicon) -> Reason | None:
    """``page 12``, ``n° 3``, ``GPT-4``: why the figure names or numbers what stands before it; None if it does not."""
    raw, low, at = view.raw, view.low, figure.start
    if figure.form not in ("digits", "fraction") or not "0" <= low[at] <= "9":
        return None
    m = _LABEL.search(low, max(0, at - 24), at)
    named = lexicon.numbers.labels.get(m[1]) if m is not None and figure.scale == ONE else None
    if named is not None and ":" in low[m.end(1) : at] and named == Reason.LABEL:  # type: ignore[union-attr]
        named = None
    if named is not None:
        counted = m is not None and m[1] in lexicon.numbers.counted_labels
        return Reason.COUNTER if counted and _has_total(view, figure, lexicon) else Reason(named)
    if figure.form != "digits":
        return None
    left = raw[at - 1 : at]
    if left == "-" and raw[at - 2 : at - 1].isalpha():
        stem = _STEM.search(low, max(0, at - 16), at)
        if stem is None:
            return Reason.CODE
        letters = stem[1].lstrip("0123456789.,")
        ranged = letters != stem[1] and low.startswith(letters, figure.end)  # "3km-5km"
        return None if stem[1] in lexicon.numbers.minus or ranged else Reason.CODE
    if left.isalpha() or (left == "." and raw[at - 2 : at - 1].isalpha()):
        return run_reason(raw, at)
    return None


def is_outweighed(label: Reason, view: View, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether what follows weighs more than the label before: "this photo 12 hours ago", "the law 12 states passed"."""
    if label not in (Reason.LABEL, Reason.IDENTIFIER) or not view.raw[figure.start - 2 : figure.start - 1].islower():
        return False
    word = last_word(view.low, figure.start)
    if not word or not view.raw.endswith(f"{word} ", 0, figure.start):  # a capital, or a mark between
        return False
    if label is Reason.IDENTIFIER and read_count(view, figure, lexicon) is not None:
        return True
    measured = read_duration(view, figure, lexicon) or read_share(view, figure, lexicon)
    return measured is not None and measured.end - figure.end > 1


def _has_total(view: View, figure: Figure, lexicon: Lexicon) -> bool:
    """Whether it is said of how many the figure is one: "3/12", "3 of 12"."""
    of = lexicon.numbers.of.match(view.low, figure.end)
    of_all = _OF_ALL.match(view.low, figure.end) or (of and _TOTAL.match(view.low, of.end()))
    return figure.form == "fraction" or of_all is not None


def labelled_end(view: View, figure: Figure, lexicon: Lexicon) -> int:
    """The end of a list of labelled numbers: "pages 12, 13 et 15", "page 3/12", "page 3 of 12"."""
    table, low, end = lexicon.numbers, view.low, figure.end
    if whole := _OF_ALL.match(low, end):
        return whole.end()
    if (of := table.of.match(low, end)) and (m := _TOTAL.match(low, of.end())):
        return m.end()
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
    """A bare number right behind a capitalised word that begins no sentence: part of a name (``Apollo 11``).

    A large round one is none: "Index Hits 30000".
    """
    raw, at = view.raw, figure.start
    if figure.form not in ("digits", "words") or figure.scale != ONE or (figure.grouped and figure.value > 20):
        return False
    if _LARGE[0] <= figure.value < _LARGE[1] and figure.value % _ROUND == 0:
        return False
    if figure.form == "words" and not raw[at].isupper():
        return False
    m = _STEM.search(raw, max(0, at - 24), at)
    if m is None or not any(c.isupper() for c in _ELISION.sub("", m[1])):
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


def is_street_number(view: View, figure: Figure, lexicon: Lexicon) -> bool:
    """``22 Ave Foch``, ``10 rue de la Paix``: bare digits right before capitalised words, or the word for a street."""
    if figure.form != "digits" or figure.grouped or figure.value >= 10_000:
        return False
    words = following(view.low, figure.end, 1)
    if words and words[0].gap == " " and words[0].word in lexicon.numbers.streets:
        return True
    m = _TITLE.match(view.raw, figure.end)
    return m is not None and (m[1] is not None or m[2] is not None)


def line_number(view: View, figure: Figure) -> tuple[int, Reason] | None:
    """A number alone on its line in a text of several lines, a list number, a note in brackets: its end and reason."""
    raw, at, end = view.raw, figure.start, figure.end
    if figure.form != "digits" or figure.scale != ONE:
        return None
    line = raw.rfind("\n", max(0, at - 4), at) + 1 or (0 if at <= 4 else -1)
    if line >= 0 and not raw[line:at].strip(" \t("):
        if (
            _ITEM.match(raw, at)
            and raw[end : end + 1] in (".", ")", "°")
            and raw[end + 1 : end + 2] in (" ", ")", "\t")
        ):
            return end, Reason.ITEM
        short = _SHORT_COUNT.match(raw, at)
        for stop, reason in ((end, Reason.ITEM), (short.end() if short else end, Reason.COUNTER)):
            if _is_last(raw, stop) and not is_alone(raw, at, stop):
                return stop, reason
    note = _NOTE.match(raw, at - 1) if raw[at - 1 : at] == "[" else None
    return (note.end() - 1, Reason.ITEM) if note else None


def _is_last(raw: str, end: int) -> bool:
    """Whether nothing but a little white space stands on the line behind ``end``."""
    stop = raw.find("\n", end, end + 4)
    return (stop >= 0 or len(raw) - end < 4) and not raw[end : stop if stop >= 0 else len(raw)].strip()


def is_counter(view: View, figure: Figure, lexicon: Lexicon) -> bool:
    """``1,2K partages``, ``45 comments · 3 shares``: a line that holds nothing but counters of the page."""
    low, words = view.low, following(view.low, figure.end, 1)
    known = lexicon.numbers.counters
    if figure.form != "digits" or not words or words[0].word not in known:
        return False
    if figure.grouped and figure.scale == ONE and is_alone(view.raw, figure.start, words[0].end):
        return False
    start = low.rfind("\n", max(0, figure.start - _LINE), figure.start) + 1
    end = low.find("\n", figure.end, figure.end + _LINE)
    end = len(low) if end < 0 else end
    if end - start > _LINE:
        return False
    return all(word in known or word in lexicon.numbers.signs for word in _LETTERS.findall(low, start, end))


def score_end(view: View, figure: Figure) -> int | None:
    """The end of ``1-1``, ``3-2``: two numbers that do not rise; None if it is no score."""
    m = _SCORE.match(view.low, figure.start)
    return m.end() if m and int(m["a"]) >= int(m["b"]) and view.low[m.end() : m.end() + 1] != "%" else None


def is_half_score(view: View, figure: Figure) -> bool:
    """``1-3``: a bare number with another behind its hyphen, of which no range was made."""
    m = _SCORE.match(view.low, figure.start)
    return m is not None and m.end("a") == figure.end and view.low[figure.end] == "-" and len(m["b"]) < 3


def name_reason(figure: Figure) -> Reason:
    """Why a figure that ends a name is set aside: ``Python 3.11`` is a version, ``Apollo 11`` a name."""
    return Reason.VERSION if figure.form == "digits" and figure.step < ONE else Reason.NAME


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
