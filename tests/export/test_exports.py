"""What each export has to hold, looked at without the programs that `tools/check_exports.py` has read them."""

import csv
import hashlib
import importlib.util
import io
import json
import re
import sys
from pathlib import Path
from typing import Any

import pytest

from provenance.corpus.load import load
from provenance.errors import InputError
from provenance.export.biblatex import _escaped, _key
from provenance.export.formats import FORMATS, make
from provenance.export.web_annotation import surroundings
from provenance.facts.analysis import analyse

ROOT = Path(__file__).resolve().parents[2]

FERRY = (
    "---\nid: ferry\ntitle: 'Ferry: 100% \"new\" & {TeX} $5_a~b^c \\d #1 -- it''s'\nauthor: Roy & Sons\n"
    "publisher: The Quay\npublished: 2025-02-10\nretrieved: 2025-02-11T08:30:00Z\nurl: https://example.org/a?x={2}\n"
    "archive_url: https://archive.example.org/1\nlicence: CC-BY-4.0\nlanguage: en-GB\n---\n\n"
    "<!-- seed:block ferry-1\n-->\n"
    "🚢🚢 The *ferry* to Ruse | costs $40 million; it carries 1\u00a0200 people, \u202esaid\u202c Ana Roy.\r\n"
    '“We sail, "first", in [May],” said Ana Roy, \\ the owner.\r\n'
    "It cost 38 million euros\r\nin 2021; then =12\u00a0000 people came. Mail joe@example.org.\n"
    "<!-- seed:end ferry-1 -->\n"
)
COURRIER = (
    "---\nid: traversier\npublisher: Le Courrier\npublished: 2025-02\nlanguage: fr\n---\n\n"
    "<!-- seed:block traversier-1\n-->\n"
    "Le ferry de Ruse transporte 1\u202f200 personnes. Il a co\u00fbt\u00e9 41\u00a0millions de dollars. 👩\u200d🔬\n"
    "Le port compte 12 quais. Il a coûté 38 millions d’euros en 2021.\n"
    "<!-- seed:end traversier-1 -->\n\n"
    "<!-- seed:block traversier-2\ntitle: Second\n-->\n"
    "La gare compte 4 voies. Le maire, Jean Roy, en veut 6. Elle date de 1950.\n"
    "<!-- seed:end traversier-2 -->\n"
)
WIRE = b"Ruse (\xe9) : 900 passagers, soit 12,5 % de plus.\nLe prix reste de 3 euros.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exported")
    (folder / "seeds" / "in é").mkdir(parents=True)
    (folder / "seeds" / "in é" / "ferry #1.md").write_bytes(FERRY.encode())
    (folder / "seeds" / "traversier.md").write_bytes(COURRIER.encode())
    (folder / "seeds" / "wire.txt").write_bytes(WIRE)
    (folder / "seeds" / "decisions.yaml").write_bytes(b"[]\n")
    return folder


@pytest.fixture(scope="module")
def corpus(folder):
    return load([Path("seeds")], working_directory=folder)


@pytest.fixture(scope="module")
def analysis(corpus):
    return analyse(corpus)


@pytest.fixture(scope="module")
def exported(corpus, analysis):
    made = {name: make(name, corpus, analysis, base="..") for name in FORMATS}
    assert {"$40 million", "1\u00a0200 people", "41\u00a0millions de dollars", "12,5 %"} <= {
        claim.quote for fact in analysis.facts for claim in fact.claims
    }
    return made


def claims(analysis) -> list[Any]:
    return [claim for fact in analysis.facts for claim in fact.claims]


def one_json(files: dict[str, bytes]) -> Any:
    [data] = files.values()
    return json.loads(data)


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_corpus_gives_the_same_bytes_and_no_path_of_the_machine(exported, folder, name):
    again = load([Path("seeds")], working_directory=folder)
    assert make(name, again, analyse(again), base="..") == exported[name]
    for path, data in exported[name].items():
        assert str(folder).encode() not in data, path
        assert not path.startswith(("/", ".."))


