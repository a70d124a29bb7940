"""IDX107: folders that hold the files of another tool, told of once and not file by file."""

import posixpath
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import ClassVar

from provenance.corpus.index import INDEX_NAME
from provenance.corpus.keys import KEYS_BY_NAME, OWN_KEY_PREFIX
from provenance.corpus.model import Corpus, Seed
from provenance.findings.model import Finding, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule, Scope

_LEAST = 3
"""Fewer files are told of one by one."""
_MANY = 20
"""So many files without any front matter are a folder of notes, and no few texts that wait to be added."""
_KEYS_SHOWN = 8
_SYNONYMS = {
    "date": "published",
    "pubdate": "published",
    "publishdate": "published",
    "lang": "language",
    "locale": "language",
    "license": "licence",
    "link": "url",
    "permalink": "url",
    "source": "url",
    "source_url": "url",
    "authors": "author",
    "creator": "author",
    "byline": "author",
    "site": "publisher",
    "publication": "publisher",
    "slug": "id",
}
_POST = "---\ntitle: {0}\ndate: 2025-01-23\ntags: [harbour, news]\n---\n\n{0} on Monday.\n"
_SEEN_IN_EACH_FILE = ("SRC", "META202", "META203")


def foreign_seeds(corpus: Corpus) -> tuple[Seed, ...]:
    """The files of another tool, where a folder without index holds hardly anything else; else none.

    Such a file has neither a block marker nor ``seed`` in its front matter. A page of the name INDEX.md that has no
    table of seeds is no index. Where the configuration says how a corpus writes things, its files are no other tool's.
    """
    if corpus.root is None or (corpus.index is not None and corpus.index.end > 0):
        return ()
    found = tuple(seed for seed in corpus.seeds if _is_foreign(seed))
    fronts = sum(seed.front is not None for seed in found)
    many = (len(found) >= _LEAST and fronts > 0) or len(found) > _MANY
    return found if many and 2 * len(found) > len(corpus.seeds) else ()


def _is_foreign(seed: Seed) -> bool:
    if seed.dialect.declared or not all(block.implicit for block in seed.blocks):
        return False
    return seed.front is None or seed.front.get("seed") is None


def seen_by(rule: type[Rule], corpus: Corpus, foreign: Sequence[Seed]) -> Corpus:
    """What a rule shall see of a corpus with foreign files: their bytes and their YAML, and the seeds among them.

    The rest is said once, by the rule of this module.
    """
    if rule is ForeignFolder:
        return corpus
    paths = {seed.file.path for seed in foreign}
    if not rule.code.startswith(_SEEN_IN_EACH_FILE):
        left = tuple(seed for seed in corpus.seeds if seed.file.path not in paths)
        return replace(corpus, root=None, index=None, seeds=left)  # so that nothing asks for its index
    plain = (
        replace(seed, problems=tuple(problem for problem in seed.problems if not problem.foreign))
        if seed.file.path in paths
        else seed
        for seed in corpus.seeds
    )
    return replace(corpus, seeds=tuple(plain))


class ForeignFolder(Rule):
    """A folder of another tool's files."""

    code = "IDX107"
    name = "foreign-folder"
    severity = Severity.ERROR
    scope = Scope.CORPUS
    summary = "a folder without INDEX.md whose files have the front matter of another tool, or none"
    why = "Where its texts come from is not said in words this format knows: no digest, no index vouches for them."
    mend = (
        "Say in the configuration what its keys mean (`metadata-names`, `metadata-keys`) and run `provenance index`, "
        "or make seeds of single texts with `provenance add`. Bytes and YAML of every file are checked meanwhile; with "
        "`--ignore IDX107` each file is told of by itself."
    )
    examples_bad: ClassVar = (
        {f"{name}.md": _POST.format(f"The {name} reopens") for name in ("harbour", "market", "museum")},
    )
    examples_good: ClassVar = (
        sample.corpus(harbour=sample.seed()),
        {"harbour.md": _POST.format("The harbour reopens"), "port.md": sample.seed()},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding, where the folder is such a one."""
        corpus = context.corpus
        seeds = foreign_seeds(corpus)
        if seeds:
            path = posixpath.join(corpus.folder, INDEX_NAME)
            yield self.whole(path, _found(corpus, seeds), _hint(seeds))


def _found(corpus: Corpus, seeds: Sequence[Seed]) -> str:
    fronts = [seed for seed in seeds if seed.front is not None]
    parts = []
    if fronts:
        parts.append(f"{len(fronts)} with the front matter of another tool ({_named(_counted(fronts), _KEYS_SHOWN)})")
    if bare := len(seeds) - len(fronts):
        parts.append(f"{bare} without any")
    if others := len(corpus.seeds) - len(seeds):
        parts.append(f"{others} seed{'s' * (others > 1)}")
    missing = f"no {INDEX_NAME}" if corpus.index is None else f"no table of seeds in {INDEX_NAME}"
    return f"no corpus yet: {len(corpus.seeds)} files and {missing}: {', '.join(parts)}"


def _counted(seeds: Sequence[Seed]) -> Counter[str]:
    return Counter(key for seed in seeds for key in _keys(seed))


def _keys(seed: Seed) -> set[str]:
    entries = () if seed.front is None else seed.front.entries
    return {entry.key for entry in entries} | {problem.foreign for problem in seed.problems if problem.foreign}


def _named(keys: Counter[str], most: int) -> str:
    ordered = sorted(keys, key=lambda key: (-keys[key], key))
    more = f" and {len(ordered) - most} more" if len(ordered) > most else ""
    return ", ".join(f"`{key}`" for key in ordered[:most]) + more


def _hint(seeds: Sequence[Seed]) -> str:
    keys = _counted(seeds)
    names: dict[str, str] = {}
    for key in sorted(keys, key=lambda key: (-keys[key], key)):
        meant = _SYNONYMS.get(key.lower())
        if meant is not None and meant not in keys and meant not in names.values():
            names[key] = meant
    own = [key for key in keys if key not in KEYS_BY_NAME and key not in names and not key.startswith(OWN_KEY_PREFIX)]
    own = sorted(own, key=lambda key: (-keys[key], key))[:_KEYS_SHOWN]
    said = []
    if names:
        pairs = ", ".join(f'{_toml(key)} = "{meant}"' for key, meant in names.items())
        said.append(f"metadata-names = {{ {pairs} }}")
    if own:
        said.append("metadata-keys = [" + ", ".join(f'"{key}"' for key in own) + "]")
    if not said:
        return "make seeds of the texts with `provenance add`; --ignore IDX107 tells of each file by itself"
    return (
        f"to take them as they are, write `{'`, `'.join(said)}` under [tool.provenance] and run `provenance index`; or "
        "make seeds of single texts with `provenance add`; --ignore IDX107 tells of each file by itself"
    )


def _toml(key: str) -> str:
    return key if key.isascii() and key.replace("-", "").replace("_", "").isalnum() else f'"{key}"'


RULES = (ForeignFolder,)
