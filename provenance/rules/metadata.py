"""META2xx: front matter and block headers."""

from collections.abc import Iterator

from provenance.corpus.keys import (
    EXPECTED,
    KEYS_BY_NAME,
)
from provenance.corpus.model import Block, Header, Seed
from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule, Scope
from provenance.rules.headers import header_broken, headers
from provenance.rules.places import of_block, of_seed
from provenance.rules.values import bad_keys

_GOOD = ({"harbour.md": sample.seed()},)


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
        {"harbour.md": sample.seed(url="https://example..org/harbour")},
        {"harbour.md": sample.seed(archive_url="https://web-.example.org/harbour")},
        {"harbour.md": sample.seed(url="http://192.0.2.300/harbour")},
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
        {"harbour.md": sample.seed(url="http://[2001:db8::1]:8080/a", archive_url="https://münchen.example/ä")},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each bad value (the first of a key given twice)."""
        for seed in context.corpus.seeds:
            for header, known in headers(seed):
                yield from self._values(seed, header, front="seed" in known)

    def _values(self, seed: Seed, header: Header, *, front: bool) -> Iterator[Finding]:
        values = {entry.key: entry.value for entry in reversed(header.entries)}
        bad = bad_keys(values, front=front)
        broken = [problem for problem in seed.problems if problem.code == "META202"]
        for entry in header.entries:
            if any(one.start <= entry.value_end and entry.key_start <= one.end for one in broken):
                bad.discard(entry.key)  # what the value is cannot be told
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
                # a corpus that says in its configuration how it writes things need not say it in each file
                if seed.front.get(key) is None and not seed.dialect.declared:
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


RULES = (
    BadValue,
    EvidenceMissing,
    IdentityMissing,
    DuplicateSeedId,
)
