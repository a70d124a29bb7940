"""The table of INDEX.md, where it is as ``provenance index`` writes it."""

COLUMNS = "| id | file | title | publisher | published | language | blocks | sha256 |"
OPENING, CLOSING = "<!-- seed:index -->", "<!-- seed:end index -->"


def rows_of(index: str) -> "dict[str, str] | None":
    """The rows of the table by the file they name, where the index is as ``provenance index`` writes it."""
    before, opening, rest = index.partition(OPENING + "\n")
    table, closing, behind = rest.partition("\n" + CLOSING)
    if not opening or not closing or "<!--" in behind or "<!--" in table:
        return None
    if before.startswith("---") or any(mark in before for mark in ("<", "```", "~~~")):
        return None  # the table may stand in a comment, a code block, an element
    if (before and not before.endswith("\n")) or (behind and not behind.startswith("\n")):
        return None
    lines = table.strip("\n").split("\n")
    if lines[0] != COLUMNS or len(lines) < 2 or lines[1] != "| --- | --- | --- | --- | --- | --- | --- | --- |":
        return None
    rows: dict[str, str] = {}
    for line in lines[2:]:
        if line.count(" | ") != 7 or line.count("|") != 9 or not line.startswith("| ") or not line.endswith(" |"):
            return None
        name = line.partition("](")[2].partition(") | ")[0]
        if not name or name in rows:
            return None
        rows[name] = line
    return rows
