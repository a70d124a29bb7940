"""Headers of simple lines, read without a YAML reader: each key known, given once, its value beyond doubt."""

TEXT_KEYS = frozenset(("title", "publisher", "origin", "author", "licence", "derived_from", "translation_of"))
FREE_KEYS = frozenset(("extractor", "note"))
DATE_KEYS = frozenset(("published", "retrieved"))
ADDRESS_KEYS = frozenset(("url", "archive_url"))
REFERENCE_KEYS = frozenset(("derived_from", "translation_of"))

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DIGITS = frozenset("0123456789")
NAME = _LETTERS | _DIGITS | frozenset("._-")
_HEX = frozenset("0123456789abcdef")
_HOST = _LETTERS | _DIGITS | frozenset(".-")
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def header(source: str, *, front: bool) -> "dict[str, str] | None":
    """The values of a header of simple lines in which each is known, given once and right; else None."""
    values: dict[str, str] = {}
    for line in source.split("\n"):
        key, colon, written = line.partition(": ")
        value = _scalar(written)
        if not colon or key in values or value is None or not _right(key, value, front):
            return None
        values[key] = value
    return values


def _scalar(written: str) -> "str | None":
    """A YAML scalar whose meaning is beyond doubt."""
    if len(written) > 2 and written[0] == written[-1] == '"':
        value = written[1:-1]
        return None if '"' in value or "\\" in value or "-->" in value or value != value.strip() else value
    if not written or not written[0].isalnum() or written != written.strip() or written.endswith(":"):
        return None
    doubtful = "#" in written or ": " in written or "  " in written or "\t" in written
    return None if doubtful or "-->" in written or "\u00a0" in written else written


def _right(key: str, value: str, front: bool) -> bool:
    if "\t" in value:
        return False
    if key == "seed":
        return front and value == "1"
    if key == "id":
        return front and len(value) <= 100 and NAME.issuperset(value) and value[0].isalnum() and value[-1].isalnum()
    if key in ("sha256", "raw_sha256"):
        return front is (key == "raw_sha256") and len(value) == 64 and _HEX.issuperset(value)
    if key == "bytes":
        return not front and _DIGITS.issuperset(value) and (value == "0" or value[0] != "0") and len(value) < 18
    if key in DATE_KEYS:
        return _day(value)
    if key == "language":
        return value in ("fr", "en", "fr-FR", "fr-CA", "fr-BE", "fr-CH", "en-GB", "en-US")
    if key in ADDRESS_KEYS:
        scheme, _, rest = value.partition("://")
        return scheme in ("http", "https") and _host(rest.split("/", 1)[0]) and value.isascii() and " " not in value
    if key in REFERENCE_KEYS and all(NAME.issuperset(part.strip()) for part in value.split(",")):
        return False  # ids may lead in a circle, which only the whole corpus shows
    return key in TEXT_KEYS or key in FREE_KEYS


def _host(name: str) -> bool:
    """Whether a name is plainly that of a host: labels of letters, digits and inner hyphens, the last no number."""
    labels = name.split(".")
    return (
        _HOST.issuperset(name)
        and len(name) <= 253
        and not labels[-1].isdigit()
        and all(label and len(label) <= 63 and label[0] != "-" and label[-1] != "-" for label in labels)
    )


def _day(value: str) -> bool:
    """Whether a value is a day of the calendar, written 2025-01-23."""
    parts = value.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not _DIGITS.issuperset("".join(parts)):
        return False
    year, month, day = map(int, parts)
    if not (1600 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= _DAYS[month - 1]):
        return False
    return (month, day) != (2, 29) or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
