"""Strategies for texts that try to be taken for something else."""

from hypothesis import strategies as st

FRAGMENTS = (
    "---\n",
    "---",
    "-->",
    "<!--",
    "<!-- seed:block a\n",
    "<!-- seed:block a -->\n",
    "<!-- seed:block a-1 -->\r\n",
    "<!-- seed:end a -->\n",
    "<!-- seed:end a-1 -->",
    "<!-- seed:end",
    "<!--seed:block",
    "seed:index -->\n",
    "title: é\n",
    "title: [x, y\n",
    "id: b\n",
    "sha256: 0\n",
    "&a *b !c\n",
    "```\n",
    "# h\n",
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    " ",
    "\t",
    "\u00a0",
    "\u0085",
    "\u2028",
    "\ufeff",
    "e\u0301",
    "\U0001f600",
    "| a | b |\n",
    "|---|---|\n",
    "\\|",
    "x",
)

texts = st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=8)), max_size=14).map("".join)
"""Texts of fragments of the format, odd white space and arbitrary characters (no lone surrogates)."""

data = st.lists(st.one_of(st.sampled_from(FRAGMENTS).map(str.encode), st.binary(max_size=6)), max_size=14).map(b"".join)
"""The same as bytes, with bytes that are no UTF-8 among them."""

values = st.text(max_size=60)
"""Metadata values: any string a file can hold."""
