"""``provenance explain`` and ``provenance rules``: what is looked for, and why."""

from enum import StrEnum
from typing import Annotated, Any

import typer


class RulesFormat(StrEnum):
    """How the list of rules is written."""

    TEXT = "text"
    JSON = "json"
    MARKDOWN = "markdown"


def explain(code: Annotated[str, typer.Argument(help="The code or name of a rule.", show_default=False)]) -> None:
    """Say what a rule looks for, why, how to mend what it finds, with examples."""
    from provenance.render.visible import visible
    from provenance.rules.pages import page
    from provenance.rules.registry import rule_for

    typer.echo(visible(page(rule_for(code))), nl=False)


def rules(
    form: Annotated[RulesFormat, typer.Option("--format", help="How to write the list.")] = RulesFormat.TEXT,
) -> None:
    """List all rules."""
    from provenance.rules.registry import all_rules

    if form is RulesFormat.JSON:
        import json

        listed: list[dict[str, Any]] = [
            {
                "code": rule.code,
                "name": rule.name,
                "severity": rule.severity.value,
                "scope": rule.scope.value,
                "summary": rule.summary,
                "fix": rule.fix,
            }
            for rule in all_rules()
        ]
        typer.echo(json.dumps(listed, ensure_ascii=False, indent=2))
        return
    if form is RulesFormat.MARKDOWN:
        from provenance.rules.pages import document

        typer.echo(document(all_rules()), nl=False)
        return
    widest = max(len(rule.name) for rule in all_rules())
    for rule in all_rules():
        typer.echo(f"{rule.code:<8} {rule.severity.value:<8} {rule.name:<{widest}}  {rule.summary}")
