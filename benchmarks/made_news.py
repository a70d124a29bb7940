"""Seeds with made-up news, French and English, for measuring speed: the same for the same number, on every machine.

Several papers tell of each event in their own words, some with another figure, between sentences that tell nothing.
"""

import random
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

_FIRST = "Nord Sud West Ost Stella Luna Alba Terra Aqua Ferro Silva Monte Rivo Campo Porto Vento Sole Mara Iris Delta"
_LAST = "wind tech bank rail steel pharma motors foods lines works energy media trade cargo water glass data labs"
_PEOPLE = "Ana Ruiz,Jon Ek,Mary Olsen,Luca Rossi,Eva Brandt,Paul Marchal,Nina Kovač,Omar Haddad,Lise Perrin,Tom Hale"
_TOWNS = "Lyon,Lille,Nantes,Leeds,Bristol,Dublin,Boston,Toulouse,Bordeaux,Chicago,Glasgow,Rennes"
_MEASURES = (
    ("cut {n} jobs in {town}", "a supprimé {n} emplois à {town}"),
    ("lost {n} million euros in {year}", "a perdu {n} millions d'euros en {year}"),
    ("will invest {n} million euros in {town}", "va investir {n} millions d'euros à {town}"),
    ("sold {n} tonnes of paper in {year}", "a vendu {n} tonnes de papier en {year}"),
    ("raised its prices by {p} %", "a augmenté ses prix de {p} %"),
    ("closed {p} plants in {town} on {day} March {year}", "a fermé {p} usines à {town} le {day} mars {year}"),
)
_AROUND = (
    ("The announcement surprised nobody in {town}.", "L'annonce n'a surpris personne à {town}."),
    ("“We have waited for this for a long time,” said {who}.", "« Nous attendions cela depuis longtemps », dit {who}."),
    ("The unions asked for talks, and the mayor promised help.", "Les syndicats demandent des négociations."),
    ("Analysts had expected little else after a hard winter.", "Les analystes ne s'attendaient pas à autre chose."),
    ("{who}, who leads the works council, called it a bad day.", "{who}, élu du personnel, parle d'un mauvais jour."),
    ("Nothing was said about what comes next.", "Rien n'a été dit de la suite."),
)
# Background is put together of short pieces, so that no two articles share a passage by it.
_BACKGROUND = (
    (
        (
            "On {weekday}",
            "Since {month}",
            "In {town}",
            "According to {who}",
            "For years",
            "Behind closed doors",
            "In a letter to the staff",
            "At the gate",
            "Two streets away",
            "As {who} put it",
        ),
        (
            "{weekday}",
            "Depuis {month}",
            "À {town}",
            "Selon {who}",
            "Depuis des années",
            "À huis clos",
            "Dans une lettre au personnel",
            "Devant la grille",
            "Deux rues plus loin",
            "Comme l'a dit {who}",
        ),
    ),
    (
        (
            "the works council",
            "the mayor of {town}",
            "a bank in {town}",
            "the night shift",
            "{who}",
            "the school",
            "the smaller of the unions",
            "the family that owns the firm",
            "a former director",
            "the minister",
        ),
        (
            "le comité d'entreprise",
            "la mairie de {town}",
            "une banque de {town}",
            "l'équipe de nuit",
            "{who}",
            "l'école",
            "le plus petit des syndicats",
            "la famille propriétaire",
            "un ancien directeur",
            "la ministre",
        ),
    ),
    (
        (
            "asked for",
            "spoke of",
            "had warned of",
            "hopes for",
            "refused",
            "wants to see",
            "promised",
            "wrote about",
            "had counted on",
            "put off",
        ),
        (
            "a demandé",
            "a évoqué",
            "avait prédit",
            "espère",
            "a refusé",
            "veut voir",
            "a promis",
            "a décrit",
            "avait prévu",
            "a repoussé",
        ),
    ),
    (
        (
            "a slower plan",
            "help from the region",
            "a buyer with a name",
            "another round of talks",
            "the missing orders",
            "a place for the apprentices",
            "cheaper power",
            "new machines",
            "an honest account",
            "what comes after",
        ),
        (
            "un plan plus lent",
            "l'aide de la région",
            "un repreneur connu",
            "d'autres discussions",
            "les commandes perdues",
            "une place pour les apprentis",
            "une énergie moins chère",
            "de nouvelles machines",
            "un bilan honnête",
            "la suite",
        ),
    ),
    (
        (
            "because nobody had been told",
            "while customers look elsewhere",
            "before the summer break",
            "and not for the first time",
            "as other firms in {town} did",
            "although little money is left",
            "“if anybody still listens”",
            "which {who} denies",
            "now that steel costs more",
            "whatever the court decides",
        ),
        (
            "car personne n'était au courant",
            "tandis que les clients s'en vont",
            "avant les congés d'été",
            "et non pour la première fois",
            "comme d'autres à {town}",
            "bien qu'il reste peu d'argent",
            "« si quelqu'un écoute encore »",
            "ce que {who} conteste",
            "maintenant que l'acier est plus cher",
            "quoi que décide le tribunal",
        ),
    ),
)
_HOW = (
    "again openly quietly suddenly rightly twice calmly gladly vaguely bluntly soon late early politely loudly firmly "
    "briefly formally clearly wearily",
    "encore ouvertement discrètement soudain clairement calmement volontiers vaguement bientôt poliment fermement "
    "brièvement formellement franchement tardivement rapidement prudemment sèchement longuement vivement",
)
_WEEKDAYS = (("Monday", "lundi"), ("Tuesday", "mardi"), ("Thursday", "jeudi"), ("Friday", "vendredi"))
_MONTHS = (("March", "mars"), ("May", "mai"), ("September", "septembre"), ("November", "novembre"))
EVENTS_EACH, FIGURES_EACH, TOLD_BY = 3, 2, 4


