"""Numbers in digits and words: one place of folded text → an exact figure."""

import re
from decimal import Decimal

from provenance.facts.lang.tables import FRACTION_SIGNS, NumberTable
from provenance.facts.mentions.digits import TENTHS, parse_digits, parse_sign, with_ratio
from provenance.facts.mentions.figure import ONE, Figure
from provenance.facts.mentions.words import lexeme, parse_words

# What things are counted out of with "in": "nine in ten".
ROUND = frozenset(map(Decimal, (3, 4, 5, 10, 20, 100, 1000)))
_CLOSING = re.compile(r"\s*(?:[.,;:!?)\n]|$)")


def read_number(low: str, at: int, table: NumberTable) -> Figure | None:
    """The figure that starts at ``at`` in folded text, or None. Ends behind its last word or digit."""
    if low[at] in FRACTION_SIGNS:
        return _scaled_by(low, parse_sign(low, at), table)
    if "0" <= low[at] <= "9":
        digits = parse_digits(low, at, table)
        if digits is None:
            return None
        digits = with_ratio(low, digits)
        if low[digits.end : digits.end + 1] in (" ", "-"):
            if table.lexeme.match(low, digits.end + 1) is None:
                return _halves(low, digits, table) if digits.form == "digits" else digits
            scaled = parse_words(low, digits.start, table, digits)
            if scaled is not None and scaled is not digits:
                return _halves(low, scaled, table)
            if digits.form == "digits":
                other = _numerator(low, digits, table)
                return other if other is not digits else _halves(low, digits, table)
        return digits
    article = table.lexeme.match(low, at)
    if article is None:
        return _article(low, at, table)
    group = _group_words(low, at, table)
    if group is not None:
        return group
    if article.group() in table.articles:
        return _article(low, at, table) or _plain(low, at, table)
    return _plain(low, at, table)


def _plain(low: str, at: int, table: NumberTable) -> Figure | None:
    words = parse_words(low, at, table)
    if words is None:
        return None
    if words.form == "words":
        other = _numerator(low, words, table)
        if other is words:
            other = _one_part(low, words, table)
        return other if other is not words else _halves(low, words, table)
    if words.form == "fraction":
        return _scaled_by(low, words, table)
    return words


def _one_part(low: str, figure: Figure, table: NumberTable) -> Figure:
    """``one twenty-fifth``: a part by an ordinal of several words."""
    if figure.value != 1 or figure.scale != ONE or low[figure.end : figure.end + 1] != " ":
        return figure
    part = parse_words(low, figure.end + 1, table)
    if part is None or part.form != "ordinal" or part.value <= 2 or low[part.end : part.end + 1] == "-":
        return figure
    return figure._replace(end=part.end, value=ONE / part.value, step=ONE / part.value, form="fraction")


def out_of(low: str, figure: Figure, table: NumberTable) -> Figure:
    """``deux sur trois``, ``one out of five``: a share, when both numbers stand bare."""
    m = table.out_of.match(low, figure.end)
    rated = None if m else table.one_in.match(low, figure.end)
    m = m or rated
    if m is None or figure.form not in ("digits", "words") or figure.scale != ONE or figure.step != ONE:
        return figure
    place = m.end()
    if place >= len(low) or not (low[place].isalnum()):
        return figure
    below = read_number(low, place, table)
    if below is None or below.form not in ("digits", "words") or below.step != ONE or not 1 < below.value <= 1000:
        return figure
    if figure.value > below.value or (rated and figure.value > 1 and below.value not in ROUND):
        return figure
    return figure._replace(
        end=below.end, value=figure.value / below.value, step=ONE / below.value, form="fraction", article=False
    )


