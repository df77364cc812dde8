"""Very many use cases in little time: the lean path of the import, then made members' own."""

from accounts.models import User
from alliantie.models import Picture
from cases.importing.mapping import Source
from cases.importing.planning import Action, Planned
from cases.importing.rows import CaseRow
from cases.importing.world import World
from cases.models import CasePage
from cases.services.importing import ImportRun, import_batch
from organisations.models import Organisation
from tests.factories.cases import make_member
from tests.factories.uploads import make_picture

REGISTER = Source("menigte", "Menigte", "CC0 1.0")
BATCH = 200


def make_many_cases(first: int, last: int, organisation: Organisation, theme: str) -> None:
    """Publish cases number `first` to `last`, each with author, picture, theme, tag and organisation."""
    run = ImportRun(REGISTER, World.load(), publish=True)
    rows = [_row(number, theme) for number in range(first, last)]
    for start in range(0, len(rows), BATCH):
        batch = [Planned(row, Action.CREATE) for row in rows[start : start + BATCH]]
        import_batch(run=run, planned=batch)
    made = CasePage.objects.filter(source=REGISTER.key)
    author = make_member(organisation)
    _give_pictures(list(made), author)
    made.update(organisation=organisation, owner=author, contact=author, source="", source_id="")


def _give_pictures(cases: list[CasePage], author: User) -> None:
    """Give every case its own picture, all of one file: drawing a thousand would take minutes."""
    drawn = make_picture(author)
    pictures = Picture.objects.bulk_create(
        Picture(
            title=case.title,
            file=drawn.file.name,
            width=drawn.width,
            height=drawn.height,
            collection=drawn.collection,
        )
        for case in cases
    )
    for case, picture in zip(cases, pictures, strict=True):
        case.lead_picture = picture
    CasePage.objects.bulk_update(cases, ["lead_picture"], batch_size=BATCH)


def _row(number: int, theme: str) -> CaseRow:
    return CaseRow(
        number=number,
        source_id=str(number),
        fields={
            "title": f"Buurtbudget nummer {number}",
            "summary": "Bewoners verdeelden het geld van de buurt.",
            "approach": "<p>We gingen aan de slag.</p>",
            "language": "nl",
        },
        organisation=None,
        themes=(theme,),
        tags=("buurt",),
        links=(),
        digest=str(number),
    )
