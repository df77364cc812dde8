"""Made-up Dutch documents and questions, the same at every run."""

from random import Random

from search.contract import SearchDocument
from tests.search.engine_behaviour import doc

SEED = 20261124
FIRST = ["burger", "wijk", "water", "woning", "jeugd", "zorg", "raad", "dorp", "milieu", "data"]
LAST = ["participatie", "budget", "panel", "overleg", "besluit", "plan", "beleid", "vergunning"]
SAID = [
    *["samen", "met", "bewoners", "werken", "aan", "een", "open", "gesprek", "over", "de", "buurt"],
    *["vertrouwen", "in", "ambtenaren", "die", "luisteren", "vragen", "antwoorden", "delen", "en"],
    *["leren", "schrijven", "lezen", "kiezen", "stemmen", "gemeente", "provincie", "vereniging"],
    *["bibliotheek", "jongeren", "ouderen", "begroting", "cijfers", "rekening", "controle", "het"],
    *["kaart", "website", "brief", "formulier", "duidelijk", "eerlijk", "snel", "wij"],
]


def documents(number: int, words: int = 60) -> list[SearchDocument]:
    """Make documents of different lengths, some from a register."""
    draw = Random(SEED)  # noqa: S311 - a fixed seed, no secret
    return [_document(draw, at, words) for at in range(number)]


def _document(draw: Random, at: int, words: int) -> SearchDocument:
    return doc(
        f"made:{at}",
        title=" ".join([_compound(draw), *draw.sample(SAID, draw.randint(1, 5)), _compound(draw)]),
        summary=" ".join(_word(draw) for _ in range(draw.randint(5, 25))),
        body=". ".join(
            " ".join(_word(draw) for _ in range(9)) for _ in range(draw.randint(1, words // 5))
        ),
        boost=draw.choice([1.0, 1.0, 1.05, 1.1]),
        source=draw.choice(["", "", "Algoritmeregister"]),
        theme_ids=tuple(draw.sample("12345678", draw.randint(0, 3))),
        region=draw.choice(["NL-UT", "NL-ZH", "NL-GR"]),
        year=draw.randint(2015, 2026),
    )


def _word(draw: Random) -> str:
    return _compound(draw) if draw.random() < 0.15 else draw.choice(SAID)


def _compound(draw: Random) -> str:
    return draw.choice(FIRST) + draw.choice(["", "", "en"]) + draw.choice(LAST)


def questions(number: int) -> list[str]:
    """Make questions: words, compounds, phrases, some with a word left out."""
    draw = Random(SEED + 1)  # noqa: S311 - a fixed seed, no secret
    return [_question(draw) for _ in range(number)]


def _question(draw: Random) -> str:
    words = [draw.choice([*SAID, *FIRST, *LAST]) for _ in range(draw.randint(0, 3))]
    words.append(_compound(draw))
    form = draw.random()
    if form < 0.1:
        words.append(f'"{" ".join(draw.sample(SAID, 2))}"')
    elif form < 0.2:
        words.append(f"-{draw.choice(SAID)}")
    return " ".join(words)
