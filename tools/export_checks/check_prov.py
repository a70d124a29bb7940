"""Reads PROV-JSON with the library prov, turns it into RDF, and holds that against shapes with pySHACL."""

import json
import sys
from pathlib import Path

import verdict
from prov.model import ProvDocument
from pyshacl import validate
from rdflib import Graph

SHAPES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix x: <NAMESPACE> .

x:TextShape a sh:NodeShape ; sh:targetClass x:Text ;
  sh:property [ sh:path x:sha256 ; sh:minCount 1 ; sh:maxCount 1 ; sh:pattern "^[0-9a-f]{64}$" ] .
x:ClaimShape a sh:NodeShape ; sh:targetClass x:Claim ;
  sh:property [ sh:path prov:value ; sh:minCount 1 ] ;
  sh:property [ sh:path x:byteStart ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path prov:wasGeneratedBy ; sh:minCount 1 ; sh:class prov:Activity ] ;
  sh:property [ sh:path [ sh:inversePath prov:wasDerivedFrom ] ; sh:minCount 1 ; sh:class x:Fact ] ;
  sh:property [ sh:path ( prov:qualifiedQuotation prov:entity ) ; sh:minCount 1 ; sh:maxCount 1 ; sh:class x:Text ] .
x:FactShape a sh:NodeShape ; sh:targetClass x:Fact ;
  sh:property [ sh:path x:verdict ; sh:minCount 1 ; sh:maxCount 1 ] ;
  sh:property [ sh:path prov:wasDerivedFrom ; sh:minCount 1 ; sh:class x:Claim ] .
x:ActivityShape a sh:NodeShape ; sh:targetClass prov:Activity ;
  sh:property [ sh:path prov:used ; sh:minCount 1 ; sh:class x:Text ] ;
  sh:property [ sh:path prov:wasAssociatedWith ; sh:minCount 1 ; sh:class prov:SoftwareAgent ] .
"""

namespace = json.loads(Path(sys.argv[1]).read_text("utf-8"))["prefix"]["x"]
turtle = ProvDocument.deserialize(sys.argv[1]).serialize(format="rdf", rdf_format="turtle")
data = Graph().parse(data=turtle, format="turtle")
shapes = Graph().parse(data=SHAPES.replace("NAMESPACE", namespace), format="turtle")
conforms, _, text = validate(data, shacl_graph=shapes)
wrong = [] if conforms else [text]
query = "SELECT (COUNT(DISTINCT ?one) AS ?count) WHERE { ?one a <%s> }"
told = verdict.report()
expected = {"Text": len(told["sources"]), "Claim": len(verdict.claims()), "Fact": len(told["facts"])}
for name, count in expected.items():
    [[found]] = data.query(query % (namespace + name))
    if int(found) != count:
        wrong.append(f"{found} of kind {name}, not {count}")
verdict.end(wrong, f"{len(data)} triples, {sum(expected.values())} entities")
