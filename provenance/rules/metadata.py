"""META2xx: front matter and block headers."""

import shlex
from collections.abc import Iterator

from provenance.corpus.keys import (
    EXPECTED,
    KEYS_BY_NAME,
    OWN_KEY_PREFIX,
    block_header_keys,
    front_matter_keys,
)
from provenance.corpus.model import Block, Header, Seed
from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, ParserRule, Rule, Scope
from provenance.rules.places import first_line, of_block, of_seed
from provenance.rules.values import bad_keys

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
    examples_bad = ({"harbour.md": sample.seed().replace("language:", 'publisher: "Other"\nlanguage:')},)
    examples_good = _GOOD


class UnknownKey(Rule):
    """A key the format does not know."""

    code = "META204"
    name = "unknown-key"
    severity = Severity.ERROR
    summary = "a key the format does not know, with the nearest known one"
    why = "A mistyped key is a missing one: `publised` says nothing of when the text was published."
    mend = "Correct the key; keys of your own begin with `x-`."
    examples_bad = (
        {"harbour.md": sample.seed(published=None, publised="2025-01-23")},
        {"harbour.md": sample.seed(shelf="B4")},
        {"harbour.md": sample.seed(sha256="0" * 64)},
    )
    examples_good = (*_GOOD, {"harbour.md": sample.seed().replace("language:", "x-shelf: B4\nlanguage:")})

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each unknown key."""
        for seed in context.corpus.seeds:
            for header, known in _headers(seed):
                for entry in header.entries:
                    if entry.key not in known and not entry.key.startswith(OWN_KEY_PREFIX):
                        message, hint = self._said(entry.key, known)
                        yield self.at(seed.file, entry.key_start, entry.key_end, message, hint)

    @staticmethod
    def _said(key: str, known: tuple[str, ...]) -> tuple[str, str]:
        from provenance.findings.nearest import nearest

        if key in KEYS_BY_NAME:
            here, there = (
                ("front matter", "header of its block") if "seed" in known else ("header of a block", "front matter")
            )
            return f"the key `{key}` has no place in the {here}", f"move it to the {there}"
        best = nearest(key, known)
        own = f"write `{OWN_KEY_PREFIX}{key}` for a key of your own"
        return f"unknown key `{key}`", f"did you mean `{best}`? else {own}" if best else own


class BadValue(Rule):
    """A value that is not what its key asks for."""

    code = "META205"
    name = "bad-value"
    severity = Severity.ERROR
    summary = "a value that is not what its key asks for: a date that does not exist, no address, no digest …"
    why = "A wrong date or address cannot be followed back, and reports that sort by it are wrong."
    mend = "Correct the value as the finding says."
    examples_bad = (
        {"harbour.md": sample.seed(published="2025-13-40")},
        {"harbour.md": sample.seed(published="2025-02-30")},
        {"harbour.md": sample.seed(url="www.example.org/harbour")},
        {"harbour.md": sample.seed(language="English (UK)")},
        {"harbour.md": sample.seed(raw_sha256="3f0c")},
        {"harbour.md": sample.seed(seed="2")},
        {"harbour.md": sample.seed(title="")},
    )
    examples_good = (
        *_GOOD,
        {
            "harbour.md": sample.seed(
                published="2025-01-23T09:30:00+01:00", language="fr-CA", url="https://example.org/a?b#c"
            )
        },
        {"harbour.md": sample.seed(published="2024-02-29", retrieved="2025")},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each bad value (the first of a key given twice)."""
        for seed in context.corpus.seeds:
            for header, known in _headers(seed):
                yield from self._values(seed, header, front="seed" in known)

    def _values(self, seed: Seed, header: Header, *, front: bool) -> Iterator[Finding]:
        values = {entry.key: entry.value for entry in reversed(header.entries)}
        bad = bad_keys(values, front=front)
        for entry in header.entries:
            if entry.key in bad:
                bad.discard(entry.key)
                start, end = (
                    (entry.key_start, entry.key_end)
                    if entry.value_start == entry.value_end
                    else (entry.value_start, entry.value_end)
                )
                shown = (
                    f"`{entry.value}` is no value for `{entry.key}`"
                    if entry.value.strip()
                    else f"`{entry.key}` is empty"
                )
                kind = KEYS_BY_NAME[entry.key].kind
                yield self.at(seed.file, start, end, shown, f"it must be {EXPECTED[kind]}")


