"""Which sources share an origin, and how origins are counted."""

from provenance.corpus.model import Block, Header, TextFile
from provenance.facts.model import Source
from provenance.facts.origins import count_origins, origin_groups
from provenance.facts.reading import Reading
from provenance.text.shingles import containment, shingles

WIRE = (
    "The ferry company said on Monday that it had ordered four new boats from a yard in the north, that two of them "
    "would sail before the spring, and that the old ones would be sold to whoever wants them. "
)
APART = (
    "Quatre bateaux neufs doivent remplacer ceux qui relient l'île au continent depuis trente ans, a fait savoir la "
    "compagnie, qui espère en recevoir deux avant le printemps et cherche un acheteur pour les anciens. "
)


def reading(name: str, text: str, **metadata: str) -> Reading:
    block = Block(name, text, 0, len(text), 0, 0, Header(0, 0), metadata, implicit=True)
    source = Source(name, f"{name}.md", name, None, None, metadata.get("origin"), None, None, block.sha256, len(text))
    return Reading(source, TextFile(f"{name}.md", text.encode(), text), block, "en", (), (), (), ())


def test_texts_written_apart_are_of_separate_origins() -> None:
    assert origin_groups([reading("a", WIRE), reading("b", APART)]) == ()


def test_a_cut_and_reframed_wire_story_is_of_one_origin() -> None:
    framed = "Island news. " + WIRE[: len(WIRE) // 2] + APART
    assert origin_groups([reading("a", WIRE), reading("c", APART), reading("b", framed)]) == (("a", "b", "c"),)


def test_a_named_origin_and_a_declared_derivation_join() -> None:
    same_agency = [reading("a", WIRE, origin="AFP"), reading("b", APART, origin="afp")]
    assert origin_groups(same_agency) == (("a", "b"),)
    derived = [reading("a", WIRE), reading("b", APART, translation_of="a")]
    assert origin_groups(derived) == (("a", "b"),)


def test_a_derivation_from_something_outside_the_corpus_joins_nothing() -> None:
    assert origin_groups([reading("a", WIRE, derived_from="b2"), reading("b", APART)]) == ()


def test_origins_are_counted_not_sources() -> None:
    groups = (("a", "b"),)
    assert count_origins(["a", "b"], groups) == 1
    assert count_origins(["a", "b", "c"], groups) == 2
    assert count_origins(["c", "d"], ()) == 2


def test_shingles_ignore_case_and_marks_and_need_eight_words() -> None:
    assert shingles("one two three four five six seven") == frozenset()
    assert shingles("One, two three: four five six seven eight!") == shingles("one two three four five six seven eight")
    assert containment(shingles(WIRE), shingles(WIRE * 3)) == 1.0
    assert containment(shingles(WIRE), frozenset()) == 0.0
