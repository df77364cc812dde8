"""What the journals of an import and of a merge hold of somebody, so that both can be undone."""

from alliantie.imports.journal import Journal
from alliantie.models import Import
from cases.models import CasePage
from cases.services.import_noting import as_it_was, note_pages
from people.choices import Level
from people.models import Expertise
from tests.factories.merging import merge
from tests.factories.themes import make_theme


def leave(*, user, person, do_tasks) -> None:
    """An import changed a page of theirs; two themes they know of became one, once beside a clash."""
    run = Import.objects.create(kind="cases", file_name="x.csv", state="running")
    journal = Journal(run.pk)
    case = CasePage.objects.get(title="Vogels tellen")
    with journal.batch(1):
        note_pages([case], journal.note, is_made=False, before={case.pk: as_it_was(case)})
    run.refresh_from_db()
    assert run.items.get().before["content"]["owner"] == user.pk
    one, other, third = (make_theme(f"Nest {number}") for number in range(3))
    for theme in (one, other):
        Expertise.objects.create(person=person, theme=theme, level=Level.CAN_DO)
    do_tasks()  # Wagtail wants to look at a theme while it is there
    gone = merge("thema", one, other)
    assert gone.rows.filter(model="people.Expertise", change="deleted", person=user).exists()
    do_tasks()
    moved = merge("thema", other, third)
    assert moved.rows.filter(model="people.Expertise", change="changed", person=user).exists()
