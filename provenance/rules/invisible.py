"""Finds characters nobody sees: format characters that hide or reorder text.

Those that a script or an emoji needs are passed over: joiners in emoji and in scripts that join, zero width spaces in
scripts without spaces, direction marks near right-to-left text, tags in flags, a variation selector behind the
character it chooses a form of. No-break spaces are ordinary.
"""

import re
import unicodedata
from collections.abc import Iterator

_HIDDEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\u180b-\u180d\u180f\U000e0000-\U000e007f\U000e0100-\U000e01ef]+"
)
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
_JOINING = re.compile(  # Arabic, Syriac, N'Ko, Indic, Tibetan, Myanmar, Khmer, Mongolian …
    "[\u0600-\u08ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe70-\ufefc\U00010d00-\U00011fff]"
)
_UNSPACED = re.compile("[\u0e00-\u0eff\u0f00-\u109f\u1780-\u17ff\u1a20-\u1aad\ua980-\ua9df\u3040-\u30ff\u3400-\u9fff]")
_IDEOGRAPH = re.compile("[\u2e80-\u2fdf\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
# Symbols, and letters of a few scripts, of which Unicode lists a second form.
_TWO_FORMS = re.compile("[\u2190-\u2bff\u3030-\u303d\u1000-\u109f\ua840-\ua87f\U00010ac0-\U00010aff]")
_EMOJI = re.compile("[\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]")
_KEYCAP = re.compile("[#*0-9]\ufe0f\u20e3")
_NAMES = {
    "\u00ad": "soft hyphen",
    "\u061c": "Arabic letter mark",
    "\u200b": "zero width space",
    "\u200c": "zero width non-joiner",
    "\u200d": "zero width joiner",
    "\u2060": "word joiner",
    "\ufeff": "zero width no-break space (a byte order mark inside the text)",
}
_REORDERING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def hidden(text: str) -> Iterator[tuple[int, int]]:
    """Places (code points) of runs of hidden characters that nothing around them calls for."""
    if text.isascii():
        return
    for run in _HIDDEN.finditer(text):
        bad = [at for at in range(run.start(), run.end()) if not _called_for(text, at, run.start(), run.end())]
        if bad:
            yield bad[0], bad[-1] + 1


def describe(run: str) -> str:
    """The hidden characters of a run in words, each once."""
    named = []
    for char in dict.fromkeys(run):
        name = _NAMES.get(char) or unicodedata.name(char, "unassigned format character").lower()
        named.append(f"{name} (U+{ord(char):04X})")
    if len(named) > 4:
        named[4:] = [f"{len(named) - 4} more"]
    return ", ".join(named)


def reorders(run: str) -> bool:
    """Whether a run holds characters that change the order in which text is shown."""
    return not _REORDERING.isdisjoint(run)


def _called_for(text: str, at: int, start: int, end: int) -> bool:
    char = text[at]
    before, after = text[start - 1 : start], text[end : end + 1]
    if char == "\ufeff":
        return at == 0  # a byte order mark has its own rule
    if char in "\u200c\u200d" and (_JOINING.match(before) or _JOINING.match(after)):
        return True
    if char == "\u200d":
        return _pictograph(before) and _pictograph(after)
    if char == "\u200b":
        return bool(_UNSPACED.match(before) or _UNSPACED.match(after))
    if char in "\u200e\u200f\u061c":
        return bool(_RIGHT_TO_LEFT.search(text, max(0, at - 500), at + 500))
    if char == "\u180e":
        return "\u1800" <= before <= "\u18af" or "\u1800" <= after <= "\u18af"
    if _selects(char):
        return _form_exists(text, at)
    if "\U000e0020" <= char <= "\U000e007f":
        return before == "\U0001f3f4" and text[end - 1] == "\U000e007f"
    return char in "\u1160\u115f" and (
        "\u1100" <= (after or " ") <= "\u11ff" or "\u1100" <= (before or " ") <= "\u11ff"
    )


def _selects(char: str) -> bool:
    return "\ufe00" <= char <= "\ufe0f" or "\U000e0100" <= char <= "\U000e01ef" or char in "\u180b\u180c\u180d\u180f"


def _form_exists(text: str, at: int) -> bool:
    """Whether a variation selector stands behind a character that has such a form; a second one never does."""
    char, base = text[at], text[at - 1 : at]
    if not base:
        return False
    if char in "\ufe0e\ufe0f":
        return bool(_EMOJI.match(base) or _IDEOGRAPH.match(base)) or bool(_KEYCAP.match(text, at - 1))
    if char < "\ufe00":
        return "\u1800" <= base <= "\u18af"
    if char >= "\U000e0100":
        return bool(_IDEOGRAPH.match(base))
    return bool(_IDEOGRAPH.match(base) or _TWO_FORMS.match(base))


def _pictograph(char: str) -> bool:
    return bool(char) and (
        "\U0001f000" <= char <= "\U0001faff" or "\u2190" <= char <= "\u2bff" or char in "\ufe0f\u20e3\u303d"
    )
