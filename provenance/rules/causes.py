"""What may have changed bytes that no longer have their recorded digest."""

from hashlib import sha256


def before(data: bytes, recorded: str) -> tuple[str, bytes] | None:
    """The simple change, in words, that made ``data`` of bytes with the recorded digest, and those bytes."""
    unix = data.replace(b"\r\n", b"\n")
    variants = {
        "its line ends were turned into CRLF (mark seeds `-text` in .gitattributes)": unix,
        "its line ends were turned into LF (mark seeds `-text` in .gitattributes)": unix.replace(b"\n", b"\r\n"),
        "the newline at its end is gone": data + b"\n",
        "a newline was added at its end": data.removesuffix(b"\n"),
        "a byte order mark was added": data.removeprefix(b"\xef\xbb\xbf"),
        "its byte order mark is gone": b"\xef\xbb\xbf" + data,
    }
    found = (
        (cause, variant)
        for cause, variant in variants.items()
        if variant != data and sha256(variant).hexdigest() == recorded
    )
    return next(found, None)


def cause_of(data: bytes, recorded: str, size: str | None) -> str | None:
    """What simple change makes bytes of the recorded digest into ``data``, else how the lengths differ; in words."""
    found = before(data, recorded)
    if found is not None:
        return found[0]
    if size is None or size == str(len(data)):
        return None
    return f"it has {len(data)} bytes, `{size}` were recorded"
