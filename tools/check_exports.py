"""Proves the exports with programs others wrote: ``python tools/check_exports.py [FORMAT …]``.

For each format an environment is made of packages from PyPI or npm, and two corpora are exported: the seeds of this
repository, and one of characters that formats trip over. The checker has to accept both exports, and to refuse a twin
of each that is broken in one place. Prints a table; exit 1 unless all is as it should be.

``--environments FOLDER`` keeps the environments there for the next run. Python packages need pip, the check of Web
Annotations Node 20 and npm.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SCRIPTS = ROOT / "tools" / "export_checks"


@dataclass(frozen=True)
class Check:
    """How a format is proved: the packages of its checker, its script, and how the twin is broken."""

    packages: tuple[str, ...]
    script: str
    broken: Callable[[Path], None]


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    """Breaks a file of the export (``""``: the export itself) by the first ``old`` in it."""

    def change(export: Path) -> None:
        path = export / name if name else export
        text = path.read_bytes().decode("utf-8")
        if old not in text:
            raise SystemExit(f"{path.name} has no {old!r} to break")
        path.write_bytes(text.replace(old, new, 1).encode("utf-8"))

    return change


def shifted(export: Path) -> None:
    """A position off by one, as a count in UTF-16 units is behind an emoji."""
    document = json.loads(export.read_bytes())
    document["first"]["items"][-1]["target"]["selector"][1]["start"] += 1
    export.write_text(json.dumps(document), encoding="utf-8")


def leaking(export: Path) -> None:
    """The digest where styles print it."""
    items = json.loads(export.read_bytes())
    items[0] |= {"archive": "kept", "archive_location": items[0]["custom"]["sha256"]}
    export.write_text(json.dumps(items), encoding="utf-8")


def swapped(export: Path) -> None:
    """One letter of the last seed in the bag."""
    path = max((export / "data").rglob("*.md"))
    path.write_bytes(path.read_bytes()[:-2] + b"#\n")


CHECKS = {
    "web-annotation": Check(
        ("@apache-annotator/dom@0.2.0", "@apache-annotator/selector@0.2.0", "jsdom@26"),
        "check_web_annotation.mjs",
        shifted,
    ),
    "csl-json": Check(("pypandoc-binary==1.17",), "check_csl_json.py", leaking),
    "biblatex": Check(("pypandoc-binary==1.17",), "check_biblatex.py", replaced("", "title = {{", "title = {")),
    "datapackage": Check(("frictionless==5.21.*",), "check_datapackage.py", replaced("claims.csv", ",affirmed,", ",,")),
    "prov": Check(
        ("prov==3.2.*", "rdflib==7.*", "pyshacl==0.40.*"),
        "check_prov.py",
        replaced("", "prov:Quotation", "prov:Revision"),
    ),
    "ro-crate": Check(
        ("roc-validator==0.13.*", "rocrate==0.11.0"),
        "check_ro_crate.py",
        replaced("ro-crate-metadata.json", '"datePublished"', '"dateCreated"'),
    ),
    "bagit": Check(("bagit==1.9.*", "setuptools<81"), "check_bagit.py", swapped),
    "croissant": Check(("mlcroissant==1.1.*",), "check_croissant.py", replaced("claims.csv", ",affirmed,", ",denied,")),
    "ftm": Check(("followthemoney==4.11.*",), "check_ftm.py", replaced("", '"fra"', '"zzz"')),
}

HARD = {
    "ferry (é).md": (
        "---\nid: ferry\ntitle: 'Ferry: 100% \"new\" & <fast> {TeX} $5_a~b^c \\d #1 -- it''s'\n"
        "author: Roy, Ana & Sons\npublisher: The Quay & Co\npublished: 2025-02-10\nretrieved: 2025-02-11\n"
        "url: https://example.org/a_b%20c?x=1&y={2}#top\narchive_url: https://archive.example.org/1\n"
        "licence: CC-BY-4.0\nlanguage: en\n---\n\n"
        "<!-- seed:block ferry-1\n-->\n"
        "🚢🚢 The *ferry* to Ruse | costs $40 million; it carries 1\u00a0200 people & <b>90</b> cars.\r\n"
        "“We sail, \"first\", in [May],” said Ana Roy, \\ the owner. It cost 38 million euros_\r\n"
        "in 2021, then 12\u00a0000 people came. 👩\u200d🔬 It cost 38 million euros.\n"
        "<!-- seed:end ferry-1 -->\n"
    ),
    "traversier.md": (
        "---\nid: traversier\ntitle: Le traversier, « l’été »\npublisher: Le Courrier\npublished: 2025-02\n"
        "language: fr\n---\n\n"
        "Le ferry de Ruse co\u00fbte 41\u00a0millions de dollars et transporte 1\u202f200 personnes.\n"
    ),
}  # fmt: skip


def environment(folder: Path, check: Check) -> list[str]:
    """The command that runs the check, its packages installed."""
    if check.script.endswith(".mjs"):
        if not (folder / "node_modules").is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            (folder / "package.json").write_text('{"private": true, "type": "module"}\n', encoding="utf-8")
            npm = shutil.which("npm") or "npm"
            made = run([npm, "install", "--silent", "--no-audit", "--no-fund", *check.packages], folder)
            if made.returncode:
                raise SystemExit(f"npm: {made.stderr.strip()}")
        # Node looks for packages around the script.
        shutil.copy(SCRIPTS / check.script, folder / check.script)
        return [shutil.which("node") or "node", str(folder / check.script)]
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (folder / "complete").exists():
        venv.create(folder, with_pip=True, clear=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        made = run([*pip, *check.packages], folder)
        if made.returncode:
            raise SystemExit(f"pip: {made.stderr.strip()}")
        (folder / "complete").touch()
    return [str(python), str(SCRIPTS / check.script)]


def run(command: Sequence[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run it there; nothing of this environment's Python leaks into another."""
    variables = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    variables |= {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"}
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, text=True, encoding="utf-8")


