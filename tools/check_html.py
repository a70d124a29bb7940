"""Holds the HTML report against axe-core and html-validate: ``python tools/check_html.py [REPORT…]``.

Without REPORT it is the committed one, in English, and the same corpus with French labels. Both checkers come from npm,
into a temporary folder; axe-core runs in headless Chromium, in light, dark and narrow windows, with filters and texts
opened. Each checker must also find what is wrong with a twin that is broken on purpose. Ends with 1 if a report has a
fault or a broken twin has none, with 2 if something needed is missing.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from browser import Browser, browser, missing

ROOT = Path(__file__).resolve().parents[1]
# The newest html-validate that runs on Node 20 is the ninth.
PACKAGES = ("axe-core@4", "html-validate@9")
_AXE = """
const done = arguments[arguments.length - 1];
const told = (rule) => rule.nodes.map((node) => `${rule.id}: ${node.html.slice(0, 160)}`);
axe.run(document, {resultTypes: ["violations"]}).then(
  (found) => done(found.violations.flatMap(told)),
  (error) => done(String(error)),
);
"""
# What is broken, how, and which checker must say so.
BROKEN = (
    ("a double id", r'id="inconsistencies"', 'id="matrix"', "html-validate"),
    ("a block in a heading", r"<h2>", "<h2><div>x</div>", "html-validate"),
    ("a field without label", r"<label>[^<]*(<select id=\"f-kind\">.*?</select>)</label>", r"\1", "axe-core"),
    ("words too pale to read", r"--ink: #1b1f24", "--ink: #eeeeee", "axe-core"),
)


def main(reports: list[str]) -> int:
    """Check the reports named, or the usual ones; see the module."""
    lacking = [name for name in ("node", "npm", "npx") if shutil.which(name) is None] + [missing()]
    if lacking := [name for name in lacking if name]:
        print(f"not found: {', '.join(lacking)}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        folder = Path(name)
        install = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", name, *PACKAGES]
        if subprocess.run(install, cwd=name).returncode:
            print("npm could not install the checkers", file=sys.stderr)
            return 2
        pages = [Path(report) for report in reports] or [ROOT / "reports" / "provenance.html", _french(folder)]
        with browser() as window:
            return _check(pages, folder, window)


def _french(folder: Path) -> Path:
    path = folder / "french.html"
    command = [sys.executable, "-m", "provenance", "report", "--labels", "fr", "--output", str(path), "--quiet"]
    subprocess.run(command, cwd=ROOT, check=True)
    return path


def _check(pages: list[Path], folder: Path, window: Browser) -> int:
    failed = False
    for page in pages:
        faults = [*_validated(page, folder), *_accessible(page, folder, window)]
        failed |= bool(faults)
        print(f"{page.name}: {len(faults)} faults", *faults[:20], sep="\n  ")
    text = pages[-1].read_text("utf-8")
    for what, pattern, replacement, checker in BROKEN:
        broken, count = re.subn(pattern, replacement, text, count=1, flags=re.DOTALL)
        twin = folder / "broken.html"
        # A changed style no longer has the digest the page allows.
        twin.write_text(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", broken), "utf-8")
        faults = _validated(twin, folder) if checker == "html-validate" else _accessible(twin, folder, window)
        failed |= not (count and faults)
        found = f"{len(faults)} faults, as there must be" if faults else "NOT FOUND"
        print(f"broken twin, {what}: {found} ({checker})")
    return int(failed)


def _validated(page: Path, folder: Path) -> list[str]:
    """What html-validate has to say, by its own recommended rules."""
    copy = folder / "page.html"
    copy.write_bytes(page.read_bytes())
    (folder / ".htmlvalidate.json").write_text('{"root": true, "extends": ["html-validate:recommended"]}', "utf-8")
    command = ["npx", "--no-install", "html-validate", "--formatter", "json=found.json", copy.name]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")
    found = folder / "found.json"  # its standard output ends where a pipe is full
    try:
        results = json.loads(found.read_text("utf-8"))
        found.unlink()
    except (OSError, ValueError):
        raise RuntimeError(f"html-validate failed: {ran.stderr.strip()[:500]}") from None
    return [
        f"html-validate: line {message['line']}: {message['ruleId']}: {message['message']}"
        for result in results
        for message in result["messages"]
    ]


def _accessible(page: Path, folder: Path, window: Browser) -> list[str]:
    """What axe-core has to say, however the page is shown."""
    axe = (folder / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
    faults: list[str] = []
    for how, width, scheme in (("light", 1400, "light"), ("dark", 1400, "dark"), ("narrow", 420, "light")):
        window.media(prefers_color_scheme=scheme)
        window.open(page, width=width)
        window.run(axe)
        faults += [f"axe-core, {how}: {fault}" for fault in _violations(window)]
        window.run("for (const fold of document.querySelectorAll('details')) fold.open = true")
        window.press("j", "o")
        faults += [f"axe-core, {how}, texts open: {fault}" for fault in _violations(window)]
    return faults


def _violations(window: Browser) -> list[str]:
    found = window.wait(_AXE)
    if not isinstance(found, list):
        raise RuntimeError(f"axe-core failed: {found}")
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
