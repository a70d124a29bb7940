"""All rules: our own by family, and those of other packages (entry point group ``provenance.rules``)."""

from collections.abc import Iterable
from functools import cache
from importlib import import_module

from provenance.config import Config
from provenance.errors import InputError
from provenance.rules.base import Rule

FAMILIES = (
    "source",
    "line_ends",
    "index",
    "index_links",
    "foreign",
    "headers",
    "metadata",
    "dates",
    "languages",
    "tags",
    "blocks",
    "page_lines",
    "articles",
    "quotation_marks",
    "references",
    "lineage",
    "digests",
    "copies",
    "passages",
    "facts",
    "names",
    "watch",
    "decisions",
    "suppression",
    "silences",
)
GROUP = "provenance.rules"


@cache
def all_rules() -> tuple[type[Rule], ...]:
    """Every rule class, in the order of codes.

    An entry point of another package names a rule class or a sequence of them.

    Raises:
        InputError: two rules with one code, or an entry point that gives something else than rules.
    """
    found: dict[str, type[Rule]] = {}
    for family in FAMILIES:
        for rule in import_module(f"provenance.rules.{family}").RULES:
            found[rule.code] = rule
    for origin, rule in _third_party():
        if rule.code in found:
            raise InputError(f"{origin}: the code {rule.code} is taken by the rule {found[rule.code].name}")
        found[rule.code] = rule
    return tuple(found[code] for code in sorted(found))


def _third_party() -> Iterable[tuple[str, type[Rule]]]:
    from importlib.metadata import entry_points

    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        loaded = entry.load()
        for rule in loaded if isinstance(loaded, (list, tuple)) else (loaded,):
            if not (isinstance(rule, type) and issubclass(rule, Rule)):
                raise InputError(f"the entry point `{entry.name} = {entry.value}` gives no rule class")
            yield entry.value, rule


def rule_for(code: str) -> type[Rule]:
    """The rule of that code (any case) or name.

    Raises:
        InputError: there is none; the help names the nearest.
    """
    rules = all_rules()
    for rule in rules:
        if code.upper() == rule.code or code.lower() == rule.name:
            return rule
    from provenance.findings.nearest import did_you_mean, nearest

    wanted = code.upper() if any(char.isdigit() for char in code) else code.lower()
    known = [rule.code for rule in rules] + [rule.name for rule in rules]
    hint = did_you_mean(wanted, known) if nearest(wanted, known) else "`provenance rules` lists them"
    raise InputError(f"no rule has the code or name `{code}`", hint)


def selected(config: Config) -> tuple[type[Rule], ...]:
    """The rules the configuration asks for, in the order of codes; ``ignore`` goes before ``select``.

    Raises:
        InputError: a code, or beginning of a code, that no rule has.
    """
    rules = all_rules()
    codes = [rule.code for rule in rules]
    lists = {"select": config.select, "ignore": config.ignore, "severity": tuple(config.severity)}
    lists |= {f"per-file-ignores.{pattern}": ignored for pattern, ignored in config.per_file_ignores.items()}
    for key, prefixes in lists.items():
        for prefix in prefixes:
            if not (prefix and any(code.startswith(prefix) for code in codes)):
                from provenance.findings.nearest import did_you_mean, nearest

                families = {code.rstrip("0123456789") for code in codes}
                known = [*codes, *families]
                hint = did_you_mean(prefix, known) if nearest(prefix, known) else "`provenance rules` lists the codes"
                raise InputError(f"{key}: no rule has a code that begins with `{prefix}`", hint)
    return tuple(
        rule
        for rule in rules
        if (not config.select or rule.code.startswith(config.select)) and not rule.code.startswith(config.ignore)
    )
