"""META2xx: what a header is made of: front matter there, readable, each key known and given once."""

import shlex
from collections.abc import Iterator
from dataclasses import replace

from provenance.corpus.keys import KEYS_BY_NAME, OWN_KEY_PREFIX, block_header_keys, front_matter_keys
from provenance.corpus.model import Entry, Header, Seed
from provenance.findings.model import Finding, Fix, Severity
from provenance.rules import sample
from provenance.rules.base import Context, ParserRule, Rule
from provenance.rules.encoding import wide_encoding
from provenance.rules.places import first_line

_GOOD = ({"harbour.md": sample.seed()},)


class FrontMatterMissing(ParserRule):
    """A seed without front matter."""

    code = "META201"
    name = "front-matter-missing"
    severity = Severity.ERROR
    summary = "a file without front matter"
    why = "Nothing says where the text comes from: a claim in it leads back to nowhere."
    mend = "Make a seed of the file with `provenance add FILE`, or write the front matter by hand."
    examples_bad = (
        {"harbour.md": "The harbour reopened on Monday.\n"},
        {"harbour.md": sample.block("harbour-1")},
    )
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each seed that has none: with markers the parser says so, bare text is ours."""
        yield from super().check(context)
        for seed in context.corpus.seeds:
            if wide_encoding(seed.file.data) is not None:
                continue  # what a file in UTF-16 holds shows once it is converted
            if seed.bare and not any(problem.code in ("META201", "META202") for problem in seed.problems):
                place = first_line(seed.file.text, 0, len(seed.file.text))
                named = ("-- " if seed.file.path.startswith("-") else "") + shlex.quote(seed.file.path)
                yield self.at(seed.file, *place, "no front matter: no seed", f"run `provenance add {named}`")


class FrontMatterBroken(ParserRule):
    """A header that is no YAML mapping of text."""

    code = "META202"
    name = "front-matter-broken"
    severity = Severity.ERROR
    summary = "front matter or a block header that is no list of `key: value` lines, or is never closed"
    why = "Programs read such a header differently, or drop it in silence."
    mend = "Write one `key: value` a line between two `---` lines; put a value with `: ` or ` #` in double quotes."
    examples_bad = (
        {"harbour.md": sample.seed().replace('title: "The', 'title: "The "')},
        {"harbour.md": "---\nseed: 1\nid: harbour\n\nThe harbour reopened.\n"},
        {"harbour.md": sample.seed().replace('publisher: "Example Times"', "publisher: [Example, Times]")},
    )
    examples_good = _GOOD


class DuplicateKey(ParserRule):
    """A key given twice in one header."""

    code = "META203"
    name = "duplicate-key"
    severity = Severity.ERROR
    summary = "a key that stands twice in one header"
    why = "Some programs keep the first value, others the last."
    mend = "Keep one of the two lines."
    fix = "safe"
    examples_bad = (
        {"harbour.md": sample.seed().replace("language:", 'publisher: "Other"\nlanguage:')},
        {"harbour.md": sample.seed().replace("language:", 'publisher: "Example Times"\nlanguage:')},
    )
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each further line; one that says the same again can be deleted by a program."""
        for seed in context.corpus.seeds:
            entries = {entry.key_start: (header, entry) for header, _ in headers(seed) for entry in header.entries}
            for problem in seed.problems:
                if problem.code == self.code:
                    finding = self._passed_on(seed.file, problem)
                    header, entry = entries.get(problem.start, (None, None))
                    if header is not None and entry is not None:
                        finding = replace(finding, fix=self._without(seed, header, entry))
                    yield finding

    def _without(self, seed: Seed, header: Header, entry: Entry) -> Fix | None:
        first = header.get(entry.key)
        text = seed.file.text
        start, end = text.rfind("\n", 0, entry.key_start) + 1, text.find("\n", entry.value_end) + 1
        alone = text[start : entry.key_start] == "" and text[entry.value_end : end].strip() == ""
        if first is None or first.value != entry.value or not alone or not end:
            return None
        return self.mended(f"delete the second `{entry.key}`, which says the same", (seed.file, start, end, ""))


class UnknownKey(Rule):
    """A key the format does not know."""

    code = "META204"
    name = "unknown-key"
    severity = Severity.ERROR
    summary = "a key the format does not know, with the nearest known one"
    why = "A mistyped key is a missing one: `publised` says nothing of when the text was published."
    mend = "Correct the key; keys of your own begin with `x-`."
    fix = "unsafe"
    examples_bad = (
        {"harbour.md": sample.seed(published=None, publised="2025-01-23")},
        {"harbour.md": sample.seed(shelf="B4")},
        {"harbour.md": sample.seed(sha256="0" * 64)},
    )
    examples_good = (*_GOOD, {"harbour.md": sample.seed().replace("language:", "x-shelf: B4\nlanguage:")})

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each unknown key."""
        for seed in context.corpus.seeds:
            for header, known in headers(seed):
                for entry in header.entries:
                    own = entry.key in seed.dialect.own or entry.key.startswith(OWN_KEY_PREFIX)
                    if entry.key not in known and not own:
                        message, hint = self._said(entry.key, known)
                        yield self.at(
                            seed.file,
                            entry.key_start,
                            entry.key_end,
                            message,
                            hint,
                            fix=self._renamed(seed, header, entry, known),
                        )

    def _renamed(self, seed: Seed, header: Header, entry: Entry, known: tuple[str, ...]) -> Fix | None:
        from provenance.findings.nearest import nearest

        best = None if entry.key in KEYS_BY_NAME else nearest(entry.key, known)
        if best is None or header.get(best) is not None:
            return None
        return self.mended(f"write `{best}`", (seed.file, entry.key_start, entry.key_end, best))

    @staticmethod
    def _said(key: str, known: tuple[str, ...]) -> tuple[str, str]:
        from provenance.findings.nearest import nearest

        if key in KEYS_BY_NAME:
            here, there = (
                ("front matter", "header of its block") if "seed" in known else ("header of a block", "front matter")
            )
            return f"the key `{key}` has no place in the {here}", f"move it to the {there}"
        best = nearest(key, known)
        own = f"write `{OWN_KEY_PREFIX}{key}` for a key of your own, or name it under `metadata-keys`"
        return f"unknown key `{key}`", f"did you mean `{best}`? else {own}" if best else own


def header_broken(seed: Seed) -> bool:
    """Whether the parser could not read a header to its end: what is missing then proves nothing."""
    return any(problem.code == "META202" for problem in seed.problems)


def headers(seed: Seed) -> Iterator[tuple[Header, tuple[str, ...]]]:
    """The front matter and the block headers of a seed, each with the keys that may stand in it."""
    if seed.front is not None:
        yield seed.front, front_matter_keys(implicit_block=all(block.implicit for block in seed.blocks))
    for block in seed.blocks:
        if not block.implicit:
            yield block.header, block_header_keys()


RULES = (FrontMatterMissing, FrontMatterBroken, DuplicateKey, UnknownKey)