def _article(low: str, at: int, table: NumberTable) -> Figure | None:
    """``un million``, ``a dozen``, ``un tiers``: an article that counts because of the word behind it."""
    for word in table.articles:
        end = at + len(word)
        if low.startswith(word, at) and low[end : end + 1] in (" ", "-"):
            break
    else:
        return None
    nxt = lexeme(low, end + 1, table)
    if nxt is None:
        one = Figure(at, end, ONE, ONE, "words", article=True)
        share = out_of(low, one, table)
        return share if share is not one else None
    inner = nxt[0]
    if inner.category == "collective":
        found = _group_words(low, end + 1, table)
        if found and inner.plural:
            return None
    elif inner.category == "denominator":
        half = Figure(at, nxt[2], ONE / inner.value, ONE / inner.value, "fraction")
        found = _scaled_by(low, half, table)
    elif inner.category == "scale" and not inner.ordinal:
        found = _plain(low, end + 1, table)
        found = found and found._replace(form="words")
    elif inner.category == "hundred" and not inner.ordinal:
        found = _plain(low, end + 1, table)
    elif inner.ordinal and not inner.plural and word in table.articles:
        found = None
    else:
        return None
    return found and found._replace(start=at, article=True)


def _halves(low: str, figure: Figure, table: NumberTable) -> Figure:
    """``deux milliards et demi``, ``two and a half``, ``five billion and three quarters``, ``virgule cinq``."""
    unit = figure.scale if figure.scale != ONE else ONE
    if point := table.point.match(low, figure.end):
        digits: list[str] = []
        place = point.end()
        if (tail := TENTHS.match(low, place)) and figure.form == "digits":
            grown = figure._replace(
                end=tail.end(),
                value=figure.value + Decimal(f"0.{tail[0]}"),
                step=ONE.scaleb(-len(tail[0])),
                grouped=True,
            )
            return parse_words(low, grown.end, table, grown) or grown
        while len(digits) < 12 and (nxt := lexeme(low, place, table)):
            if nxt[0].category == "unit" and not nxt[0].ordinal:
                digits.append(str(nxt[0].value))
            elif nxt[0].category in ("teen", "ten") and not digits and not nxt[0].ordinal:
                digits.extend(str(nxt[0].value))
            else:
                break
            end = nxt[2]
            if low[end : end + 1] not in (" ", "-"):
                break
            place = end + 1
        if digits:
            part = Decimal("0." + "".join(digits))
            grown = figure._replace(end=end, value=figure.value + part, step=ONE.scaleb(-len(digits)), grouped=True)
            scaled = parse_words(low, grown.end, table, grown)
            return scaled or grown
    m = table.half_join.match(low, figure.end)
    if m is None:
        return figure
    share = parse_words(low, m.end(), table) if figure.step >= ONE else None
    if share is not None and share.form == "fraction" and share.value < ONE and not table.of.match(low, share.end):
        # "twenty and three fifths"
        return figure._replace(end=share.end, value=figure.value + share.value, step=share.step, grouped=True)
    if (last := _last_share(low, figure, m, table)) is not None:
        return last
    top, place = ONE, m.end()
    nxt = lexeme(low, place, table)
    if nxt and nxt[0].category == "unit" and not nxt[0].ordinal and low[nxt[2] : nxt[2] + 1] in (" ", "-"):
        top = nxt[0].value
        nxt = lexeme(low, nxt[2] + 1, table)
    if nxt is None or nxt[0].category != "denominator" or not 0 < top < nxt[0].value:
        return figure
    if top == 1 and nxt[0].several:
        return figure
    part = top / nxt[0].value * unit
    grown = figure._replace(end=nxt[2], value=figure.value + part, step=part / top, grouped=True)
    if figure.scale != ONE or low[grown.end : grown.end + 1] not in (" ", "-"):
        return grown
    return parse_words(low, grown.end, table, grown) or grown  # "two and a half million"