@pytest.mark.parametrize("name", FORMATS)
def test_the_folders_are_those_that_hold_several_files(exported, name):
    assert (len(exported[name]) > 1) is FORMATS[name].folder


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "bagit"])
def test_no_text_is_exported_whole(exported, corpus, name):
    for path, data in exported[name].items():
        flat = re.sub(r"\s+", "", data.decode("utf-8"))
        for seed in corpus.seeds:
            for block in seed.blocks:
                assert re.sub(r"\s+", "", block.text.replace("\udce9", "\ufffd")) not in flat, path


def test_an_annotation_quotes_what_stands_at_its_place(exported, corpus, analysis, folder):
    document = one_json(exported["web-annotation"])
    items = document["first"]["items"]
    assert document["total"] == len(items) == len(claims(analysis))
    assert len({item["id"] for item in items} | {document["id"], document["first"]["id"]}) == len(items) + 2
    texts = {seed.file.path: seed.file for seed in corpus.seeds}
    for item, claim in zip(items, claims(analysis), strict=True):
        quote, position = item["target"]["selector"]
        file = texts[claim.source.file]
        text = file.text.replace("\udce9", "\ufffd")
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"] == claim.quote.replace("\udce9", "\ufffd")
        whole = quote["prefix"] + quote["exact"] + quote["suffix"]
        assert text[start - len(quote["prefix"]) : end + len(quote["suffix"])] == whole
        assert text.count(whole) == 1
        assert item["target"]["source"]["sha256"] == hashlib.sha256(file.data).hexdigest()
        assert item["body"][1]["value"] in ("agree", "single-source", "conflict", "compatible", "contested", "revised")
    ways = {item["target"]["source"]["id"] for item in items}
    assert ways == {"../seeds/in%20%C3%A9/ferry%20%231.md", "../seeds/traversier.md", "../seeds/wire.txt"}


def test_what_stands_around_grows_until_the_words_are_found_once():
    again = "the master of the old harbour counted 12 boats on that day and went home to sleep; "
    text = "First, " + again + "then, " + again
    start = text.index("12 boats")
    prefix, suffix = surroundings(text, start, start + 8)
    assert len(prefix) <= 64 == len(suffix)  # twice as much as what would be found twice
    assert text.count(prefix + "12 boats" + suffix) == 1
    assert text.count(prefix[-32:] + "12 boats" + suffix[:32]) == 2
    assert surroundings("only 12 boats here", 5, 13) == ("only ", " here")
    same = "12 boats " * 200
    prefix, suffix = surroundings(same, 900, 908)
    assert len(prefix) == len(suffix) == 256  # bounded: the position tells which


def test_csl_has_what_the_metadata_say(exported, analysis):
    items = one_json(exported["csl-json"])
    assert [item["id"] for item in items] == [source.id for source in analysis.sources]
    ferry, first, second, wire = items
    assert ferry == {
        "id": "ferry-1",
        "type": "article-newspaper",
        "title": 'Ferry: 100% "new" & {TeX} $5_a~b^c \\d #1 -- it\'s',
        "container-title": "The Quay",
        "author": [{"literal": "Roy & Sons"}],
        "issued": {"date-parts": [[2025, 2, 10]]},
        "accessed": {"date-parts": [[2025, 2, 11]]},
        "URL": "https://example.org/a?x={2}",
        "language": "en-GB",
        "license": "CC-BY-4.0",
        "custom": {
            "file": "seeds/in é/ferry #1.md",
            "block": "ferry-1",
            "sha256": analysis.sources[0].sha256,
            "archive_url": "https://archive.example.org/1",
        },
    }
    assert (first["title"], first["issued"]) == ("traversier-1", {"date-parts": [[2025, 2]]})
    assert second["title"] == "Second"
    assert (wire["type"], "issued" in wire) == ("document", False)


