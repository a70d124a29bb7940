"""Seed text shown as text: nothing hidden, nothing that acts.

Seeds are written by others, perhaps with intent. Characters that cannot be seen, or that reorder what can be, are
named (``⟨U+202E⟩``); whatever Markdown would act on is escaped.
"""

import re
import unicodedata

# Controls, format characters that hide or reorder, blank letters, lone surrogates, tags, noncharacters. Written out,
# not asked of unicodedata, so that the same text gives the same bytes under every version of Python.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0e\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e0fff]"
)
_EMOJI = re.compile("[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]")
_SPACES = re.compile(r"[ \t\r\n]+")
_MARKUP = re.compile(r"[\\`*_\[\]|~$@{}]|&|<|>|:(?=//)|(?<=\bwww)\.", re.IGNORECASE)
_LEADING = re.compile(r"^( ?)(?:([#+=:!-])|(\d{1,9})(?=[.)]))")
# A tag around the sign is what keeps code hosts from linking addresses and @names; a backslash does not.
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "@": "<span>@</span>"}


def _named(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x200D and match.start() and _EMOJI.match(match.string, match.start() - 1):
        return match[0]  # the joiner inside one emoji
    if 0xDC80 <= code <= 0xDCFF:
        return f"⟨byte {code - 0xDC00:02X}⟩"
    return f"⟨U+{code:04X}⟩"


def visible(text: str) -> str:
    """``text`` with every unseen character named; an undecodable byte reads ``⟨byte E9⟩``. Line ends stay."""
    return _UNSEEN.sub(_named, text)


def one_line(text: str) -> str:
    """``text`` made visible, on one line: runs of blanks and line ends become one space (no-break spaces stay)."""
    return _SPACES.sub(" ", visible(text))


def markdown(text: str) -> str:
    """``text`` for one line of GitHub-flavoured Markdown (a table cell too): read as written, never as markup."""
    line = _MARKUP.sub(lambda match: _ENTITIES.get(match[0], "\\" + match[0]), one_line(text))
    return _LEADING.sub(lambda match: f"{match[1]}\\{match[2]}" if match[2] else f"{match[1]}{match[3]}\\", line)


def markup(text: str) -> str:
    """``text`` within a line of HTML in Markdown, where backslashes escape nothing."""
    return re.sub("[&<>@]", lambda match: _ENTITIES[match[0]], one_line(text))


def markdown_code(text: str) -> str:
    """``text`` as inline code; a fence of more backticks than the text holds in a row."""
    line = one_line(text).replace("|", "¦").strip()
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    pad = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{pad}{line}{pad}{fence}" if line else ""


def markdown_emphasis(before: str, text: str, after: str) -> str:
    """``before``, then ``text`` in bold, then ``after``, all escaped.

    Asterisks are no emphasis where punctuation meets a letter ("US**$5**"); there the tag is written instead.
    """
    left, inside, right = markdown(before).lstrip(" "), markdown(text), markdown(after).rstrip(" ")
    stripped = one_line(text).strip()
    if not stripped:
        return left + inside + right
    opens = not _is_mark(stripped[0]) or _is_free(one_line(before)[-1:])
    closes = not _is_mark(stripped[-1]) or _is_free(one_line(after)[:1])
    lead = " " if inside.startswith(" ") else ""
    trail = " " if inside.endswith(" ") else ""
    opening, closing = ("**", "**") if opens and closes else ("<b>", "</b>")
    return f"{left}{lead}{opening}{inside.strip(' ')}{closing}{trail}{right}"


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"


def _is_free(character: str) -> bool:
    return not character or character.isspace() or _is_mark(character)
