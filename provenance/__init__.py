"""Provenance: check a corpus of source texts, read its facts, and say which sources agree.

Only the version lives here at import time; everything else is loaded when first asked for.
"""

__version__ = "0.1.0"