def provenance(folder: Path, *arguments: str) -> None:
    """Run this checkout's command in a folder."""
    program = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from provenance.cli import main; main()"
    done = run([sys.executable, "-c", program, *arguments], folder)
    if done.returncode:
        raise SystemExit(f"provenance {' '.join(arguments)}: {done.stderr.strip()}")


def corpora(folder: Path) -> Iterator[tuple[str, Path]]:
    """The corpora, each in a folder of its own with a JSON report."""
    (folder / "hard" / "seeds").mkdir(parents=True)
    for name, text in HARD.items():
        (folder / "hard" / "seeds" / name).write_bytes(text.encode("utf-8"))
    shutil.copytree(ROOT / "seeds", folder / "seeds" / "seeds")
    for name in ("seeds", "hard"):
        provenance(folder / name, "report", "--format", "json", "--quiet", "--output", "report.json")
        yield name, folder / name


def proved(name: str, command: Sequence[str], label: str, corpus: Path) -> bool:
    """Export, check, break, check again; a row of the table."""
    out = corpus / "out" / name
    provenance(corpus, "export", name, "--quiet", "--date", "2026-01-01", "--output", str(out.relative_to(corpus)))
    good = run([*command, str(out), "report.json"], corpus)
    twin = corpus / "out" / f"{name}.broken"
    (shutil.copytree if out.is_dir() else shutil.copy)(out, twin)
    CHECKS[name].broken(twin)
    bad = run([*command, str(twin), "report.json"], corpus)
    # A check that broke down has not refused anything: it has to say how much is wrong.
    accepted = good.returncode == 0 and last_line(good.stdout).endswith(", 0 wrong")
    refused = bad.returncode == 1 and re.search(r", [1-9]\d* wrong$", last_line(bad.stdout)) is not None
    print(f"{name:<15} {label:<6} {'accepted' if accepted else 'REFUSED':<9} {'refused' if refused else 'ACCEPTED':<9} "
          f"{last_line(good.stdout)}", flush=True)  # fmt: skip
    if not accepted:
        print(good.stdout, good.stderr, sep="")
    if not refused:
        print(bad.stdout, bad.stderr, sep="")
    else:
        print(f"{'':<33} twin: {bad.stdout.strip().splitlines()[0][:150]}")
    return accepted and refused


def last_line(text: str) -> str:
    """What a check says of itself."""
    return text.strip().splitlines()[-1] if text.strip() else "nothing said"


def main() -> int:
    """Check the formats named, or all."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("formats", nargs="*", metavar="FORMAT", help=f"of {', '.join(CHECKS)}; all without any")
    parser.add_argument("--environments", type=Path, help="keep the environments here")
    asked = parser.parse_args()
    unknown = sorted(set(asked.formats) - set(CHECKS))
    if unknown:
        parser.error(f"there is no format {unknown[0]}; choose from {', '.join(CHECKS)}")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        kept = (asked.environments or folder / "environments").absolute()
        print(f"{'format':<15} {'corpus':<6} {'export':<9} {'twin':<9} checked")
        results = []
        found = list(corpora(folder))
        for name in asked.formats or CHECKS:
            command = environment(kept / name, CHECKS[name])
            results += [proved(name, command, label, corpus) for label, corpus in found]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