def texts(number: int, background: int = 0) -> Iterator[tuple[str, str]]:
    """Language and text of ``number`` articles of some hundred words, and of 15 more for each sentence of
    ``background``.
    """
    drawn = random.Random(1)
    firms = [first + last for first in _FIRST.split() for last in _LAST.split()]
    people, towns = _PEOPLE.split(","), _TOWNS.split(",")
    events = max(1, number * EVENTS_EACH // TOLD_BY)
    for _ in range(number):
        side = drawn.randrange(2)
        paragraphs = []
        for _ in range(EVENTS_EACH):
            event = random.Random(drawn.randrange(events))
            firm = f"{event.choice(firms)} {event.randrange(40)}" if events > 2000 else event.choice(firms)
            said = []
            for measure in event.sample(_MEASURES, FIGURES_EACH):
                n, p = event.randrange(110, 990), event.randrange(2, 40)
                values = {
                    "town": event.choice(towns),
                    "year": event.randrange(2015, 2025),
                    "day": event.randrange(1, 29),
                }
                slip = drawn.random() < 0.1
                said.append(f"{firm} " + measure[side].format(n=n + 10 * slip, p=p, **values) + ".")
                filler = drawn.choice(_AROUND)[side]
                said.append(filler.format(town=drawn.choice(towns), who=drawn.choice(people)))
            paragraphs.append(" ".join(said))
        for _ in range(background):
            how = _HOW[side].split()
            pieces = " ".join(f"{drawn.choice(piece[side])} {drawn.choice(how)}" for piece in _BACKGROUND)
            days = {"weekday": drawn.choice(_WEEKDAYS)[side], "month": drawn.choice(_MONTHS)[side]}
            told = pieces.format(town=drawn.choice(towns), who=drawn.choice(people), **days)
            paragraphs.insert(drawn.randrange(len(paragraphs) + 1), told[0].upper() + told[1:] + ".")
        yield ("en", "fr")[side], "\n\n".join(paragraphs) + "\n"


def seed(number: int, language: str, text: str) -> bytes:
    """A sound seed with one block."""
    name, data = f"s{number:06}", text.encode()
    return (
        (
            f"---\nseed: 1\nid: {name}\ntitle: Article {number}\npublisher: Paper {number % 17}\n"
            f'published: "2025-01-{number % 28 + 1:02}"\nlanguage: {language}\nurl: https://example.org/{number}\n---\n\n'
            f"<!-- seed:block {name}-1\nsha256: {sha256(data).hexdigest()}\nbytes: {len(data)}\n-->\n"
        ).encode()
        + data
        + f"\n<!-- seed:end {name}-1 -->\n".encode()
    )


def write(number: int, folder: Path, background: int = 0) -> None:
    """Write ``number`` seeds into a folder; the index is for ``provenance index``."""
    folder.mkdir(parents=True, exist_ok=True)
    for at, (language, text) in enumerate(texts(number, background)):
        (folder / f"s{at:06}.md").write_bytes(seed(at, language, text))
