"""REF408 and REF409: what texts say they are made from."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from provenance.corpus.keys import ID_PATTERN
from provenance.corpus.model import Block, Corpus, Entry, Seed
from provenance.findings.model import Finding, Related, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule, Scope

KEYS = ("derived_from", "translation_of")
_ID = re.compile(ID_PATTERN)

_GOOD = (
    sample.corpus(harbour=sample.seed(), port=sample.seed("Le port.\n", id="port", translation_of="harbour")),
    sample.corpus(harbour=sample.seed(), port=sample.seed("Port.\n", id="port", derived_from="harbour-1")),
    sample.corpus(port=sample.seed("Port.\n", id="port", derived_from="An article of the Example Times, in print")),
)


def references(value: str) -> tuple[str, ...]:
    """The ids a value of such a key names, separated by commas; none where it is a remark in words."""
    parts = tuple(part.strip() for part in value.split(","))
    return parts if all(_ID.fullmatch(part) for part in parts) else ()


@dataclass(frozen=True, slots=True)
class _Named:
    """A place where a text says what it is made from, and the blocks that are made from it."""

    seed: Seed
    entry: Entry
    ids: tuple[str, ...]
    blocks: tuple[Block, ...]


def _named(corpus: Corpus) -> Iterator[_Named]:
    for seed in corpus.seeds:
        for key in KEYS:
            entry = None if seed.front is None else seed.front.get(key)
            if entry is not None and (ids := references(entry.value)):
                heirs = (block for block in seed.blocks if block.implicit or block.header.get(key) is None)
                yield _Named(seed, entry, ids, tuple(heirs))
        for block in seed.blocks:
            for key in KEYS if not block.implicit and block.header.entries else ():
                entry = block.header.get(key)
                if entry is not None and (ids := references(entry.value)):
                    yield _Named(seed, entry, ids, (block,))


def _ids(corpus: Corpus) -> frozenset[str]:
    """The ids of all seeds and blocks."""
    entries = (None if seed.front is None else seed.front.get("id") for seed in corpus.seeds)
    blocks = (block.id for seed in corpus.seeds for block in seed.blocks)
    return frozenset((*blocks, *(entry.value for entry in entries if entry is not None)))


class DanglingReference(Rule):
    """A text made from what is not there."""

    code = "REF408"
    name = "dangling-reference"
    severity = Severity.WARNING
    scope = Scope.CORPUS
    summary = "a `derived_from` or `translation_of` with an id that no seed and no block of the corpus has"
    why = "Nobody can hold the text against its original, and a reprint counts as a source of its own."
    mend = "Correct the id, or add the original; if the original is not in the corpus, say in words what it is."
    examples_bad = (
        sample.corpus(harbour=sample.seed(), port=sample.seed("Port.\n", id="port", derived_from="habrour")),
        sample.corpus(harbour=sample.seed(), port=sample.seed("Port.\n", id="port", translation_of="harbour, dock-2")),
    )
    examples_good = _GOOD

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each such id, at the value; nothing is known of loose files."""
        named = list(_named(context.corpus))
        if not named or context.corpus.root is None:
            return
        known = _ids(context.corpus)
        for one in named:
            for identifier in one.ids:
                if identifier not in known:
                    yield self.at(
                        one.seed.file,
                        one.entry.value_start,
                        one.entry.value_end,
                        f"`{one.entry.key}` names `{identifier}`, and no seed or block has that id",
                        self._hint(identifier, known),
                        anchor=f"{one.entry.key}\0{identifier}",
                    )

    @staticmethod
    def _hint(identifier: str, known: frozenset[str]) -> str:
        from provenance.findings.nearest import nearest

        best = nearest(identifier, [one for one in known if one[:1].lower() == identifier[:1].lower()])
        words = "if the original is not in the corpus, say in words what it is"
        return f"did you mean `{best}`? else {words}" if best else f"correct the id; {words}"