def test_biblatex_escapes_what_tex_acts_on(exported, analysis):
    [data] = exported["biblatex"].values()
    text = data.decode("utf-8")
    assert text.startswith(
        "@article{ferry-1,\n"
        r"  title = {{Ferry: 100\% \textquotedbl{}new\textquotedbl{} \& \{TeX\} \$5\_a\textasciitilde{}b"
        r"\textasciicircum{}c \textbackslash{}d \#1 -{}- it\textquotesingle{}s}},"
        "\n  author = {{Roy \\& Sons}},\n  journaltitle = {{The Quay}},\n  date = {2025-02-10},\n"
        "  url = {https://example.org/a?x=%7B2%7D},\n  urldate = {2025-02-11},\n  langid = {english},\n"
    )
    assert len(re.findall(r"^@(article|online|misc)\{", text, re.MULTILINE)) == len(analysis.sources)
    bare = re.sub(r"\\[{}]", "", text)
    assert bare.count("{") == bare.count("}")


def test_a_hidden_character_is_named_and_a_line_end_ends_nothing_in_biblatex():
    assert _escaped("a\u202eb\r\n}c") == r"a⟨U+202E⟩b \}c"
    assert _escaped("a---b") == "a-{}-{}-b"


def test_keys_of_biblatex_are_plain_and_unique():
    taken: set[str] = set()
    names = ["a", "A", "a b", "a#b", "é,}", ""]
    assert [_key(name, taken) for name in names] == ["a", "A-2", "a-b", "a-b-2", "---", "source"]


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8"), newline="")))


def test_the_tables_of_the_data_package_are_as_described(exported, analysis):
    files = exported["datapackage"]
    package = json.loads(files["datapackage.json"])
    assert set(files) == {"datapackage.json", "sources.csv", "facts.csv", "claims.csv"}
    read = {}
    for resource in package["resources"]:
        data = files[resource["path"]]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest()
        assert data.endswith(b"\r\n")
        read[resource["name"]] = rows(data)
        fields = resource["schema"]["fields"]
        assert list(read[resource["name"]][0]) == [field["name"] for field in fields]
        for field in fields:
            values = [row[field["name"]] for row in read[resource["name"]]]
            if "constraints" in field:
                assert all(values), field["name"]
            if field["type"] == "integer":
                assert all(re.fullmatch(r"\d+|", value) for value in values), field["name"]
            if field["type"] == "boolean":
                assert set(values) <= {"true", "false"}
            if field["type"] == "date":
                assert all(re.fullmatch(r"\d{4}-\d\d-\d\d|", value) for value in values)
        [key] = resource["schema"]["primaryKey"]
        assert len({row[key] for row in read[resource["name"]]}) == len(read[resource["name"]])
        for link in resource["schema"].get("foreignKeys", []):
            there = {row["id"] for row in read[link["reference"]["resource"]]}
            assert {row[link["fields"][0]] for row in read[resource["name"]]} <= there
    quotes = [row["quote"] for row in read["claims"]]
    assert quotes == [claim.quote for claim in claims(analysis)]
    money = next(row for row in read["claims"] if row["quote"] == "$40 million")
    assert (money["lo"], money["unit"], money["lo_open"], money["first_day"]) == ("40000000", "USD", "false", "")
    year = next(row for row in read["claims"] if row["quote"] == "1950")
    assert (year["first_day"], year["last_day"], year["lo"]) == ("1950-01-01", "1950-12-31", "")


