"""Signs made of digits: telephone numbers, ids, addresses, versions, file names, letters grown onto digits."""

import re

from provenance.facts.lang.fold import View
from provenance.facts.mentions.figure import MAX_DIGITS
from provenance.facts.set_aside import Reason

REACH = 64
# "1.200.000" is one number, "1.2.3" is none.
_GROUPED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_PHONE = re.compile(
    r"(?:\+ ?[0-9]{1,3}|\(?0[0-9]{1,3}\)?|\([0-9]{2,4}\))(?:[ .\-/()]{1,2}[0-9]{1,4}){3,6}(?![0-9])"
    r"|\+ ?[0-9]{1,3}(?:[ .\-/()]{1,2}[0-9]{2,4}){2,6}(?![0-9])"
    r"|\(?[0-9]{3}\)?[ .-][0-9]{3}-[0-9]{4}(?![0-9])|00[0-9]{8,13}(?![0-9])|0[1-9][0-9]{8}(?![0-9])"
    r"|0[ .-]8[0-9]{2}(?:[ .-][0-9]{3}){2}(?![0-9])"
    r"|1[ .-]\(?[0-9]{3}\)?[ .-][0-9]{3}[ .-][0-9]{4}(?![0-9])"
    r"|\(?0[0-9]{2,4}\)?[ .-][0-9]{3,4}[ .-]?[0-9]{3,4}(?![0-9])"
)
# An account ("FR76 3000 6000 …"), a company ("552 100 554 00025"), a card, a case ("22-cv-01234"), a DOI.
_ACCOUNT = re.compile(r"[A-Z]{2}[0-9]{2}(?: ?[0-9A-Z]{4}){2,7}(?: ?[0-9A-Z]{1,4})?(?![^\W_])")
_ID = re.compile(
    r"[0-9]{3} [0-9]{3} [0-9]{3} [0-9]{5}(?![0-9])|[0-9]{4}(?:[ -][0-9]{4}){2,5}(?![0-9])"
    r"|(?:[0-9]:[0-9]{2}-[a-z]{2}-[0-9]{2,6}|[0-9]{1,4}-[a-z]{2}-(?:0[0-9]{1,5}|[0-9]{5,6}))(?![0-9])|10\.[0-9]{4,9}/[^\s,;]{1,80}|0(?=[0-9]{0,28}[1-9])[0-9]{2,29}(?![0-9.,])"
)
_LONG_CODE = 12
_COORDINATES = re.compile(
    r"[0-9]{1,3}\.[0-9]{4,12}(?:°? ?[NSEWO])?,? -?[0-9]{1,3}\.[0-9]{4,12}(?![0-9])"
    r"|[0-9]{1,3}° ?[0-9]{1,2}['′’](?: ?[0-9]{1,2}(?:\.[0-9]{1,4})?[\"″”]|[′'’]{2})? ?[NSEWO](?![^\W_])"
)
# What stands before a stroke in a path.
_PATH = (".", "_", "-", "/", "~", ":")
_DOTTED = re.compile(r"[0-9]{1,4}([.:/-])[0-9]{1,4}(?:\1[0-9]{1,4}){1,7}(?![0-9])")
_ADDRESS = re.compile(
    r"://|@|www\.|[?&=;]\w+=|%[0-9A-F]{2}\w*%|\.(?:jpe?g|png|gif|pdf|html?|txt|docx?|xlsx?|csv|json|md|mp[34])\b"
)
_CLOCK = re.compile(r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9])")


def blob(raw: str, at: int) -> tuple[int, int]:
    """The run of characters without space around ``at``, at most REACH to each side."""
    before, behind = raw[max(0, at - REACH) : at], raw[at : at + REACH]
    start = at if not before or before[-1].isspace() else at - len(before.rsplit(None, 1)[-1])
    end = at if not behind or behind[0].isspace() else at + len(behind.split(None, 1)[0])
    return start, end


def skip_digits(view: View, at: int, end: int) -> tuple[int, Reason] | None:
    """Where to go on when the digits ``at``..``end`` are part of no figure, and why; None if they may be one."""
    raw, low = view.raw, view.low
    left, right = raw[at - 1 : at], raw[end : end + 1]
    if end - at > MAX_DIGITS:
        return end, Reason.IDENTIFIER
    in_path = left == "/" and (raw[at - 2 : at - 1].isalpha() or raw[at - 2 : at - 1] in _PATH)
    if left in ("_", "#", "\\", "@") or in_path or right == "_" or raw[end : end + 2] == "-_":
        return blob(raw, at)[1], Reason.ADDRESS
    if left in ("+", "(") or raw[at] == "0" or right in (" ", "-", ".", ")"):
        phone = _PHONE.match(low, at - 1 if left in ("+", "(") else at)
        if phone is not None:
            return phone.end(), Reason.TELEPHONE
    if right in (" ", ":", "-", ".") or (raw[at] == "0" and left not in (".", ",")):
        code = _ID.match(low, at)
        if code is not None:
            return code.end(), Reason.IDENTIFIER
    if right in (".", "°"):
        place = _COORDINATES.match(raw, at)
        if place is not None:
            return place.end(), Reason.PLACE
    if right in (".", ":", "/", "-"):
        clock = _CLOCK.match(raw, at)
        m = clock or _DOTTED.match(low, at)
        if m is not None and not _GROUPED.fullmatch(m.group()):
            versioned = m.group().count(".") == 2 and end - at < 3
            return m.end(), Reason.CLOCK if clock else Reason.VERSION if versioned else Reason.IDENTIFIER
    if left in (".", ":", "/", "-", "+") and (raw[at - 2 : at - 1].isdigit() or raw[at - 2 : at] == "::"):
        return end, Reason.NOT_UNDERSTOOD
    start, stop = blob(raw, at)
    return (stop, Reason.ADDRESS) if stop - start > end - at and _ADDRESS.search(raw, start, stop) else None


def glued(view: View, at: int) -> tuple[int, Reason]:
    """The end of the letters and digits that run on from a letter into the digits at ``at``, and what they are."""
    raw = view.raw
    account = _ACCOUNT.match(raw, at - 2) if at >= 2 else None
    if account is not None and not raw[at - 3 : at - 2].isalnum():
        return account.end(), Reason.IDENTIFIER
    return _run_end(raw, at), run_reason(raw, at)


def grown(view: View, start: int, end: int) -> tuple[int, Reason]:
    """As :func:`glued`, for letters that grow out of the digits ``start``..``end``."""
    return _run_end(view.raw, end), run_reason(view.raw, start)


def _run_end(raw: str, at: int) -> int:
    end = at + 1
    while end < len(raw) and raw[end].isalnum():
        end += 1
    return end


def run_reason(raw: str, at: int) -> Reason:
    """What the run of characters around the digits at ``at`` is."""
    start, stop = blob(raw, at)
    if raw[start] in "#@" or _ADDRESS.search(raw, start, stop):
        return Reason.ADDRESS
    if re.fullmatch(r"[vV][0-9]{1,3}(?:[.,][0-9]{1,3}){0,3}[).,;:]?", raw[start:stop]):
        return Reason.VERSION
    return Reason.IDENTIFIER if stop - start >= _LONG_CODE and raw[start:stop].isalnum() else Reason.CODE
