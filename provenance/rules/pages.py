"""The pages of rules: what ``provenance explain`` shows and ``docs/rules.md`` holds (Markdown)."""

from collections.abc import Iterable, Iterator

from provenance.rules.base import Example, Rule


def page(rule: type[Rule]) -> str:
    """What a rule looks for, why, how to mend it, and its examples."""
    return "\n".join([f"# {rule.code} {rule.name}", "", *_body(rule, "##")]) + "\n"


def document(rules: Iterable[type[Rule]]) -> str:
    """All rules on one page: a table, then each rule."""
    listed = list(rules)
    lines = [
        "# Rules",
        "",
        "<!-- Written by `provenance rules --format markdown`. -->",
        "",
        "`provenance check` looks for these. Codes never change their meaning. `provenance explain CODE` shows one of",
        "them with its examples. In the configuration, `select`, `ignore`, `severity` and `per-file-ignores` name them",
        "by code or by the beginning of a code.",
        "",
        "| code | name | severity | reports |",
        "|---|---|---|---|",
        *(
            f"| [{rule.code}](#{_anchor(rule)}) | {rule.name} | {rule.severity} | {_cell(rule.summary)} |"
            for rule in listed
        ),
    ]
    for rule in listed:
        lines += ["", f"## {rule.code} {rule.name}", "", *_said(rule)]
    return "\n".join(lines) + "\n"


def _anchor(rule: type[Rule]) -> str:
    return f"{rule.code.lower()}-{rule.name}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _said(rule: type[Rule]) -> Iterator[str]:
    seen = {"file": "one file at a time", "corpus": "the whole corpus", "run": "what the other rules found"}
    yield f"Reports {rule.summary}."
    yield ""
    yield f"Severity: {rule.severity}. Looks at {seen[rule.scope]}."
    yield ""
    yield f"**Why.** {rule.why}"
    yield ""
    yield f"**How to mend it.** {rule.mend}"


def _body(rule: type[Rule], mark: str) -> Iterator[str]:
    yield from _said(rule)
    for title, examples in (("Reported", rule.examples_bad), ("Not reported", rule.examples_good)):
        if examples:
            yield ""
            yield f"{mark} {title}"
            for example in examples:
                yield from _files(example)


def _files(example: Example) -> Iterator[str]:
    for path, content in example.items():
        text = content if isinstance(content, str) else content.decode("utf-8", "surrogateescape")
        yield ""
        yield f"`{path}`:"
        yield ""
        yield from ("    " + line if line else "" for line in text.removesuffix("\n").split("\n"))
