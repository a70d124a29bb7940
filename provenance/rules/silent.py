"""Seeds at which the rules of one file found nothing: while they are unchanged, none of them looks there again."""

from collections.abc import Iterable, Sequence

from provenance.config import Config
from provenance.corpus.model import Seed
from provenance.findings.model import Finding
from provenance.rules.base import Rule, Scope
from provenance.store.memory import Memory


class Silent:
    """What is known of the seeds of one run; nothing where there is no ``memory``."""

    def __init__(
        self, seeds: Sequence[Seed], rules: Iterable[type[Rule]], config: Config, memory: Memory | None
    ) -> None:
        self._memory = memory
        self._keys: dict[str, str] = {}
        if memory is not None:
            asked = sorted(rule.code for rule in rules if rule.scope is Scope.FILE)
            basis = memory.key("rules", asked, config)
            self._keys = {
                seed.file.path: memory.key("silent", basis, seed.file.path, seed.file.sha256) for seed in seeds
            }
        known = {} if memory is None else memory.recall(bool, list(self._keys.values()))
        self.paths = frozenset(path for path, key in self._keys.items() if key in known)

    def keep(self, found: Iterable[Finding]) -> None:
        """Remember the seeds of which none of ``found``, all that these rules found, tells."""
        if self._memory is not None:
            told = {path for finding in found for path in (finding.path, *(one.path for one in finding.related))}
            fresh = (key for path, key in self._keys.items() if path not in self.paths and path not in told)
            self._memory.keep(dict.fromkeys(fresh, True))
