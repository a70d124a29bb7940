"""Entries of a YAML list as frozen values; what is wrong with one comes back as a problem at its place."""

from typing import TypeVar

from provenance.corpus.listing import Listing
from provenance.corpus.model import Problem

_Entry = TypeVar("_Entry")
_UNKNOWN = "unexpected_keyword_argument"


def entries(listing: Listing, form: type[_Entry], code: str) -> tuple[dict[int, _Entry], tuple[Problem, ...]]:
    """The sound entries by their number in the list, and the problems: those of the list, and the first of each entry.

    ``form`` is a frozen dataclass that pydantic can fill. Two entries with one ``id`` are a problem too.
    """
    from pydantic import TypeAdapter, ValidationError

    adapter = TypeAdapter(form)
    found: dict[int, _Entry] = {}
    problems = list(listing.problems)
    seen: set[str] = set()
    for number, values in enumerate(listing.entries):
        try:
            entry = adapter.validate_python(values)
        except ValidationError as error:
            told = error.errors(include_url=False)
            # a mistyped key is also a missing one: what is there is shown, not what is not
            first = next((each for each in told if each["type"] == _UNKNOWN), told[0])
            problems.append(_problem(listing, form, (number, *first["loc"]), first["type"], first["msg"], code))
            continue
        identifier = str(getattr(entry, "id", ""))
        if identifier in seen:
            place = listing.place((number, "id"))
            problems.append(Problem(code, *place, f"the id `{identifier}` is given twice", "Give each its own id."))
            continue
        seen.add(identifier)
        found[number] = entry
    return found, tuple(problems)


def _problem(
    listing: Listing, form: type[object], way: tuple[str | int, ...], sort: str, said: str, code: str
) -> Problem:
    from dataclasses import fields

    from provenance.findings.nearest import did_you_mean

    last = str(way[-1])
    if sort == _UNKNOWN:
        known = [field.name for field in fields(form)]  # type: ignore[arg-type]
        hint = did_you_mean(last, known) if len(way) == 2 else "Correct or delete it."
        return Problem(code, *listing.place(way), f"unknown key `{last}`", hint)
    if sort in ("missing", "missing_argument"):
        return Problem(code, *listing.place(way), f"the entry has no `{last}`", f"Add `{last}`.")
    said = said.removeprefix("Value error, ")
    named = ".".join(str(part) for part in way[1:])
    message = f"bad value for `{named}`: {said[:1].lower()}{said[1:]}" if named else said
    return Problem(code, *listing.place(way), message, "Correct the entry.")
