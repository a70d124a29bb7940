"""What a rule is."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fnmatch import fnmatchcase
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from provenance.config import Config
from provenance.corpus.model import Block, Corpus, Index, Problem, Seed, TextFile
from provenance.findings.model import Edit, Finding, Fix, Related, Severity
from provenance.store.memory import Memory

if TYPE_CHECKING:
    from provenance.facts.results import Analysis
    from provenance.rules.glance import Glance
    from provenance.rules.meetings import Meeting

Example = Mapping[str, str | bytes]
"""A small corpus: text (or bytes) by path."""


class Scope(StrEnum):
    """What a rule must see: one file at a time, the whole corpus, or what the other rules of the run found."""

    FILE = "file"
    CORPUS = "corpus"
    RUN = "run"


@dataclass(frozen=True)
class Context:
    """What a rule is given.

    A rule of scope FILE may be given a corpus narrowed to some files. ``findings`` and ``ran`` (the codes that were
    looked for) are filled for rules of scope RUN only. ``known_analysis`` is the analysis of the corpus, where somebody
    has it already. ``settings`` is the file the configuration comes from, where the whole corpus was looked at.
    ``memory`` keeps what was worked out of single blocks before.
    """

    corpus: Corpus
    config: Config
    findings: Sequence[Finding] = ()
    ran: frozenset[str] = frozenset()
    known_analysis: "Analysis | None" = None
    settings: TextFile | None = None
    memory: Memory | None = None

    @property
    def parsed(self) -> Iterator[Seed | Index]:
        """The index, if there is one, and every seed."""
        if self.corpus.index is not None:
            yield self.corpus.index
        yield from self.corpus.seeds

    @cached_property
    def analysis(self) -> "Analysis":
        """The facts of the corpus, worked out once for all rules."""
        if self.known_analysis is not None:
            return self.known_analysis
        from provenance.facts.analysis import analyse

        meaning = parser = None
        if self.config.semantic:
            from provenance.facts.matching.meaning import meaning as encoder

            meaning = encoder()
        if self.config.parse:
            from provenance.facts.claiming.parsing import parser as parsing

            parser = parsing()
        return analyse(self.corpus, meaning, parser, self.memory)

    @cached_property
    def glances(self) -> "tuple[tuple[Seed, Block, Glance], ...]":
        """What a look at the words of each block tells, for all rules at once."""
        from provenance.rules.glance import glance

        return tuple((seed, block, glance(block.text)) for seed in self.corpus.seeds for block in seed.blocks)

    @cached_property
    def meetings(self) -> "tuple[Meeting, ...]":
        """The pairs of blocks that share runs of words, found once for all rules."""
        from provenance.rules.meetings import meetings

        return tuple(meetings(self.corpus, self.memory))


class Rule(ABC):
    """One thing that is looked for.

    A subclass sets the class attributes and yields findings. ``summary`` completes "the rule reports …"; ``why`` says
    what harm it does; ``mend`` how to put it right. ``examples_bad`` must fire and ``examples_good`` must not: they
    are the tests of the rule and its page in ``provenance explain``.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    scope: ClassVar[Scope] = Scope.FILE
    summary: ClassVar[str]
    why: ClassVar[str]
    mend: ClassVar[str]
    fix: ClassVar[str] = "none"
    examples_bad: ClassVar[tuple[Example, ...]]
    examples_good: ClassVar[tuple[Example, ...]]

    @abstractmethod
    def check(self, context: Context) -> Iterator[Finding]:
        """Yield the findings, in any order."""

    def at(
        self,
        file: TextFile,
        start: int,
        end: int,
        message: str,
        hint: str,
        *,
        related: Sequence[Related] = (),
        anchor: str | None = None,
        fix: Fix | None = None,
    ) -> Finding:
        """A finding at code points ``start`` to ``end`` of a file.

        ``anchor`` gives the finding its identity; without it, that is the text at the place.
        """
        return Finding(
            code=self.code,
            severity=self.severity,
            message=message,
            path=file.path,
            span=file.span(start, end),
            help=hint,
            related=tuple(related),
            anchor=file.text[start:end] if anchor is None else anchor,
            fix=fix,
        )

    def mended(self, description: str, *edits: tuple[TextFile, int, int, str]) -> Fix:
        """A fix as safe as ``fix`` says, of edits (file, start, end, replacement) in code points."""
        made = tuple(Edit(file.path, file.span(start, end), text) for file, start, end, text in edits)
        return Fix(self.fix == "safe", description, made)

    def whole(self, path: str, message: str, hint: str, *, related: Sequence[Related] = ()) -> Finding:
        """A finding about a whole file."""
        return Finding(self.code, self.severity, message, path, None, hint, tuple(related))


class ParserRule(Rule):
    """A rule whose work the parser has done: it passes on the parser's problems that bear its code."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each problem of this code."""
        for parsed in context.parsed:
            for problem in parsed.problems:
                if problem.code == self.code:
                    yield self._passed_on(parsed.file, problem)

    def _passed_on(self, file: TextFile, problem: Problem) -> Finding:
        return self.at(file, problem.start, problem.end, problem.message, problem.help)


def matches(path: str, pattern: str) -> bool:
    """Whether a path fits a pattern of ``per-file-ignores``: at any depth, unless the pattern begins with ``/``."""
    if pattern.startswith("/"):
        return fnmatchcase(path, pattern[1:])
    return fnmatchcase(path, pattern) or fnmatchcase(path, "*/" + pattern)