def test_prov_leads_from_every_fact_to_a_text(exported, analysis):
    document = one_json(exported["prov"])
    entities, kinds = document["entity"], {}
    for name, entity in entities.items():
        kinds.setdefault(entity["prov:type"]["$"], []).append(name)
    assert {kind: len(names) for kind, names in kinds.items()} == {
        "x:Text": len(analysis.sources),
        "x:Claim": len(claims(analysis)),
        "x:Fact": len(analysis.facts),
    }
    known = entities.keys() | document["activity"].keys() | document["agent"].keys()
    for relation in ("used", "wasGeneratedBy", "wasAssociatedWith", "wasAttributedTo", "wasDerivedFrom"):
        for record in document[relation].values():
            assert {value for value in record.values() if isinstance(value, str)} <= known
    derived = list(document["wasDerivedFrom"].values())
    quoted = {one["prov:generatedEntity"]: one["prov:usedEntity"] for one in derived if "prov:type" in one}
    assert quoted.keys() == set(kinds["x:Claim"])
    assert set(quoted.values()) <= set(kinds["x:Text"])
    drawn = [one for one in derived if "prov:type" not in one]
    assert {one["prov:generatedEntity"] for one in drawn} == set(kinds["x:Fact"])
    assert sorted(one["prov:usedEntity"] for one in drawn) == sorted(kinds["x:Claim"])
    labels = {agent["prov:label"] for agent in document["agent"].values()}
    assert {"The Quay", "Le Courrier"} < labels


def referred(node: Any) -> set[str]:
    """Every ``@id`` that a node points at."""
    if isinstance(node, dict):
        inner = set().union(*map(referred, node.values())) if node else set()
        return {node["@id"]} if node.keys() == {"@id"} else inner
    return set().union(*map(referred, node)) if isinstance(node, list) and node else set()


def test_the_crate_describes_its_files_and_refers_to_what_it_has(exported, analysis):
    files = exported["ro-crate"]
    document = json.loads(files["ro-crate-metadata.json"])
    graph = {node["@id"]: node for node in document["@graph"]}
    assert len(graph) == len(document["@graph"])
    assert referred(document["@graph"]) - {"https://w3id.org/ro/crate/1.1"} <= graph.keys()
    assert graph["./"]["datePublished"] == "2025-02-11"
    assert {one["@id"] for one in graph["./"]["hasPart"]} == set(files) - {"ro-crate-metadata.json"}
    for part in graph["./"]["hasPart"]:
        data = files[part["@id"]]
        assert graph[part["@id"]]["contentSize"] == str(len(data))
        assert graph[part["@id"]]["sha256"] == hashlib.sha256(data).hexdigest()
    assert len(graph["./"]["isBasedOn"]) == len(analysis.sources)
    assert graph["#licence"]["description"].endswith("CC-BY-4.0; not stated (3 of 4 sources).")


def test_a_crate_without_a_day_is_refused_and_takes_one(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"The port has 12 quays.\n")
    corpus = load([Path("a.txt")], working_directory=tmp_path)
    with pytest.raises(InputError, match="no source names a day"):
        make("ro-crate", corpus, analyse(corpus))
    crate = json.loads(make("ro-crate", corpus, analyse(corpus), published="2026-01-02")["ro-crate-metadata.json"])
    assert {"2026-01-02"} == {node["datePublished"] for node in crate["@graph"] if "datePublished" in node}
    assert "datePublished" not in json.loads(make("croissant", corpus, analyse(corpus))["croissant.json"])


def test_the_bag_holds_every_byte_under_its_digest(exported, folder):
    files = exported["bagit"]
    payload = {path: data for path, data in files.items() if path.startswith("data/")}
    assert payload == {
        "data/seeds/in é/ferry #1.md": FERRY.encode(),
        "data/seeds/traversier.md": COURRIER.encode(),
        "data/seeds/wire.txt": WIRE,
        "data/seeds/decisions.yaml": b"[]\n",
    }
    assert files["bagit.txt"] == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}\n"
    assert oxum in files["bag-info.txt"].decode("utf-8")
    for name in ("sha256", "sha512"):
        tags = [path for path in files if not path.startswith(("data/", "tagmanifest"))]
        for manifest, listed in ((f"manifest-{name}.txt", list(payload)), (f"tagmanifest-{name}.txt", tags)):
            lines = files[manifest].decode("utf-8").splitlines()
            assert lines == [f"{hashlib.new(name, files[path]).hexdigest()}  {path}" for path in listed]


