"""A small made-up corpus and what might be found in it, every verdict once, with text that tries to do harm."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from provenance.corpus.model import Block, Corpus, Header, Seed, TextFile
from provenance.facts.model import Claim, Hedge, Kind, Mention, Source, Value
from provenance.facts.results import Analysis, ConflictKind, Crowd, Fact, Verdict
from provenance.facts.set_aside import Reason
from provenance.findings.model import Finding, Severity, with_fingerprints

GAZETTE = (
    "---\r\nid: gazette\r\n---\r\n\r\n<!-- seed:block gazette-1\r\ntitle: x\r\n-->\r\n"
    "🚀🏭 The Norvel plant cost <b>$277M</b>, the minister said.\r\n"
    "It employs 1\u00a0200 people | [see](http://evil.example/) since 20 January 2025.\r\n"
    "“We will not close it,” said Ana Roy <script>alert(1)</script>.\r\n"
    "Turnout reached 47 percent; mail joe@evil.example about ![x](//evil.example/p.png).\r\n"
    "Rivals speak of ~5 rotors. The mayor \u202ecounts\u202c 30 jobs.\n"
    "<!-- seed:end gazette-1 -->\r\n"
)
COURRIER = (
    "---\nid: courrier\n---\n\n<!-- seed:block courrier-1\ntitle: y\n-->\n"
    "L’usine de Norvel a coûté moins de 250\u00a0millions de dollars, selon le maire.\n"
    "Elle emploie environ 1\u202f200 personnes depuis janvier 2025. 👩\u200d🔬\n"
    "« Nous n’allons pas la fermer », a dit Ana Roy mercredi.\n"
    "Ses rivaux parlent de 7 rotors. Le décompte passe à 31 emplois.\n"
    "<!-- seed:end courrier-1 -->\n"
)
WIRE = "Norvel : 47 % de participation, dit l’agence. \udce9 *Fin*.\n"


@dataclass(frozen=True)
class Made:
    corpus: Corpus
    analysis: Analysis
    findings: list[Finding]


def _seed(path: str, text: str, block_id: str) -> Seed:
    file = TextFile(path, text.encode("utf-8", "surrogateescape"), text)
    if not path.endswith(".md"):
        block = Block(block_id, text, 0, len(text), 0, 0, Header(0, 0), {}, implicit=True)
        return Seed(file, None, (block,))
    newline = "\r\n" if "\r\n" in text else "\n"
    start = text.index("-->" + newline) + 3 + len(newline)
    end = text.index("\n<!-- seed:end")
    block = Block(block_id, text[start:end], start, end, 0, start, Header(0, 0), {"author": "A. Writer"})
    return Seed(file, Header(0, 0), (block,))


def _source(seed: Seed, publisher: str | None, published: str | None, language: str | None) -> Source:
    block = seed.blocks[0]
    title = f"Norvel | {publisher}" if publisher else None
    return Source(
        block.id,
        seed.file.path,
        block.id,
        title,
        publisher,
        None,
        published,
        language,
        block.sha256,
        len(block.data),
        seed.file.span(block.start, block.start).bytes[0],
    )


def made(root: Path | None = Path("somewhere/project/seeds")) -> Made:
    seeds = {
        "courrier": _seed("seeds/courrier.md", COURRIER, "courrier-1"),
        "gazette": _seed("seeds/gazette.md", GAZETTE, "gazette-1"),
        "wire": _seed("seeds/wire #1.txt", WIRE, "wire"),
    }
    sources = {
        "courrier": _source(seeds["courrier"], "Le Courrier", "2025-02-01", "fr"),
        "gazette": _source(seeds["gazette"], "The <i>Gazette</i>", "2025-02-02", "en"),
        "wire": _source(seeds["wire"], None, None, None),
    }

    def claim(name: str, quote: str, kind: Kind, value: Value | None = None, **about: str) -> Claim:
        seed, source = seeds[name], sources[name]
        block, text = seed.blocks[0], seed.file.text
        start = text.index(quote, block.start)
        end = start + len(quote)
        line = text.rfind("\n", 0, start) + 1
        stop = text.index("\n", end)
        mention = Mention(start - block.start, end - block.start, start - block.start, end - block.start, kind, quote)
        if value is not None:
            mention = Mention(mention.start, mention.end, mention.qstart, mention.qend, kind, quote, value)
        return Claim(
            id=f"{source.id}:{start - block.start}",
            source=source,
            mention=mention,
            span=seed.file.span(start, end),
            quote=quote,
            context=text[line:stop],
            context_span=seed.file.span(line, stop),
            language=source.language or "fr",
            **about,  # type: ignore[arg-type]
        )

    def amount(low: str | None, high: str | None, unit: str | None = None, **rest: object) -> Value:
        ends = [None if end is None else Decimal(end) for end in (low, high)]
        return Value(ends[0], ends[1], unit=unit, **rest)  # type: ignore[arg-type]

    def day(low: str, high: str, granularity: str) -> Value:
        return Value(date.fromisoformat(low), date.fromisoformat(high), granularity=granularity)

    facts = (
        Fact(
            "F1",
            Kind.MONEY,
            "Norvel plant: cost | <b>",
            Verdict.CONFLICT,
            (
                claim(
                    "gazette",
                    "$277M",
                    Kind.MONEY,
                    amount("277e6", "277e6", "USD", precision=Decimal("5e5")),
                    subject="Norvel",
                    measure="cost",
                    speaker="the minister",
                ),
                claim(
                    "courrier",
                    "250\u00a0millions de dollars",
                    Kind.MONEY,
                    amount(None, "250e6", "USD", hi_open=True, hedge=Hedge.LESS_THAN),
                    measure="a coûté",
                    speaker="le maire",
                    voice="indirect",
                ),
            ),
            2,
            0.82,
            "high",
            ConflictKind.BOUND,
            ("matched with score 0.91: subject +0.40 (Norvel)", "no number satisfies both"),
            ("rounding does not explain the difference",),
        ),
        Fact(
            "F2",
            Kind.COUNT,
            "Norvel: rotors",
            Verdict.CONTESTED,
            (
                claim("gazette", "5 rotors", Kind.COUNT, amount("5", "5", "rotor"), speaker="rivals"),
                claim("courrier", "7 rotors", Kind.COUNT, amount("7", "7", "rotor"), speaker="rivaux"),
            ),
            2,
            explanations=("each figure is given by a different named speaker",),
        ),
        Fact(
            "F3",
            Kind.COUNT,
            "Norvel: jobs",
            Verdict.REVISED,
            (
                claim("gazette", "30 jobs", Kind.COUNT, amount("30", "30", "job")),
                claim("courrier", "31 emplois", Kind.COUNT, amount("31", "31", "job"), as_of="2025-02-03"),
            ),
            2,
        ),
        Fact(
            "F4",
            Kind.COUNT,
            "Norvel: people",
            Verdict.COMPATIBLE,
            (
                claim("gazette", "1\u00a0200 people", Kind.COUNT, amount("1200", "1200", "person")),
                claim("courrier", "1\u202f200 personnes", Kind.COUNT, amount("1200", "1200", "person", approx=True)),
            ),
            2,
        ),
        Fact(
            "F5",
            Kind.PERCENT,
            "turnout",
            Verdict.AGREE,
            (
                claim("gazette", "47 percent", Kind.PERCENT, amount("47", "47")),
                claim("wire", "47 %", Kind.PERCENT, amount("47", "47", precision=Decimal("0.5"))),
            ),
            2,
        ),
        Fact(
            "F6",
            Kind.QUOTATION,
            "Ana Roy: We will not close it",
            Verdict.QUOTE_VARIANT,
            (
                claim("gazette", "We will not close it,", Kind.QUOTATION, speaker="Ana Roy", voice="quoted"),
                claim("courrier", "Nous n’allons pas la fermer", Kind.QUOTATION, speaker="Ana Roy", voice="quoted"),
            ),
            2,
        ),
        Fact(
            "F7",
            Kind.DATE,
            "since",
            Verdict.COMPATIBLE,
            (
                claim("gazette", "20 January 2025", Kind.DATE, day("2025-01-20", "2025-01-20", "day")),
                claim("courrier", "janvier 2025", Kind.DATE, day("2025-01-01", "2025-01-31", "month")),
            ),
            2,
        ),
        Fact(
            "F8",
            Kind.DATE,
            "",
            Verdict.SINGLE_SOURCE,
            (claim("courrier", "mercredi", Kind.DATE, Value(granularity="day", weekday=3)),),
            1,
        ),
        Fact(
            "F9",
            Kind.QUOTATION,
            "\udce9 *Fin*",
            Verdict.SINGLE_SOURCE,
            (claim("wire", "\udce9 *Fin*", Kind.QUOTATION),),
            1,
        ),
        Fact(
            "F10",
            Kind.NAME,
            "script",
            Verdict.SINGLE_SOURCE,
            (claim("gazette", "Ana Roy <script>alert(1)</script>", Kind.NAME),),
            1,
        ),
        Fact(
            "F11",
            Kind.NUMBER,
            "hidden",
            Verdict.SINGLE_SOURCE,
            (
                claim(
                    "gazette",
                    "\u202ecounts\u202c 30",
                    Kind.NUMBER,
                    amount("0.30", "123456789012345678.25"),
                    polarity="denied",
                ),
            ),
            1,
        ),
    )
    gazette = seeds["gazette"].file
    findings = with_fingerprints(
        [
            Finding("SRC012", Severity.WARNING, "bidi control | <x>", gazette.path, gazette.span(20, 22), "look"),
            Finding("IDX101", Severity.ERROR, "no INDEX.md", "seeds", None, "run provenance index"),
            Finding("FACT601", Severity.ERROR, "conflict", gazette.path, gazette.span(3, 4), ""),
        ]
    )
    corpus = Corpus(root, tuple(seeds.values()), folder="seeds")
    aside = {sources["gazette"].id: {Reason.TELEPHONE: 1, Reason.LABEL: 1_200}}
    crowds = tuple(Crowd(("cost", f"Port<{n}>"), 5_000 - n) for n in range(7))
    analysis = Analysis(tuple(sources.values()), facts, (("courrier-1", "wire"),), aside, crowds=crowds)
    return Made(corpus, analysis, findings)
