"""Cells through a spreadsheet and back."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provenance.text.spreadsheet import harmless, meant, rows_of, sheet

CELLS = st.text(alphabet="=+-@'\"\t,;\n aé😀", max_size=12)


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=4))
def test_what_goes_out_comes_back(rows):
    rows = [["first", "cell"], *rows]
    back = [row for _, row in rows_of(sheet(rows))]
    assert back == [row for row in rows if any(harmless(cell).strip() for cell in row)]


@given(CELLS)
def test_no_cell_begins_a_formula(cell):
    assert not harmless(cell).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert meant(harmless(cell)) == cell


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
def test_as_spreadsheets_save_it(delimiter, encoding, line_end):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=line_end).writerows([["a", "b"], ["x;y,z\t", "é\nü"], ["", ""]])
    assert list(rows_of(out.getvalue().encode(encoding))) == [(1, ["a", "b"]), (3, ["x;y,z\t", "é\nü"])]


def test_the_line_that_names_the_delimiter_is_no_row():
    assert list(rows_of(b"sep=;\r\na;b,c\r\n")) == [(2, ["a", "b,c"])]


@pytest.mark.parametrize(("data", "said"), [(b"a,b\n\xe9,x\n", "byte 4: not UTF-8"), (b'a,b\n"x,y\n', "no CSV")])
def test_what_is_no_sheet_is_told(data, said):
    with pytest.raises(ValueError, match=said):
        list(rows_of(data))
