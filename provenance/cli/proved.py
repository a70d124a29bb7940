"""Ends a check of which it is proved, before anything heavy is imported, that it finds nothing.

The proof (``provenance.rules.silence``) takes a small part of the time the rules need. It holds for all families of
rules but those that compare texts, so it is tried where these are not asked for.
"""

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from provenance.cli.plain import Plain, codes, plain
from provenance.cli.roots import corpus_meant, roots_of
from provenance.quick import configured_corpus

if TYPE_CHECKING:
    from provenance.cli.unchanged import Question
    from provenance.rules.silence import Proof

PROVED = ("BLK", "IDX", "META", "REF", "SRC", "SUP")
"""The families of rules the proof holds for, all of each."""
COMPARING = ("DUP", "FACT")
_FORMS = frozenset({"text", "github"})
"""Formats in which nothing found is nothing written."""
_LEVELS = frozenset({"error", "warning", "note"})


# SHA-256 of seeds in which the rules of one file are proved to find nothing, by the check this process was asked for.
_sound: frozenset[str] = frozenset()


def take_sound() -> frozenset[str]:
    """What was proved of single seeds, for the check that is made all the same: once, for it holds of that one only."""
    global _sound
    taken, _sound = _sound, frozenset()
    return taken


def proved(arguments: Sequence[str], asked: "Question | None") -> int | None:
    """End the check ``provenance check ARGUMENTS`` with its exit code; None where it is not proved to find nothing.

    ``asked`` remembers the answer.
    """
    global _sound  # between the start of the process and its one check there is only this way
    _sound = frozenset()
    words = plain(arguments)
    if words is None or sys.stdout is None or sys.stderr is None or not _provable(words):
        return None
    from provenance.store.version import extended

    proofs = [] if extended() else _proofs(words.paths)
    files = [each.files for each in proofs if each.files is not None]
    if not proofs or len(files) < len(proofs):
        _sound = frozenset().union(*(each.sound for each in proofs))
        return None
    summary = ""
    if sys.stderr.isatty() and words.flags.isdisjoint(("--quiet", "-q")):
        from provenance.render.findings_text import summary as summed

        summary = summed((), sum(files))
        sys.stderr.write(summary)
    if asked is not None:
        asked.keep(0, "", summary)
    return 0


def _provable(words: Plain) -> bool:
    """Whether the rules and the output that are asked for are of those the proof holds for."""
    options = words.options
    selected, ignored = codes(options.get("--select", ())), codes(options.get("--ignore", ()))
    if not (set(selected) <= set(PROVED) and set(ignored) <= {*PROVED, *COMPARING}):
        return False
    if not selected and not set(COMPARING) <= set(ignored):
        return False
    forms, levels = options.get("--format", ["text"]), options.get("--fail-on", ["error"])
    if not (_FORMS.issuperset(forms) and _LEVELS.issuperset(levels)):
        return False
    return "--statistics" not in words.flags or set(forms) == {"text"}


def _proofs(paths: Sequence[str]) -> "list[Proof]":
    """What is proved of the corpora that are asked for, each as a whole; nothing where that is not what is asked."""
    from provenance.errors import InputError
    from provenance.rules.silence import proof

    try:
        configured = configured_corpus()
        roots = roots_of(paths, configured)
        if configured is not None and not os.path.isdir(configured):
            return []
        if any(map(os.path.islink, roots)) or not {corpus_meant(os.path.abspath(path)) for path in paths} <= set(roots):
            return []  # a part of a corpus, or what is in none
        return [proof(root) for root in roots]
    except (InputError, OSError, ValueError):  # the full check has the words for it
        return []
