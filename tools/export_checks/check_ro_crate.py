"""Runs the validator of RO-Crate, the context from a package instead of the network.

What is only recommended is counted: a crate of ours cannot name an author or a publisher that nobody told it.
"""

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
issues = result.get_issues()
wrong = [f"{one.check.identifier}: {one.message}" for one in issues if one.severity == models.Severity.REQUIRED]
advice = len(issues) - len(wrong)
verdict.end(wrong, f"{len(result.executed_checks)} checks, {advice} recommendations not followed")
