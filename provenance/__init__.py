"""Provenance: check a corpus of source texts, read its facts, and say which sources agree.

The parts of the public interface are loaded when they are first asked for, so that importing the package costs
nothing::

    from pathlib import Path
    import provenance

    corpus = provenance.load([Path("seeds")], working_directory=Path.cwd())
    findings = provenance.check(corpus, provenance.Config())
    analysis = provenance.analyse(corpus)
    report = provenance.report(corpus, analysis, findings)
"""

__version__ = "0.1.0"

TYPE_CHECKING = False  # as type checkers take it; importing typing would cost as much as starting Python
if TYPE_CHECKING:
    from provenance.config import Config
    from provenance.corpus.load import load
    from provenance.facts.analysis import analyse
    from provenance.facts.claiming.claims import claims as claim
    from provenance.facts.comparison import compare_texts as compare
    from provenance.facts.judging.verdicts import judge
    from provenance.facts.matching.links import links as match
    from provenance.facts.mentions import extract, sift
    from provenance.facts.parallels import match_sentences, parallels
    from provenance.facts.reading import read_corpus as read
    from provenance.render.report_json import document as report
    from provenance.rules.engine import run as check

_PUBLIC = {
    "Config": ("provenance.config", "Config"),
    "analyse": ("provenance.facts.analysis", "analyse"),
    "check": ("provenance.rules.engine", "run"),
    "claim": ("provenance.facts.claiming.claims", "claims"),
    "compare": ("provenance.facts.comparison", "compare_texts"),
    "extract": ("provenance.facts.mentions", "extract"),
    "judge": ("provenance.facts.judging.verdicts", "judge"),
    "load": ("provenance.corpus.load", "load"),
    "match": ("provenance.facts.matching.links", "links"),
    "match_sentences": ("provenance.facts.parallels", "match_sentences"),
    "parallels": ("provenance.facts.parallels", "parallels"),
    "read": ("provenance.facts.reading", "read_corpus"),
    "report": ("provenance.render.report_json", "document"),
    "sift": ("provenance.facts.mentions", "sift"),
}

__all__ = [
    "Config",
    "analyse",
    "check",
    "claim",
    "compare",
    "extract",
    "judge",
    "load",
    "match",
    "match_sentences",
    "parallels",
    "read",
    "report",
    "sift",
]


def __getattr__(name: str) -> object:
    if name not in _PUBLIC:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    module, attribute = _PUBLIC[name]
    return getattr(import_module(module), attribute)


def __dir__() -> list[str]:
    return sorted((*globals(), *_PUBLIC))
