"""Which sources share an origin, and how origins are counted."""

from made_texts import analysed, readings_of

from provenance.corpus.model import Block, Header, TextFile
from provenance.facts.model import Source
from provenance.facts.reading import Reading
from provenance.facts.sharing.origins import origin_counter, origin_groups, origins
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
    assert origin_counter(groups)(["a", "b"]) == 1
    assert origin_counter(groups)(["a", "b", "c"]) == 2
    assert origin_counter(())(["c", "d"]) == 2


def test_shingles_ignore_case_and_marks_and_need_eight_words() -> None:
    assert shingles("one two three four five six seven") == frozenset()
    assert shingles("One, two three: four five six seven eight!") == shingles("one two three four five six seven eight")
    assert containment(shingles(WIRE), shingles(WIRE * 3)) == 1.0
    assert containment(shingles(WIRE), frozenset()) == 0.0


SAID = "« Nous n'avons jamais vu une telle foule », a dit Ana Ruiz.\n"
# Two dispatches of one agency, each cut and framed by its outlet, so that they share next to nothing but the quotation.
CREDITED = (
    "Le port a coûté 12 millions d'euros, et il a fallu quatre ans pour le bâtir entre la jetée et la vieille halle.\n"
    f"{SAID}La fête s'est achevée à minuit, sans feu d'artifice ni bal, sous une pluie qui n'a chassé personne. (AFP)",
    "Samedi, personne ne trouvait de place sur les quais, raconte un marin rentré tout exprès de la pêche au large.\n"
    f"{SAID}Pour ce port, la ville a payé 12 millions d'euros, et elle en doit encore la moitié à ses banques.\n"
    "Le Quai avec AFP",
)


def test_one_agency_and_one_quotation_are_one_origin_and_say_so() -> None:
    [origin] = origins(readings_of(*CREDITED))
    assert origin.sources == ("a", "b")
    assert origin.why == (
        "both are credited to AFP and quote the same words (“nous n avons jamais vu une telle foule”)",
    )


def test_an_agency_alone_is_no_proof_of_one_dispatch() -> None:
    other = CREDITED[1].replace("jamais vu une telle foule", "eu autant de bateaux ici")
    assert origins(readings_of(CREDITED[0], other)) == ()
    assert origins(readings_of(CREDITED[0], CREDITED[1].replace("AFP", "Reuters"))) == ()
    assert origins(readings_of(CREDITED[0], CREDITED[1].replace("\nLe Quai avec AFP", ""))) == ()


def test_each_group_says_what_shows_it() -> None:
    [origin] = origins([reading("a", WIRE), reading("b", WIRE + APART)])
    assert origin.why == ("a and b share passages (100% of the shorter)",)
    [origin] = origins([reading("a", WIRE), reading("b", APART, translation_of="a")])
    assert origin.why == ("b is declared as translation of a",)
    [origin] = origins([reading("a", WIRE, origin="AFP"), reading("b", APART, origin="afp")])
    assert origin.why == ("their metadata name the same origin, afp",)


def test_reprints_of_one_dispatch_count_once_in_the_facts_they_tell() -> None:
    found = analysed(*CREDITED, "Ana Ruiz a inauguré le port, qui a coûté 12 millions d'euros à la ville.")
    [fact] = [fact for fact in found.facts if fact.kind == "money"]
    assert (len({claim.source.id for claim in fact.claims}), fact.origins) == (3, 2)
    assert found.origin_groups == (("a", "b"),)
    assert "credited to AFP" in found.origin_reasons[0][0]