class EvidenceMissing(Rule):
    """A block of which something is not said that evidence needs."""

    code = "META206"
    name = "evidence-missing"
    severity = Severity.WARNING
    summary = "a block without publisher, date of publication, language or title, in its header and in the front matter"
    why = "Weekdays cannot be placed without a date, nor sources told apart without a publisher."
    mend = "Add the keys to the front matter, or to the header of the block they are about."
    examples_bad = ({"harbour.md": sample.seed(publisher=None)}, {"harbour.md": sample.seed(title=None, language=None)})
    examples_good = (
        *_GOOD,
        {"harbour.md": sample.front(title=None) + "\n" + sample.block("harbour-1", title="The harbour reopens")},
    )

    needed = ("title", "publisher", "published", "language")

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding a seed for what no block has, and one a block for what only some have."""
        for seed in context.corpus.seeds:
            if seed.front is None or header_broken(seed):
                continue
            missing = [(block, self._missing(block)) for block in seed.blocks]
            everywhere = [key for key in self.needed if missing and all(key in keys for _, keys in missing)]
            if everywhere:
                yield self._finding(seed, of_seed(seed), "the seed", everywhere)
            for block, keys in missing:
                some = [key for key in keys if key not in everywhere]
                if some:
                    yield self._finding(seed, of_block(seed, block), f"block `{block.id}`", some)

    def _missing(self, block: Block) -> tuple[str, ...]:
        return tuple(key for key in self.needed if key not in block.metadata)

    def _finding(self, seed: Seed, place: tuple[int, int], what: str, keys: list[str]) -> Finding:
        named = ", ".join(f"`{key}`" for key in keys)
        return self.at(seed.file, *place, f"{what} does not say its {named}", f"add {named}", anchor=f"{what}\0{named}")


class IdentityMissing(Rule):
    """A seed without id or format version."""

    code = "META207"
    name = "identity-missing"
    severity = Severity.ERROR
    summary = "front matter without `id` or without `seed` (the version of the format)"
    why = "The index and reports name a seed by its id; the version says how the file is to be read."
    mend = "Add `seed: 1` and an `id` that no other seed has."
    examples_bad = ({"harbour.md": sample.seed(seed=None)}, {"harbour.md": sample.front(id=None) + sample.block("a")})
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each of the two keys that is missing."""
        for seed in context.corpus.seeds:
            if seed.front is None or header_broken(seed):
                continue
            for key, hint in (("seed", "add the line `seed: 1`"), ("id", "add an id that no other seed has")):
                if seed.front.get(key) is None:
                    yield self.at(seed.file, *of_seed(seed), f"the front matter has no `{key}`", hint, anchor=key)


class DuplicateSeedId(Rule):
    """An id that two seeds have."""

    code = "META208"
    name = "duplicate-seed-id"
    severity = Severity.ERROR
    scope = Scope.CORPUS
    summary = "two seeds with one id"
    why = "A reference to the id leads to either."
    mend = "Give one of the two another id, in its front matter and in the index."
    examples_bad = ({"harbour.md": sample.seed(), "port.md": sample.front() + sample.block("port-1", "Other text.\n")},)
    examples_good = ({"harbour.md": sample.seed(), "port.md": sample.seed("Other text.\n", id="port")},)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each seed whose id an earlier one has."""
        first: dict[str, Seed] = {}
        for seed in context.corpus.seeds:
            entry = None if seed.front is None else seed.front.get("id")
            if entry is None or not entry.value:
                continue
            earlier = first.setdefault(entry.value, seed)
            if earlier is not seed:
                where = Related(earlier.file.path, earlier.file.span(*of_seed(earlier)), "the same id here")
                yield self.at(
                    seed.file,
                    *of_seed(seed),
                    f"the id `{entry.value}` is that of another seed, {earlier.file.path}",
                    "give one of the two another id",
                    related=[where],
                )


def header_broken(seed: Seed) -> bool:
    """Whether the parser could not read a header to its end: what is missing then proves nothing."""
    return any(problem.code == "META202" for problem in seed.problems)


def _headers(seed: Seed) -> Iterator[tuple[Header, tuple[str, ...]]]:
    """The front matter and the block headers of a seed, each with the keys that may stand in it."""
    if seed.front is not None:
        yield seed.front, front_matter_keys(implicit_block=all(block.implicit for block in seed.blocks))
    for block in seed.blocks:
        if not block.implicit:
            yield block.header, block_header_keys()


RULES = (
    FrontMatterMissing,
    FrontMatterBroken,
    DuplicateKey,
    UnknownKey,
    BadValue,
    EvidenceMissing,
    IdentityMissing,
    DuplicateSeedId,
)