def test_a_bag_encodes_what_its_manifests_would_trip_over(tmp_path):
    (tmp_path / "50% off.txt").write_bytes(b"12 quays.\n")
    files = make(
        "bagit", load([tmp_path], working_directory=tmp_path), analyse(load([tmp_path], working_directory=tmp_path))
    )
    assert "data/50% off.txt" in files
    assert files["manifest-sha256.txt"].endswith(b"  data/50%25 off.txt\n")


def test_a_bag_leaves_nothing_out_in_silence(tmp_path):
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.md").write_bytes(b"12 quays.\n")
    (tmp_path / "corpus" / "b.md").symlink_to(tmp_path / "nowhere")
    corpus = load([Path("corpus")], working_directory=tmp_path)
    with pytest.raises(InputError, match=r"corpus/b\.md cannot be packed"):
        make("bagit", corpus, analyse(corpus))


def test_two_files_never_become_one_in_a_bag(tmp_path):
    for name in ("here/x", "x"):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a.md").write_bytes(name.encode())
    paths = [Path("x/a.md"), Path("../x/a.md")]
    corpus = load(paths, working_directory=tmp_path / "here")
    assert len(corpus.seeds) == 2
    with pytest.raises(InputError, match=r"two files would be data/x/a\.md"):
        make("bagit", corpus, analyse(corpus))


def test_croissant_describes_columns_that_are_there(exported):
    files = exported["croissant"]
    document = json.loads(files["croissant.json"])
    assert document["datePublished"] == "2025-02-11"
    for file in document["distribution"]:
        assert file["sha256"] == hashlib.sha256(files[file["contentUrl"]]).hexdigest()
        assert file["contentSize"] == f"{len(files[file['contentUrl']])} B"
    fields = {field["@id"]: field for records in document["recordSet"] for field in records["field"]}
    for records in document["recordSet"]:
        head = files[f"{records['@id']}.csv"].decode("utf-8").split("\r\n")[0].split(",")
        assert [field["source"]["extract"]["column"] for field in records["field"]] == head
        assert records["key"]["@id"] in fields
    links = [field["references"]["field"]["@id"] for field in fields.values() if "references" in field]
    assert links == ["facts/id", "sources/id"]


def test_statements_name_what_is_said_and_where(exported, analysis):
    [data] = exported["ftm"].values()
    listed = rows(data)
    assert len({row["id"] for row in listed}) == len(listed)
    assert all(row["value"] and row["dataset"] == "provenance" for row in listed)
    notes = {row["entity_id"] for row in listed if row["schema"] == "Note"}
    articles = {row["entity_id"] for row in listed if row["schema"] == "Article"}
    assert (len(notes), len(articles)) == (len(claims(analysis)), len(analysis.sources))
    links = {row["value"] for row in listed if row["prop"] == "entity"}
    assert links == articles
    for row in listed:
        key = f"provenance.{row['entity_id']}.{row['prop']}.{row['value']}"
        assert row["id"] == hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()
    said = {(row["prop"], row["value"]): row["original_value"] for row in listed}
    assert said["description", "1 200 people"] == "1\u00a0200 people"
    assert said["description", "$40 million"] == ""
    assert {
        ("language", "eng"),
        ("language", "fra"),
        ("publishedAt", "2025-02"),
        ("publisher", "The Quay"),
    } <= said.keys()
    checksum = hashlib.sha1(WIRE, usedforsecurity=False).hexdigest()
    assert ("contentHash", checksum) in said
    assert "\u202e" not in data.decode("utf-8")
    assert "\u200d" not in "".join(row["value"] for row in listed)


def test_every_format_has_a_check_by_a_program_of_others():
    spec = importlib.util.spec_from_file_location("check_exports", ROOT / "tools" / "check_exports.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["check_exports"] = module  # a data class looks its module up
    try:
        spec.loader.exec_module(module)
    finally:
        del sys.modules["check_exports"]
    assert list(module.CHECKS) == list(FORMATS)
    assert {check.script for check in module.CHECKS.values()} | {"verdict.py"} == {
        path.name for path in (ROOT / "tools" / "export_checks").iterdir() if path.is_file()
    }
