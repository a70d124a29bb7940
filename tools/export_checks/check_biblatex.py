"""Has pandoc read a BibLaTeX export, and holds what it understood against the report."""

import html
import json
import re
import subprocess
import sys

import pypandoc
import verdict

command = [pypandoc.get_pandoc_path(), "-f", "biblatex", "-t", "csljson", sys.argv[1]]
done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
wrong = [done.stderr.strip()] if done.returncode or done.stderr.strip() else []
understood = {item["id"]: item for item in json.loads(done.stdout or "[]")}


def plain(text):
    """Text without the tags of CSL, blanks as one."""
    return " ".join(html.unescape(re.sub(r"</?(?:span|i|b|sup|sub)\b[^>]*>", "", text)).split())


for source in verdict.report()["sources"]:
    item = understood.get(re.sub(r"[^A-Za-z0-9._:/+-]", "-", source["id"]))
    if item is None:
        wrong.append(f"{source['id']}: no entry")
        continue
    issued = item.get("issued", {}).get("date-parts", [[]])[0]
    date = "-".join(f"{part:02}" for part in issued)
    for name, said, read in (
        ("title", source["title"] or source["id"], plain(item.get("title", ""))),
        ("publisher", source["publisher"], plain(item.get("container-title", "")) or None),
        ("published", (source["published"] or "")[:10], date),
    ):
        if (plain(said) if said and "<" not in said else said) != read:
            wrong.append(f"{source['id']}: {name} is “{said}”, read as “{read}”")
    if source["sha256"] not in item.get("annote", ""):
        wrong.append(f"{source['id']}: the digest is lost")
verdict.end(wrong, f"{len(understood)} entries read by pandoc")
