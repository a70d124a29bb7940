"""SRC0xx: bytes and characters."""

import re
from abc import abstractmethod
from collections.abc import Iterator
from itertools import groupby

from provenance.corpus.model import TextFile
from provenance.findings.model import Finding, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule, Scope
from provenance.rules.encoding import guess_encoding, wide_encoding
from provenance.rules.invisible import describe, hidden, reorders
from provenance.rules.mojibake import Garbled, garbled
from provenance.rules.places import first_line

_GOOD = ({"harbour.md": sample.seed("Le café de Zoë a coûté 12\u00a0000\u00a0€ : « pas moins… » 👩‍🚀\n")},)


class _CharacterRule(Rule):
    """A rule that reads the text of every file on its own, unless a glance shows that all characters are in order."""

    severity = Severity.ERROR

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield what is wrong in each file."""
        for parsed in context.parsed:
            if not parsed.file.clean:
                yield from self.read(parsed.file)

    @abstractmethod
    def read(self, file: TextFile) -> Iterator[Finding]:
        """Yield what is wrong in one file."""


_LONE = re.compile("[\udc80-\udcff]")


class NotUtf8(_CharacterRule):
    """Bytes that are not UTF-8."""

    code = "SRC001"
    name = "not-utf-8"
    summary = "a file that is not UTF-8, with the first such byte and a guess of the real encoding"
    why = "Readers guess differently at such bytes, so a quotation of them cannot be checked."
    mend = "Convert the file to UTF-8 from the encoding it was saved in, or fetch the text again."
    examples_bad = ({"harbour.md": sample.seed("Le café ferme.\n", recorded=False).encode("cp1252")},)
    examples_good = _GOOD

    def read(self, file: TextFile) -> Iterator[Finding]:
        """Yield one finding, at the first byte that is not UTF-8, or at the first line of text in another width."""
        if (wide := wide_encoding(file.data)) is not None:
            place = first_line(file.text, 0, len(file.text))
            yield self.at(file, *place, f"the file is {wide}, not UTF-8", f"convert the file from {wide} to UTF-8")
            return
        if file.text.isascii():
            return
        found = _LONE.search(file.text)
        if found is None:
            return
        byte, count = ord(found[0]) - 0xDC00, len(_LONE.findall(file.text))
        span = file.span(found.start(), found.end())
        guess = guess_encoding(file.data, file.text)
        more = f" ({count} such bytes in all)" if count > 1 else ""
        yield self.at(
            file,
            found.start(),
            found.end(),
            f"byte 0x{byte:02X} at offset {span.bytes[0]} is not UTF-8{more}"
            + (f"; the file looks like {guess}" if guess else ""),
            f"convert the file from {guess} to UTF-8" if guess else "find out the encoding and convert it to UTF-8",
        )


class ByteOrderMark(_CharacterRule):
    """A byte order mark at the start of a file."""

    code = "SRC002"
    name = "byte-order-mark"
    summary = "a byte order mark (bytes EF BB BF) at the start of a file"
    why = "UTF-8 has no byte order. The mark hides the front matter from many readers and changes the digest."
    mend = "Save the file as UTF-8 without byte order mark."
    fix = "safe"
    examples_bad = ({"harbour.md": "\ufeff" + sample.seed()},)
    examples_good = _GOOD

    def read(self, file: TextFile) -> Iterator[Finding]:
        """Yield one finding if the file starts with the mark."""
        if file.text.startswith("\ufeff"):
            yield self.at(
                file,
                0,
                1,
                "the file starts with a byte order mark",
                "save it as UTF-8 without byte order mark",
                fix=self.mended("take the byte order mark out", (file, 0, 1, "")),
            )


class Mojibake(_CharacterRule):
    """UTF-8 that was read as Windows-1252 or Latin-1."""

    code = "SRC003"
    name = "mojibake"
    summary = "UTF-8 text that was once read as Windows-1252 or Latin-1 (“Ã©tÃ©” for “été”)"
    why = "The characters are no longer those of the source: names do not match and quotations are wrong."
    mend = "Fetch the text again in its own encoding, or correct it as the finding shows and record the new digest."
    fix = "unsafe"
    examples_bad = (
        {"harbour.md": sample.seed("L'Ã©tÃ© a Ã©tÃ© chaud.\n")},
        {"harbour.md": sample.seed("It costs 12 â‚¬, the owner saysâ€¦\n")},
    )
    examples_good = (*_GOOD, {"harbour.md": sample.seed("« LE CAFÉ », dit-il ; “LA QUALITÉ”… FORÊT’S À 5 €\n")})

    def read(self, file: TextFile) -> Iterator[Finding]:
        """Yield one finding a line, at the first run; the message tells how many more there are."""
        positions = file.positions
        for _, group in groupby(garbled(file.text), key=lambda one: positions.line_of(one.start)):
            runs = list(group)
            first = self._word(file.text, runs)
            others = len([run for run in runs if run.start >= first.end])
            yield self.at(
                file,
                first.start,
                first.end,
                f"garbled characters: `{first.text}` reads `{first.meant}`"
                + (f" ({others} more in this line)" if others else ""),
                "the text is UTF-8 that was read as Windows-1252 or Latin-1: fetch it again as UTF-8",
                anchor="\0".join(run.text for run in runs),
                fix=self.mended(
                    "put the characters of the source back", *((file, run.start, run.end, run.meant) for run in runs)
                ),
            )

    @staticmethod
    def _word(text: str, runs: list[Garbled]) -> Garbled:
        """The first run with the rest of its word, other runs in it repaired too."""
        start, end = runs[0].start, runs[0].end
        while start > 0 and runs[0].start - start < 30 and text[start - 1].isalpha():
            start -= 1
        meant, upcoming = text[start : runs[0].start] + runs[0].meant, runs[1:]
        while end < len(text) and end - runs[0].start < 60:
            if upcoming and upcoming[0].start == end:
                meant, end = meant + upcoming[0].meant, upcoming.pop(0).end
            elif text[end].isalpha():
                meant, end = meant + text[end], end + 1
            else:
                break
        return Garbled(start, end, text[start:end], meant)


_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]|\r(?!\n)")
_BINARY_SHARE = 0.05


class ControlCharacters(_CharacterRule):
    """Control characters, and the character that replaced an unreadable one."""

    code = "SRC004"
    name = "control-character"
    summary = "control characters other than tab and line ends, and U+FFFD, which stands for a character that was lost"
    why = "They come from broken conversions and cut files, do not show, and make searches and quotations fail."
    mend = "Fetch the text again; where the character belongs to no word, delete it and record the new digest."
    fix = "unsafe"
    examples_bad = (
        {"harbour.md": sample.seed("The harbour\x07 reopened.\n")},
        {"harbour.md": sample.seed("Le caf\ufffd ferme.\n")},
        {"harbour.md": sample.seed("One line\rand another.\n")},
    )
    examples_good = (*_GOOD, {"harbour.md": sample.seed("A\ttab and a line end\r\nof Windows.\n")})

    def read(self, file: TextFile) -> Iterator[Finding]:
        """Yield one finding a line and kind; a file full of NUL gets one."""
        if wide_encoding(file.data) is not None:
            return  # that is said already
        text = file.text
        zeros = text.count("\0")
        if zeros > 8 and zeros > len(text) * _BINARY_SHARE:
            at = text.index("\0")
            hint = "take it out of the corpus, or fetch the text again"
            yield self.at(file, at, at + 1, f"{zeros} NUL characters: this is no text in UTF-8", hint)
            return
        controls = list(_CONTROL.finditer(text))
        if controls:  # a garbled run has a rule of its own
            excused = {at for run in garbled(text) for at in range(run.start, run.end)}
            controls = [found for found in controls if found.start() not in excused]
        for _, group in groupby(controls, key=lambda found: file.positions.line_of(found.start())):
            marks = list(group)
            first, others = marks[0], len(marks) - 1
            more = f" ({others} more in this line)" if others else ""
            yield self.at(
                file,
                first.start(),
                first.end(),
                f"control character {_named(first[0])}{more}",
                "fetch the text again, or delete the character and record the new digest",
                anchor="".join(mark[0] for mark in marks),
                fix=self.mended(
                    "delete the control characters",
                    *((file, mark.start(), mark.end(), "\n" if mark[0] == "\r" else "") for mark in marks),
                ),
            )
        lost = list(re.finditer("\ufffd{1,1000}", text))
        for _, group in groupby(lost, key=lambda found: file.positions.line_of(found.start())):
            marks = list(group)
            first, count = marks[0], sum(len(mark[0]) for mark in marks)
            more = f" ({count} in this line)" if count > 1 else ""
            yield self.at(
                file,
                first.start(),
                first.end(),
                f"replacement character U+FFFD: a character was lost here{more}",
                "fetch the text again in its own encoding: the character cannot be told from this copy",
            )


_C0 = (
    "NUL SOH STX ETX EOT ENQ ACK BEL BS TAB LF VT FF CR SO SI "
    "DLE DC1 DC2 DC3 DC4 NAK SYN ETB CAN EM SUB ESC FS GS RS US"
)
_CONTROL_NAMES = {**dict(enumerate(_C0.split())), 0x7F: "DEL", 0x85: "NEL"}


def _named(char: str) -> str:
    point = ord(char)
    name = _CONTROL_NAMES.get(point, "C1")
    return f"U+{point:04X} ({name})" + (" that ends no line" if char == "\r" else "")


class HiddenCharacters(_CharacterRule):
    """Characters nobody sees."""

    code = "SRC005"
    name = "hidden-character"
    summary = (
        "invisible characters that hide or reorder text: bidirectional controls, zero width spaces, soft hyphens, "
        "variation selectors behind characters that have no other form"
    )
    why = "What a person reads is not what a program compares: a quotation may look equal and be different."
    mend = "Delete the characters and record the new digest; if the source has them so, ignore the rule there."
    fix = "unsafe"
    examples_bad = (
        {"harbour.md": sample.seed("The bid was \u202e001\u202c million.\n")},
        {"harbour.md": sample.seed("Har\u200bbour\u00ad works.\n")},
        {"harbour.md": sample.seed("Harbour\ufe01\ufe0f\U000e0151 works.\n")},
    )
    examples_good = (
        *_GOOD,
        {"harbour.md": sample.seed("می\u200cخواهم, क्\u200dष, 👨‍👩‍👧 and 🏴\U000e0067\U000e0062\U000e007f\n")},
        {"harbour.md": sample.seed("❤\ufe0f\u200d🔥 1\ufe0f\u20e3 ☺\ufe0e 葛\U000e0100 ⊕\ufe00 ᠠ\u180b\n")},
    )

    def read(self, file: TextFile) -> Iterator[Finding]:
        """Yield one finding a line, at the first run."""
        for _, group in groupby(hidden(file.text), key=lambda place: file.positions.line_of(place[0])):
            places = list(group)
            start, end = places[0]
            every = "".join(file.text[a:b] for a, b in places)
            does = "change the order in which the text shows" if reorders(every) else "do not show"
            yield self.at(
                file,
                start,
                end,
                f"hidden characters that {does}: {describe(every)}",
                "delete them and record the new digest, or say why they stay with an ignore",
                anchor=every,
                fix=self.mended("delete the hidden characters", *((file, a, b, "") for a, b in places)),
            )


class Unreadable(Rule):
    """A file that could not be read."""

    code = "SRC006"
    name = "unreadable-file"
    severity = Severity.ERROR
    summary = "a file of the corpus that cannot be read"
    why = "What cannot be read cannot be checked, and must not pass for clean."
    mend = "Make the file readable, or take it out of the corpus."
    scope = Scope.FILE
    examples_bad = ()
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each file the loader could not read."""
        for file in context.corpus.unreadable:
            yield self.whole(file.path, f"cannot be read: {file.reason}", "make it readable or take it out")


RULES = (NotUtf8, ByteOrderMark, Mojibake, ControlCharacters, HiddenCharacters, Unreadable)
