"""Whether all characters of a text are in order, told at a glance."""

# Characters a byte from 0x80 to 0xBF becomes when UTF-8 is read as Windows-1252 or Latin-1, and those of the bytes
# that begin such a sequence: one beside the other may be garbled text.
TAILS = frozenset(map(chr, range(0x80, 0xC0))) | frozenset("€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ")
LEADS = frozenset(map(chr, range(0xC2, 0xF5)))
# Code points that may hide or reorder text, or are none: (first, last).
_DOUBTFUL = (
    (0x7F, 0x9F),
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x2028, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xD800, 0xDFFF),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFF),
    (0xE0000, 0x10FFFF),
)

_PLAIN = bytes((9, 10, *range(0x20, 0x7F)))
_in_order: set[str] = set()


def clean(text: str) -> bool:
    """Whether a text holds no character that a rule could report: no control, nothing hidden, nothing garbled."""
    if text.isascii():
        return text.replace("\n", "").replace("\t", "").isprintable()
    # most of a text is plain letters, which bytes are rid of at once; what is left is looked at one by one
    characters = set(text.encode("utf-8", "surrogatepass").translate(None, _PLAIN).decode("utf-8", "surrogatepass"))
    for character in characters - _in_order:
        point = ord(character)
        if point < 0x20 or any(first <= point <= last for first, last in _DOUBTFUL):
            return False
        _in_order.add(character)  # a corpus is written with some hundred characters, over and over
    if TAILS.isdisjoint(characters):
        return True
    for lead in characters & LEADS:
        at = text.find(lead)
        while at >= 0:
            if text[at + 1 : at + 2] in TAILS and _doubtful(lead, text[at + 1 : at + 5]):
                return False
            at = text.find(lead, at + 1)
    return True


def _doubtful(lead: str, behind: str) -> bool:
    """Whether a letter and the tails behind it are garbled: "É »" is ordinary, and so is "é »" with a no-break space.

    Letters that only begin characters which European text does not have count where another such sequence follows.
    """
    if lead < "à":
        return lead in "ÂÃÄÅ" or (behind[1:2] in LEADS and behind[2:3] in TAILS) or behind[1:2] in TAILS
    if behind[1:2] not in TAILS or len(behind) < 2:
        return False
    return lead in "âïðñòóô" or behind[2:3] in LEADS or behind[2:3] in TAILS
