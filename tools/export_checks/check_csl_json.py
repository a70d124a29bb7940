"""Has pandoc make a bibliography of a CSL-JSON export, and reads what it prints."""

import html
import json
import re
import subprocess
import sys
from pathlib import Path

import pypandoc
import verdict

items = json.loads(Path(sys.argv[1]).read_text("utf-8"))
command = [pypandoc.get_pandoc_path(), "-f", "csljson", "-t", "html", "--citeproc", "--wrap=none", sys.argv[1]]
done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
wrong = [done.stderr.strip()] if done.returncode or done.stderr.strip() else []
entries = re.findall(r'<div id="ref-([^"]*)" class="csl-entry"[^>]*>(.*?)</div>', done.stdout, re.DOTALL)
printed = {html.unescape(key): html.unescape(re.sub(r"<[^>]+>", "", entry)) for key, entry in entries}


def flat(text):
    """Letters and digits alone: styles change marks and blanks."""
    return re.sub(r"\W+", "", text).casefold()


for source in verdict.report()["sources"]:
    entry = printed.get(source["id"])
    if entry is None:
        wrong.append(f"{source['id']}: no entry")
        continue
    year = (source["published"] or "n.d.")[:4]
    wrong += [
        f"{source['id']}: “{said}” is not in “{entry}”"
        for said in (source["title"], source["publisher"], year)
        if said and flat(said) not in flat(entry)
    ]
    for item in items:
        if item["id"] == source["id"]:
            kept = item.get("custom", {}).get("archive_url") or item.get("archive_location")
            if source["sha256"] in entry or (kept and kept in entry):
                wrong.append(f"{source['id']}: what is not for print is printed: {entry}")
verdict.end(wrong, f"{len(printed)} entries printed by pandoc")