class CircularReference(Rule):
    """Texts made from each other."""

    code = "REF409"
    name = "circular-reference"
    severity = Severity.ERROR
    scope = Scope.CORPUS
    summary = "texts that are said to be made from each other in a circle, or one from itself"
    why = "One of them was first; as it stands none is, and none would be counted as the origin of the others."
    mend = "Find out which text was first, and take `derived_from` or `translation_of` out there."
    examples_bad = (
        sample.corpus(
            harbour=sample.seed(derived_from="port"), port=sample.seed("Port.\n", id="port", derived_from="harbour")
        ),
        sample.corpus(harbour=sample.seed(derived_from="harbour-1")),
    )
    examples_good = (
        *_GOOD,
        {
            "harbour.md": sample.front()
            + sample.block("harbour-1")
            + sample.block("harbour-2", "Second.\n", derived_from="harbour-1")
        },
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield one finding a circle, at its first text in the order of paths, with the others as related places."""
        named = list(_named(context.corpus))
        if not named:
            return
        circle_of = _circles(self._graph(context.corpus, named))
        members: dict[tuple[str, ...], list[_Named]] = {}
        for one in named:
            for circle in dict.fromkeys(circle_of[node] for node in _nodes(one) if node in circle_of):
                members.setdefault(circle, []).append(one)
        for circle, (one, *others) in members.items():
            shown = [name.partition("\0")[2] for name in circle if not name.endswith(_WHOLE)]
            what = " → ".join((*shown, shown[0])) if len(shown) > 1 else shown[0]
            yield self.at(
                one.seed.file,
                one.entry.value_start,
                one.entry.value_end,
                f"texts made from each other in a circle: {what}"
                if len(shown) > 1
                else f"`{what}` is said to be made from itself",
                f"find out which was first, and delete `{one.entry.key}` there",
                related=[
                    Related(
                        other.seed.file.path,
                        other.seed.file.span(other.entry.value_start, other.entry.value_end),
                        f"`{other.entry.key}` here",
                    )
                    for other in others
                ],
                anchor="\0".join(circle),
            )

    @staticmethod
    def _graph(corpus: Corpus, named: list[_Named]) -> dict[str, list[str]]:
        """What each block is said to be made from; a seed named as a whole leads to its blocks.

        A block that names the seed it stands in means the other blocks there, which is no circle.
        """
        graph: dict[str, list[str]] = {}
        nodes: dict[str, list[tuple[Seed, str]]] = {}
        for seed in corpus.seeds:
            whole = f"{seed.file.path}\0{_WHOLE}"
            graph[whole] = [_node(seed, block) for block in seed.blocks]
            for block in seed.blocks:
                nodes.setdefault(block.id, []).append((seed, _node(seed, block)))
            entry = None if seed.front is None else seed.front.get("id")
            if entry is not None and entry.value:
                nodes.setdefault(entry.value, []).append((seed, whole))
        for one in named:
            for node in _nodes(one):
                graph.setdefault(node, []).extend(
                    target
                    for identifier in one.ids
                    for seed, target in nodes.get(identifier, ())
                    if not (seed is one.seed and target.endswith(_WHOLE) and len(seed.blocks) > 1)
                )
        return graph


_WHOLE = "\0seed"


def _node(seed: Seed, block: Block) -> str:
    return f"{seed.file.path}\0{block.id}"


def _nodes(one: _Named) -> list[str]:
    return [_node(one.seed, block) for block in one.blocks]


def _circles(graph: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    """The circle each node of a graph is in, as its nodes sorted (strongly connected parts, by Tarjan's algorithm)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    found: dict[str, tuple[str, ...]] = {}
    for root in graph:
        if root in number:
            continue
        work = [(root, iter(graph[root]))]
        number[root] = low[root] = len(number)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, following = work[-1]
            for other in following:
                if other not in number:
                    number[other] = low[other] = len(number)
                    stack.append(other)
                    on_stack.add(other)
                    work.append((other, iter(graph.get(other, ()))))
                    break
                if other in on_stack:
                    low[node] = min(low[node], number[other])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == number[node]:
                    part: list[str] = []
                    while not part or part[-1] != node:
                        part.append(stack.pop())
                        on_stack.discard(part[-1])
                    if len(part) > 1 or node in graph.get(node, ()):
                        circle = tuple(sorted(part))
                        found |= dict.fromkeys(part, circle)
    return found


RULES = (DanglingReference, CircularReference)