def _last_share(low: str, figure: Figure, joint: re.Match[str], table: NumberTable) -> Figure | None:
    """``two hundred and a thirtieth``: one part more, said with an article, at the end of a clause."""
    if joint.group().replace("-", " ").split()[-1] not in table.articles or figure.step < ONE or figure.grouped:
        return None
    part = parse_words(low, joint.end(), table)
    if part is None or part.form != "ordinal" or part.value <= 2 or not _CLOSING.match(low, part.end):
        return None
    return figure._replace(end=part.end, value=figure.value + ONE / part.value, step=ONE / part.value, grouped=True)


def _scaled_by(low: str, figure: Figure, table: NumberTable) -> Figure:
    """A fraction or a collective that multiplies what follows: half a million, une dizaine de milliards."""
    place = figure.end
    for pattern in (table.half_link, table.of):
        if m := pattern.match(low, figure.end):
            place = m.end()
            break
    else:
        if low[place : place + 1] in (" ", "-"):
            place += 1
        else:
            return figure
    nxt = lexeme(low, place, table)
    if nxt is None or nxt[0].ordinal:
        return figure
    word, _, end = nxt
    if word.category == "scale" or (word.category == "hundred" and figure.form == "vague"):
        grown = figure._replace(
            end=end, value=figure.value * word.value, step=figure.step * word.value, hi=figure.hi * word.value
        )
        return grown._replace(scale=word.value if word.category == "scale" else ONE)
    if word.category == "collective" and (figure.form in ("vague", "fraction") or figure.approx):
        grown = figure._replace(
            end=end, value=figure.value * word.value, step=figure.step * word.value, hi=figure.hi * word.value,
            approx=True, form="words" if figure.form == "fraction" else figure.form,
        )  # fmt: skip
        return _scaled_by(low, grown, table) if figure.form == "vague" else grown
    return figure


def _group_words(low: str, at: int, table: NumberTable) -> Figure | None:
    """Figures that are neither plain digits nor plain words: vague, collective, fractions, bare plurals."""
    nxt = lexeme(low, at, table)
    if nxt is None:
        return None
    word, key, end = nxt
    if word.category == "vague":
        same = word.hi == word.value
        figure = Figure(at, end, word.value, ONE, "vague", approx=True, hi=Decimal(0) if same else word.hi)
        if same:
            return figure._replace(form="words")
        return _scaled_by(low, figure, table)
    if word.category == "collective":
        if word.plural and not word.exact:  # "des dizaines de milliers"
            figure = Figure(at, end, word.value, word.value, "vague", approx=True, hi=word.value * 10)
            return _scaled_by(low, figure, table)
        figure = Figure(at, end, word.value, word.value, "words", approx=not word.exact)
        return _scaled_by(low, figure, table)
    if word.category == "denominator":
        if key not in table.lone:
            return None
        figure = Figure(at, end, ONE / word.value, ONE / word.value, "fraction")
        return _scaled_by(low, figure, table)
    if word.category == "scale" and not word.ordinal and word.several:  # "des millions de", "billions of"
        return Figure(at, end, word.value, word.value, "vague", word.value, approx=True, hi=word.value * 10)
    return None


def _numerator(low: str, figure: Figure, table: NumberTable) -> Figure:
    """``deux tiers``, ``three quarters``, ``trois dizaines``: a figure before a denominator or a collective."""
    if low[figure.end : figure.end + 1] not in (" ", "-"):
        return figure
    nxt = lexeme(low, figure.end + 1, table)
    if nxt is None:
        return figure
    word, _, end = nxt
    if word.category == "denominator" and 0 < figure.value < 100 and figure.value == int(figure.value):
        if figure.value > 1 and not word.several:
            return figure
        grown = figure._replace(
            end=end, value=figure.value / word.value, step=ONE / word.value, form="fraction", approx=False
        )
        return _scaled_by(low, grown, table)
    if word.category == "collective" and 0 < figure.value < 1000:
        grown = figure._replace(
            end=end, value=figure.value * word.value, step=word.value, approx=not word.exact, form="words"
        )
        return _scaled_by(low, grown, table)
    return figure
