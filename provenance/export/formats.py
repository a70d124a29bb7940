"""Which formats there are, and how one is made."""

from dataclasses import dataclass
from importlib import import_module

from provenance.corpus.model import Corpus
from provenance.export.material import gather
from provenance.facts.results import Analysis


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name, the module that makes it, whether it is a folder of files, and what it is in words."""

    name: str
    module: str
    folder: bool
    meaning: str


FORMATS = {
    each.name: each
    for each in (
        Format("web-annotation", "web_annotation", False, "every claim as a W3C Web Annotation (JSON-LD)"),
        Format("csl-json", "csl_json", False, "the sources as CSL-JSON, for Zotero and citation processors"),
        Format("biblatex", "biblatex", False, "the sources as a BibLaTeX file"),
        Format("datapackage", "datapackage", True, "sources, facts and claims as CSV tables in a data package"),
        Format("prov", "prov", False, "which fact comes from which text, as PROV-JSON"),
        Format("ro-crate", "ro_crate", True, "the tables in an RO-Crate 1.1"),
        Format("bagit", "bagit", True, "the seeds as they are, in a BagIt bag"),
        Format("croissant", "croissant", True, "the tables as a Croissant 1.0 data set"),
        Format("ftm", "ftm", False, "sources and the names in their claims as FollowTheMoney statements (CSV)"),
    )
}


def make(
    name: str, corpus: Corpus, analysis: Analysis, base: str | None = "", published: str | None = None
) -> dict[str, bytes]:
    """The files of an export, by their path in it (POSIX); a format that is no folder gives one.

    Args:
        name: a key of :data:`FORMATS`.
        corpus: what was read.
        analysis: what was found in it.
        base: the folder the paths of the seeds are relative to, as seen from the export (POSIX); None if unknown.
        published: the ISO day that a data set says it was published on; else the latest that a source names.

    Raises:
        InputError: the format asks for something that is not there.
    """
    module = import_module(f"provenance.export.{FORMATS[name].module}")
    found: dict[str, bytes] = module.files(gather(corpus, analysis, base, published))
    return found
