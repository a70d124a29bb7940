"""``provenance server``: findings in an editor."""

from provenance.errors import InputError


def server() -> None:
    """Run a language server on standard input and output, for editors: findings as one types, explained, with fixes.

    Needs the extra `server`: `pip install 'corpus-provenance[server]'`.
    """
    try:
        from provenance.server.server import make
    except ImportError as error:
        if error.name is None or error.name.partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        raise InputError(
            "the language server is not installed", "run: pip install 'corpus-provenance[server]'"
        ) from None
    make().start_io()
