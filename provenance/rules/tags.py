"""META212 and META213: language tags and licences that nobody has registered."""

import re
from collections.abc import Iterator

from provenance.corpus.keys import PATTERNS, ValueKind
from provenance.corpus.model import Entry, Seed
from provenance.findings.model import Finding, Severity
from provenance.rules import sample
from provenance.rules.base import Context, Rule
from provenance.rules.language_tags import fault_of
from provenance.rules.licences import nearest_licence, unknown_in

_GOOD = ({"harbour.md": sample.seed()},)
_TAG = re.compile(PATTERNS[ValueKind.LANGUAGE])


def _entries(seed: Seed, key: str) -> Iterator[Entry]:
    """What the headers of a seed say under a key (the first of a key given twice)."""
    if seed.front is not None and (entry := seed.front.get(key)) is not None:
        yield entry
    for block in seed.blocks:
        if not block.implicit and (entry := block.header.get(key)) is not None:
            yield entry


class UnknownLanguage(Rule):
    """A language tag of subtags that are not registered."""

    code = "META212"
    name = "unknown-language"
    severity = Severity.ERROR
    summary = "a language tag (BCP 47) with a part that names no language, script or region"
    why = "No program knows such a tag, so the rules of the language are not applied: `en-UK` should be `en-GB`."
    mend = "Write the tag of the registry: two or three letters of the language, then the region, as in `fr-CA`."
    examples_bad = (
        {"harbour.md": sample.seed(language="en-UK")},
        {"harbour.md": sample.seed(language="xx")},
        {"harbour.md": sample.seed(language="fr-CA-FR")},
    )
    examples_good = (
        *_GOOD,
        {"harbour.md": sample.seed(language="zh-Hant-TW")},
        {"harbour.md": sample.seed(language="es-419")},
        {"harbour.md": sample.seed(language="de-CH-1996")},
        {"harbour.md": sample.seed(language="fr-x-vieux")},
        {"harbour.md": sample.seed(language="gsw")},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each such tag (one without the form of a tag has a rule of its own)."""
        for seed in context.corpus.seeds:
            for entry in _entries(seed, "language"):
                if not _TAG.search(entry.value):
                    continue
                fault = fault_of(entry.value)
                if fault is not None:
                    yield self.at(
                        seed.file,
                        entry.value_start,
                        entry.value_end,
                        f"the language tag `{entry.value}` {fault}",
                        "write a tag of registered parts, such as fr, en-GB or zh-Hant",
                    )


class UnknownLicence(Rule):
    """A licence in words of one's own."""

    code = "META213"
    name = "unknown-licence"
    severity = Severity.WARNING
    summary = "a licence that is no expression of SPDX ids (`CC-BY-4.0`, `MIT OR Apache-2.0`) and no `LicenseRef-…`"
    why = "Whoever wants to reuse or publish the text cannot look the terms up, and no program can sort by them."
    mend = "Write an id of https://spdx.org/licenses/; for other terms `LicenseRef-NAME`, and what they are in `note`."
    examples_bad = (
        {"harbour.md": sample.seed(licence="CC BY 4.0")},
        {"harbour.md": sample.seed(licence="Apache-2.1")},
        {"harbour.md": sample.seed(licence="All rights reserved")},
        {"harbour.md": sample.seed(licence="MIT OR")},
    )
    examples_good = (
        *_GOOD,
        {"harbour.md": sample.seed(licence="CC-BY-4.0")},
        {"harbour.md": sample.seed(licence="(MIT OR Apache-2.0) AND LicenseRef-Example-Times")},
        {"harbour.md": sample.seed(licence="GPL-2.0-or-later WITH Classpath-exception-2.0")},
    )

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each such licence."""
        for seed in context.corpus.seeds:
            for entry in _entries(seed, "licence"):
                unknown = unknown_in(entry.value) if entry.value.strip() else None
                if unknown is None:
                    continue
                meant = nearest_licence(unknown)
                yield self.at(
                    seed.file,
                    entry.value_start,
                    entry.value_end,
                    f"`{unknown}` is no licence of the SPDX list",
                    (f"did you mean `{meant}`? " if meant else "")
                    + "for terms of your own write `LicenseRef-NAME`, and what they are in `note`",
                )


RULES = (UnknownLanguage, UnknownLicence)
