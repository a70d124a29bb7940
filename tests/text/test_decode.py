from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.text.decode import text_file
from provenance.text.position import Positions


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=200))
def test_no_byte_is_lost(data: bytes) -> None:
    file = text_file("a.md", data)
    assert file.text.encode("utf-8", "surrogateescape") == data
    assert file.sha256 == sha256(data).hexdigest()


def test_bad_bytes_become_one_surrogate_each_and_the_rest_stays_readable() -> None:
    file = text_file("a.md", "caf\u00e9 ".encode() + b"caf\xe9 \xed\xa0\x80.")
    assert file.text == "café caf\udce9 \udced\udca0\udc80."


def test_the_byte_order_mark_stays() -> None:
    assert text_file("a.md", b"\xef\xbb\xbfa").text == "\ufeffa"


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=60), st.data())
def test_spans_agree_in_all_units(data: bytes, draw: st.DataObject) -> None:
    file = text_file("a.md", data)
    start = draw.draw(st.integers(0, len(file.text)))
    end = draw.draw(st.integers(start, len(file.text)))
    span = file.span(start, end)
    assert span.chars == (start, end)
    for offset, in_bytes, in_utf16, line, column in (
        (start, span.bytes[0], span.utf16[0], span.line, span.column),
        (end, span.bytes[1], span.utf16[1], span.end_line, span.end_column),
    ):
        prefix = file.text[:offset]
        assert in_bytes == len(prefix.encode("utf-8", "surrogateescape"))
        assert in_utf16 == len(prefix.encode("utf-16-le", "surrogatepass")) // 2
        assert (line, column) == (prefix.count("\n") + 1, offset - (prefix.rfind("\n") + 1) + 1)


@pytest.mark.parametrize(("start", "end"), [(-1, 0), (2, 1), (0, 4)])
def test_a_place_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no place"):
        Positions("abc").span(start, end)


def test_places_in_an_endless_line_cost_the_same_as_elsewhere(grows_linearly) -> None:
    def run(size: int) -> None:
        positions = Positions("é\udce9😀 " * size)
        for offset in range(0, 4 * size, 8):
            positions.span(offset, offset + 1)

    grows_linearly(run, 2000)
