"""Writing seeds: bytes that read back exactly, and files that are never half written."""

import os
import re
import secrets
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from provenance.corpus.blocks import end_marker
from provenance.corpus.header import MAX_HEADER_BYTES
from provenance.corpus.keys import ID_PATTERN, KEYS_BY_NAME, PATTERNS, ValueKind
from provenance.errors import InputError

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,63}")
_PLAIN = re.compile(r"[^\W\d_](?:[\w/.()+%€'’,-]|:(?=\w)| (?=[^\s#])){0,300}")
_DIGEST = re.compile(r"(?=[0-9a-f]*[acdf])[0-9a-f]{64}")  # with one of these letters it is no number to anyone
_RESERVED = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_ESCAPED = re.compile('[\x00-\x1f"\\\\\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff]|-(?=->)')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def write_atomic(path: Path, data: bytes) -> None:
    """Replace the content of ``path``, or make it: whoever reads meanwhile sees the old bytes or the new ones.

    The data is on the disk before the name points to it. An existing file keeps its mode; a symbolic link stays and
    the file it leads to is replaced. What is no regular file (``/dev/null``, ``/dev/stdout``, a pipe) is written into
    and never replaced.

    Raises:
        InputError: if the file cannot be written; what was there before is then unchanged.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.tmp")
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as stream:
                stream.write(data)
            return
        try:
            mode = target.stat().st_mode & 0o7777
        except FileNotFoundError:
            mode = None
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            beside.chmod(mode)
        beside.replace(target)
    except OSError as error:
        raise InputError(
            f"{path} cannot be written: {error.strerror or error}", "Name a folder you may write to, with room in it."
        ) from None
    finally:
        with suppress(OSError):
            beside.unlink()


def scalar(value: str) -> str:
    """``value`` as a YAML scalar on one line that every YAML reader takes for this very text.

    It never holds ``-->``, so that it can stand in a comment.

    Raises:
        ValueError: if the value holds a lone surrogate, which no file can hold.
    """
    value.encode("utf-8")
    if _DIGEST.fullmatch(value):
        return value
    if _PLAIN.fullmatch(value) and value.lower() not in _RESERVED:
        return value
    return '"' + _ESCAPED.sub(_escape, value) + '"'


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _SHORT.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def header_lines(values: Mapping[str, str]) -> str:
    """One ``key: value`` line each, in the order given.

    Raises:
        ValueError: if a key is no plain word, a value holds a lone surrogate, or all is too large for a header.
    """
    lines = []
    for key, value in values.items():
        if not _KEY.fullmatch(key):
            raise ValueError(f"{key!r} cannot be a key")
        known = KEYS_BY_NAME.get(key)
        number = known is not None and known.kind in (ValueKind.INTEGER, ValueKind.VERSION)
        written = value if number and re.fullmatch(PATTERNS[ValueKind.INTEGER], value) else scalar(value)
        lines.append(f"{key}: {written}\n")
    text = "".join(lines)
    if len(text.encode()) > MAX_HEADER_BYTES:
        raise ValueError(f"the header would be larger than {MAX_HEADER_BYTES} bytes")
    return text


def free_block_id(wanted: str, text: bytes, taken: Collection[str] = ()) -> str:
    """``wanted``, or ``wanted`` with a number, so that it is not taken and ``text`` does not hold its end marker.

    Raises:
        ValueError: if ``wanted`` is no valid id.
    """
    if re.fullmatch(ID_PATTERN, wanted) is None:
        raise ValueError(f"{wanted!r} is no valid id")
    candidate, number = wanted, 1
    while candidate in taken or end_marker(candidate).encode() in text:
        number += 1
        candidate = f"{wanted[:90].rstrip('.-_')}-{number}"
    return candidate


def seed_bytes(front: Mapping[str, str], blocks: Sequence[tuple[str, Mapping[str, str], bytes]]) -> bytes:
    """A seed: front matter, then each block as ``(id, header, text)`` with the digest and size of its text recorded.

    Reading it back gives the same values and the same bytes. A block whose text holds the end marker of its id, or
    whose id an earlier block has, gets a numbered id (see :func:`free_block_id`). ``sha256`` and ``bytes`` in
    ``header`` are ignored.

    Raises:
        ValueError: see :func:`header_lines` and :func:`free_block_id`.
    """
    parts = [f"---\n{header_lines(front)}---\n".encode()]
    taken: set[str] = set()
    for wanted, header, text in blocks:
        name = free_block_id(wanted, text, taken)
        taken.add(name)
        recorded = {**header, "sha256": sha256(text).hexdigest(), "bytes": str(len(text))}
        parts.append(f"\n<!-- seed:block {name}\n{header_lines(recorded)}-->\n".encode())
        parts.append(text)
        parts.append(f"\n{end_marker(name)}\n".encode())
    return b"".join(parts)
