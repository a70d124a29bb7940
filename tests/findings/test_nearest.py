"""The word that was meant."""

from provenance.findings.nearest import did_you_mean, nearest

KEYS = ("publisher", "published", "language", "title", "url")


def test_the_closest_word_is_named():
    assert nearest("publised", KEYS) == "published"
    assert nearest("pubilsher", KEYS) == "publisher"
    assert nearest("Titel", KEYS) == "title"


def test_nothing_is_named_where_nothing_is_close():
    assert nearest("wavelength", KEYS) is None
    assert did_you_mean("xyzzy", KEYS) == "known: language, published, publisher, title, url"
