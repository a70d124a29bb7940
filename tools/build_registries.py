"""Write the lists of language subtags and licence ids that the rules on metadata look things up in.

    python tools/build_registries.py [--check]

Needs langcodes (which carries the registry of IANA) and packaging (which carries the list of SPDX). The output is
committed: ``provenance/rules/registries/{language_subtags,licences}.toml``. With ``--check`` nothing is written and
the exit code is 1 when a file would change.
"""

import sys
import textwrap
from collections import defaultdict
from importlib.resources import files
from pathlib import Path

from packaging.licenses import _spdx

FOLDER = Path(__file__).parents[1] / "provenance" / "rules" / "registries"
MADE = "# Made by tools/build_registries.py; do not edit.\n"
IANA = (
    "# Subtags of the IANA Language Subtag Registry (BCP 47), file date {}.\n"
    "# https://www.iana.org/assignments/language-subtag-registry\n"
    "# IANA makes its registries available under CC0 1.0 (https://www.iana.org/help/licensing-terms).\n"
)
SPDX = (
    "# Ids of the SPDX License List {}, deprecated ones among them: they are valid still.\n"
    "# https://spdx.org/licenses/ ; the list is made available under CC0 1.0.\n"
)


def words(name: str, values: list[str]) -> str:
    """A TOML string of words, in lines of some length."""
    return f'\n{name} = """\n' + "\n".join(textwrap.wrap(" ".join(values), 118, break_on_hyphens=False)) + '\n"""\n'


def language_subtags() -> str:
    """The subtags by type, and the preferred values of deprecated ones."""
    text = files("langcodes").joinpath("data/language-subtag-registry.txt").read_text(encoding="utf-8")
    head, *records = text.split("\n%%\n")
    kinds: dict[str, list[str]] = defaultdict(list)
    for record in records:
        fields = dict(line.split(": ", 1) for line in record.splitlines() if ": " in line and not line.startswith(" "))
        name = fields.get("Subtag") or fields["Tag"]
        kinds[fields["Type"]].append(name)
    listed = "".join(
        words(kind, sorted(kinds[kind], key=str.lower))
        for kind in ("language", "extlang", "script", "region", "variant", "grandfathered")
    )
    return MADE + IANA.format(head.removeprefix("File-Date: ").strip()) + listed


def licences() -> str:
    """The ids of licences and of exceptions."""
    listed = [
        words(name, sorted((one["id"] for one in table.values()), key=str.lower))
        for name, table in (("licences", _spdx.LICENSES), ("exceptions", _spdx.EXCEPTIONS))
    ]
    return MADE + SPDX.format(_spdx.VERSION) + "".join(listed)


def main() -> int:
    """Write the lists or say which would change."""
    check = "--check" in sys.argv[1:]
    stale = 0
    for name, text in (("language_subtags", language_subtags()), ("licences", licences())):
        path = FOLDER / f"{name}.toml"
        if path.is_file() and path.read_bytes() == text.encode():
            continue
        stale += 1
        print(f"{'stale' if check else 'wrote'}: {path.name}")
        if not check:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
