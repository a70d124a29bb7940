"""The corpus a command was given: its paths, or the corpus found from the working directory upward."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from provenance.config import Config
    from provenance.corpus.model import Corpus


@dataclass(frozen=True)
class Given:
    """A corpus as read, and the configuration in force."""

    corpus: "Corpus"
    config: "Config"


def read(paths: Sequence[Path], config_file: Path | None = None) -> Given:
    """Read what ``paths`` name (files, folders, seeds, bare text), or the corpus of this place if there are none.

    Raises:
        InputError: a path that does not exist, no corpus found, or a bad configuration.
    """
    from provenance.config import load_config, shown
    from provenance.corpus.load import corpus_meant, find_corpus, load

    here = Path.cwd()
    located = load_config(here, config_file)
    configured = None if located.corpus is None else shown(located.corpus)
    named = [corpus_meant(path) for path in paths] or [find_corpus(here, configured)]
    return Given(load(named, working_directory=here, dialect=located.config.dialect), located.config)
