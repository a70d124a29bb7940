"""``python -m provenance``."""

from provenance.cli import command

command()
