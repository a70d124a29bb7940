"""The options that turn the optional tiers on, shared by the commands that match."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from provenance.config import Config
    from provenance.facts.claiming.parsing import Parser
    from provenance.facts.matching.meaning import Meaning

Semantic = Annotated[
    bool | None,
    typer.Option(
        "--semantic/--no-semantic",
        envvar="PROVENANCE_SEMANTIC",
        help="Match with meaning vectors too (needs the extra `semantic`). [default: `semantic` of the configuration]",
        show_default=False,
    ),
]
Parse = Annotated[
    bool | None,
    typer.Option(
        "--parse/--no-parse",
        envvar="PROVENANCE_PARSE",
        help="Hold the subjects of figures against a parser's (needs the extra `parse`). "
        "[default: `parse` of the configuration]",
        show_default=False,
    ),
]


def with_semantic(config: "Config", asked: bool | None, parse: bool | None = None) -> "Config":
    """The configuration with what the command line says of meaning vectors and of the parser."""
    config = config if parse is None else replace(config, parse=parse)
    return config if asked is None else replace(config, semantic=asked)


def meaning_of(config: "Config") -> "Meaning | None":
    """The encoder, if the configuration asks for one.

    Raises:
        InputError: it does, and the extra is not installed.
    """
    if not config.semantic:
        return None
    from provenance.facts.matching.meaning import meaning

    return meaning()


def parser_of(config: "Config") -> "Parser | None":
    """The parser, if the configuration asks for one.

    Raises:
        InputError: it does, and the extra is not installed.
    """
    if not config.parse:
        return None
    from provenance.facts.claiming.parsing import parser

    return parser()
