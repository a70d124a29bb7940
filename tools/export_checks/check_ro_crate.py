"""Runs the validator of RO-Crate with its recommendations, the context from a package instead of the network."""

import json
import sys
from importlib.metadata import files
from types import SimpleNamespace

import verdict
from rdflib.plugins.shared.jsonld import context
from rocrate_validator import models, services
from rocrate_validator.utils.http import HttpRequester

ADDRESS = "https://w3id.org/ro/crate/1.1/context"
text = next(one for one in files("rocrate") if one.name == "ro-crate.jsonld").locate().read_text("utf-8")
known = json.loads(text)
fetched, asked = context.source_to_json, HttpRequester.__getattr__


def from_package(source, *rest, **options):
    """The context where it is asked for; the network for nothing else we know of."""
    return (known, None) if str(source) == ADDRESS else fetched(source, *rest, **options)


def answered(self, name):
    """What the validator asks over HTTP."""
    real = asked(self, name)

    def ask(url, *rest, **options):
        if url != ADDRESS:
            return real(url, *rest, **options)
        kind = {"Content-Type": "application/ld+json"}
        return SimpleNamespace(status_code=200, headers=kind, text=text, content=text.encode(), json=lambda: known)

    return ask if name in ("get", "head") else real


context.source_to_json = from_package
HttpRequester.__getattr__ = answered
settings = services.ValidationSettings(
    rocrate_uri=sys.argv[1], profile_identifier="ro-crate-1.1", requirement_severity=models.Severity.RECOMMENDED
)
result = services.validate(settings)
wrong = [f"{issue.severity.name} {issue.check.identifier}: {issue.message}" for issue in result.get_issues()]
if result.passed() == bool(wrong):
    wrong.append(f"passed is {result.passed()} with {len(wrong)} issues")
verdict.end(wrong, f"{len(result.executed_checks)} checks")
