"""A match of a form and what stands around it in the text."""

import re
from dataclasses import dataclass

from provenance.facts.mentions.date_forms import Calendar, Lead
from provenance.facts.mentions.date_words import compiled, fold

BLANK = r"[^\S\r\n]{1,2}"
_WORD_AFTER = re.compile(rf"{BLANK}([^\W\d_]+['’]?)")
_SOFT_LINK = re.compile(r"\s?[,(–—-]?\s?")
_REACH = 24


@dataclass(frozen=True, slots=True)
class Around:
    """A match and what stands around it: the few code points before, all the text behind up to ``stop``.

    ``since_date`` is the text since the end of the last date, None where that is far; ``last_year`` says that this date
    was a bare year, ``last_clock`` a time of day.
    """

    text: str
    before: str
    match: re.Match[str]
    stop: int
    since_date: str | None
    last_year: bool
    last_clock: bool
    table: Calendar

    def group(self, name: str) -> str | None:
        """What a slot matched, None where the form has no such slot."""
        return self.match.groupdict().get(name)

    def led_by(self, name: str) -> bool:
        """Whether the words before are of that table."""
        pattern = self.table.before.get(name)
        return pattern is not None and compiled(pattern).search(self.before) is not None

    def after(self) -> str:
        """The next few code points."""
        return self.text[self.match.end() : min(self.stop, self.match.end() + _REACH)]

    def word_after(self) -> str | None:
        """The word that follows after a space, an elided one with its apostrophe."""
        found = _WORD_AFTER.match(self.after())
        return found[1] if found else None

    def next_to_date(self) -> bool:
        """Whether the last date ends right before, but for a comma, a dash, a bracket or a joining word."""
        if self.since_date is None:
            return False
        links = self.table.options["joins"]["lists"]
        between = self.since_date.rstrip("'’")
        return bool(_SOFT_LINK.fullmatch(between)) or fold(between) in links

    def bracketed(self) -> bool:
        """Whether brackets hold the match alone: (1977), ( 1977 ), [1977]."""
        behind = self.after().lstrip(" ")
        return self.before.rstrip(" ").endswith(("(", "[")) and behind.startswith((")", "]", ",", ";"))

    def goes_on(self) -> bool:
        """Whether what follows can follow a date: the end, a mark, a capital, a word that joins; no counted thing."""
        word = self.word_after()
        if word is None:
            return re.match(rf"{BLANK}\d", self.after()) is None
        return not word[0].islower() or fold(word).rstrip("'") in self.table.options["years"]["followers"]

    def lead(self, attributive: bool) -> tuple[Lead | None, int]:
        """How the words before qualify the date, and the offset at which they begin.

        ``attributive``: an article would make the date belong to a noun behind it ("since the 1998 bombing").
        """
        start = self.match.start()
        found = self.table.lead.search(self.before)
        if found is None:
            return None, start
        words = [self.table.leads[fold(word)] for word in (found["lead"], found["also"]) if word]
        lead = next((word for word in words if word.tells), words[0] if words else None)
        ending = self.table.options["determiners"].get("attributive_ending", "(?!)")
        if (
            lead is not None
            and lead.edge
            and compiled(self.table.before["measured"]).search(self.before[: found.start()])
        ):
            # "Two weeks before May 13": the date itself is meant, not all that lies before it.
            lead = None
        if (attributive and found["article"] and self.led_by("article")) or re.match(ending, self.after()):
            lead = None
        return lead, start - len(self.before) + found.start()
