"""The checker's sheet: conflicts and decisions as a table for a spreadsheet, and the decisions that come back in it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from provenance.errors import InputError
from provenance.facts.curating.decisions import Decision, Ruling, decided, is_day
from provenance.facts.model import Claim
from provenance.facts.results import Analysis, Fact, Verdict
from provenance.facts.wording import claim_in_words, fact_label
from provenance.render.visible import visible
from provenance.text.spreadsheet import rows_of, sheet

# To read; to fill in; what ties the row to its claims.
SHOWN = ("severity", "label", "claims", "standing")
FILLED = ("decision", "of", "who", "date", "why")
TIED = ("id", "fact", "check")
COLUMNS = (*SHOWN, *FILLED, *TIED)
_OTHER_DAY = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")


def export(analysis: Analysis, decisions: Mapping[int, Decision]) -> bytes:
    """The sheet: a row for each decision there is, then one for each conflict that is not decided."""
    standing = {outcome.number: outcome for outcome in analysis.decisions}
    rows: list[Sequence[str]] = [COLUMNS]
    for number, decision in decisions.items():
        outcome = standing[number]
        said = "\n".join(f"{claim.source}: “{visible(claim.quote)}”" for claim in decision.claims)
        state = outcome.standing.value + (f": {outcome.reason}" if outcome.reason else "")
        filled = (decision.kind.value, decision.of or "", decision.who or "", decision.date or "", decision.why)
        rows.append(("", "", said, visible(state), *filled, decision.id, "", _check_decision(decision)))
    for fact in analysis.facts:
        if fact.verdict is Verdict.CONFLICT and fact.decision is None:
            said = "\n".join(map(_claim, fact.claims))
            label = visible(fact_label(fact))
            rows.append((fact.severity, label, said, "open", "", "", "", "", "", "", fact.id, check(fact.claims)))
    return sheet(rows)


def _claim(claim: Claim) -> str:
    place = f"{claim.source.file}:{claim.span.line}"
    return visible(f"{claim.source.id} ({place}): {claim_in_words(claim)} “{claim.quote}” in: {claim.context}")


def check(claims: Sequence[Claim]) -> str:
    """A word that changes with any of the texts of the claims, or their places."""
    return _word(f"{c.source.id}\0{c.source.sha256}\0{c.mention.start}\0{c.mention.end}" for c in claims)


def _check_decision(decision: Decision) -> str:
    return _word(f"{c.source}\0{c.sha256}\0{c.start}\0{c.end}" for c in decision.claims)


def _word(parts: Iterable[str]) -> str:
    """The beginning of a digest behind a letter, so that no spreadsheet takes it for a number."""
    basis = "\n".join(parts).encode("utf-8", "surrogateescape")
    return "c" + sha256(basis).hexdigest()[:16]


def imported(
    data: bytes, name: str, analysis: Analysis, decisions: Mapping[int, Decision]
) -> dict[str, Decision | None]:
    """What a filled-in sheet changes: decisions by their id that are new or differ, None for those taken out.

    A row whose ``decision`` was emptied takes its decision out; a row that is not there any more changes nothing.

    Raises:
        InputError: the sheet cannot be read, or a row of it makes no decision.
    """
    try:
        rows = list(rows_of(data))
    except ValueError as error:
        raise InputError(f"{name}: {error}", "export the sheet again, or save it as “CSV UTF-8”") from None
    if not rows:
        raise InputError(f"{name}: the sheet is empty", "write one with `provenance decide --export`")
    head = [cell.strip().lower() for cell in rows[0][1]]
    missing = [column for column in (*FILLED, *TIED) if column not in head]
    if missing:
        raise InputError(
            f"{name}: the sheet has no column {', '.join(missing)}", "keep the first row as `--export` wrote it"
        )
    known = {decision.id: decision for decision in decisions.values()}
    facts = {fact.id: fact for fact in analysis.facts}
    changed: dict[str, Decision | None] = {}
    for line, cells in rows[1:]:
        row = dict(zip(head, (cell.strip() for cell in cells), strict=False))
        try:
            made = _row({column: row.get(column, "") for column in COLUMNS}, known, facts)
        except ValueError as error:
            raise InputError(f"{name}, line {line}: {error}", "correct the row and import again") from None
        for identifier, decision in made.items():
            if decision != known.get(identifier):
                changed[identifier] = decision
    return changed


def _row(
    row: Mapping[str, str], known: Mapping[str, Decision], facts: Mapping[str, Fact]
) -> dict[str, Decision | None]:
    """What a row says: a decision by its id, None to take it out; nothing where it was not filled in."""
    given = {column: row[column] or None for column in FILLED}
    of, who, why = given["of"], given["who"], row["why"]
    kind = None if given["decision"] is None else _kind(row["decision"])
    if row["id"]:
        old = known.get(row["id"])
        if old is None:
            raise ValueError(f"there is no decision {row['id']} any more")
        if row["check"] != _check_decision(old):
            raise ValueError(f"the decision {old.id} is on other texts now than when the sheet was written")
        if kind is None:
            return {old.id: None}
        return {old.id: replace(old, kind=kind, of=of, who=who, date=_date(row["date"], old.date), why=why)}
    if kind is None:
        if any(given.values()):
            raise ValueError(f"`decision` is empty; it is one of {', '.join(Ruling)}")
        return {}
    fact = facts.get(row["fact"])
    if fact is None or check(fact.claims) != row["check"]:
        raise ValueError(f"the conflict {row['fact']} is no longer what it was when the sheet was written")
    made = decided(kind, fact.claims, why, of=of, who=who, date=_date(row["date"]))
    return {made.id: made}


def _kind(text: str) -> Ruling:
    try:
        return Ruling(text.lower().replace(" ", "-").replace("_", "-"))
    except ValueError:
        raise ValueError(f"`{text}` is no decision; it is one of {', '.join(Ruling)}") from None


def _date(text: str, before: str | None = None) -> str | None:
    """A day as given, or as a spreadsheet rewrites it (31/01/2025): the day it was before, or the only reading."""
    if not text or is_day(text):
        return text or None
    match = _OTHER_DAY.fullmatch(text)
    if match is not None:
        one, two, year = match.groups()
        days = {f"{year}-{month:>02}-{day:>02}" for day, month in ((one, two), (two, one))}
        possible = [day for day in sorted(days) if is_day(day)]
        if before in possible or len(possible) == 1:
            return before if before in possible else possible[0]
    raise ValueError(f"`{text}` may be several days or none; write it like 2025-01-31")
