"""A second reading of a report, with Python alone: ``python tools/verify_report.py REPORT [ROOT]``.

It shares no line with the package, so that one mistake cannot hide in both. Orphaned citations end it with 1. ROOT is
what the paths in JSON and HTML count from: else this folder or the nearest around the report that fits."""

import hashlib
import html
import json
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

LINK = re.compile(r"\[(?:[^\[\]\\]|\\.){1,2000}\]\(([^()\s?#]{1,4000})(?:\?plain=1)?#L(\d{1,9})\)")
BOLD = re.compile(r"(?:\*\*|<b>)(.*)(?:\*\*|</b>)")


def text_of(data):  # undecodable bytes as U+FFFD, one each
    return re.sub("[\ud800-\udfff]", "\ufffd", data.decode("utf-8", "surrogateescape"))


def flat(text):  # named characters as they are, blanks and line ends as one space
    named = r"⟨(?:U\+([0-9A-F]{4,6})|byte ..)⟩"
    return re.sub(r"[ \t\r\n]+", " ", re.sub(named, lambda m: chr(int(m[1] or "FFFD", 16)), text))


def plain(cell):  # as it reads, without the escapes of Markdown
    escape = r"\\([!-/:-@\[-`{-~])|</?(?:b|span)>|(&\w+;)"
    return flat(re.sub(escape, lambda m: m[1] or html.unescape(m[2] or ""), cell)).strip(" ")


def place(raw, end):  # in bytes, code points and UTF-16 units, by line and column
    head, utf8 = raw[:end], raw[:end].encode("utf-8", "surrogateescape")
    utf16 = head.encode("utf-16-le", "surrogatepass")
    return len(utf8), end, len(utf16) // 2, head.count("\n") + 1, end - head.rfind("\n")


def is_exact(data, claim, source):  # the words stand at their place, in the text they were taken from
    span, quote, context = claim["span"], claim["quote"], claim.get("context", claim["quote"])
    raw, text, (first, last) = data.decode("utf-8", "surrogateescape"), text_of(data), span["chars"]
    ends = [(span["line"], span["end_line"]), (span["column"], span["end_column"])]
    placed = list(zip(span["bytes"], span["chars"], span["utf16"], *ends, strict=True))
    return (
        0 <= first <= last <= len(raw) and placed == [place(raw, first), place(raw, last)]
        and text_of(data[slice(*span["bytes"])]) == quote == text[first:last] and source["file"] == claim["file"]
        and context and context in text[max(0, first - len(context) + 1) : last + len(context) - 1]
        and hashlib.sha256(data[source["start"] :][: source["bytes"]]).hexdigest() == source["sha256"]
    )  # fmt: skip


def stands(data, number, before, words, after):  # words shown in Markdown begin in their line, within their sentence
    rows = [row + "\n" for row in text_of(data).split("\n")]
    lead, line, rest = (flat("".join(part)) for part in (rows[: number - 1], rows[number - 1 : number], rows[number:]))
    words, after = (words[:-3].rstrip(" "), "") if words.endswith("[…]") else (words, after)
    before, after = before.removeprefix("[…]").rstrip(" "), after.removesuffix("[…]").strip(" ")
    text = lead + flat(line + rest)
    met = (found.start() for found in re.finditer(f"(?={re.escape(words)})", text))
    return any(
        len(lead) <= at < len(lead) + len(line) and text[:at].rstrip(" ").endswith(before)
        and text[at + len(words) :].lstrip(" ").startswith(after) for at in met
    )  # fmt: skip


def quoted_in(rows, column=None):  # (link, words before, words, words after) of the quotations and tables of Markdown
    for above, row in zip(["", "", *rows], rows, strict=False):
        cells, link, bold = re.split(r"(?<!\\)\|", row), LINK.search(row), BOLD.search(above)
        if row.startswith("> — ") and link and bold and above.startswith("> "):
            yield link, plain(above[2 : bold.start()]), plain(bold[1]), plain(above[bold.end() :])
        elif not row.startswith("|") or column is None:
            heads = [at for at, cell in enumerate(cells) if cell.strip() in ("Wording", "Utterance")]
            column = (heads or [0])[0] if row.startswith("|") else None
        elif column and link:
            yield link, "", plain(cells[column]), ""


def main(report, root=None):
    text, around, results = Path(report).read_text("utf-8-sig"), Path(report).absolute().parents, []
    page, found = HTMLParser(), {"data-citation": [], "data-source": []}
    page.handle_starttag = lambda _, attributes: [found[k].append(json.loads(v)) for k, v in attributes if k in found]
    page.feed(text if text[:9].lower() == "<!doctype" else "")
    told = json.loads(text) if text.startswith("{") else {"sources": found["data-source"], "facts": []}
    claims = sum((fact["claims"] for fact in told["facts"]), found["data-citation"])
    sources = {source["id"]: source for source in told["sources"]}
    folders = [Path(root)] if root else [Path.cwd(), *around]
    base = next((f for f in folders if any((f / c["file"]).is_file() for c in claims)), folders[0])
    for path, c in ((base / c["file"], c) for c in claims):
        results.append((c["file"], c["quote"], path.is_file() and is_exact(path.read_bytes(), c, sources[c["source"]])))
    parts = [p.read_text("utf-8") for p in sorted(around[0].glob(f"{Path(report).stem}.part-*.md"))]
    for link, *words in [] if claims else quoted_in("\n".join([text, *parts]).replace("\r\n", "\n").split("\n")):
        path = around[0] / unquote(link[1])
        results.append((link[1], words[1], path.is_file() and stands(path.read_bytes(), int(link[2]), *words)))
    lost = [f"{file}: orphaned: {quote!a}\n" for file, quote, well in results if not well]
    print(*lost, f"{len(results)} citations, {len(results) - len(lost)} exact, {len(lost)} orphaned", sep="")
    return 1 if lost or not results else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
