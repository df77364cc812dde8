"""Which verb keeps which part of a meeting."""

from django.db import transaction

from alliantie.visibility import Actor
from events.forms.programme import LinksForm, ProgrammeForm
from events.forms.rows import WhoForm
from events.forms.section import SectionForm
from events.forms.signing_up import SigningUpForm
from events.models import EventPage
from events.services import co_hosting, roles
from events.services.announcing import save_event


def save_section(*, event: EventPage, actor: Actor, form: SectionForm) -> tuple[EventPage, bool]:
    """Keep one part as a whole; gives the meeting and whether people are told of it.

    What is refused beside a field of the form is in its errors; then nothing is kept.
    """
    before = event.sequence
    with transaction.atomic():
        saved = save_event(
            event=event,
            actor=actor,
            changes=form.changes(),
            started_from=form.cleaned_data.get("version", ""),
        )
        if not _save_rows(saved, actor, form):
            transaction.set_rollback(True)
    return saved, saved.sequence > before


def _save_rows(event: EventPage, actor: Actor, form: SectionForm) -> bool:
    if isinstance(form, WhoForm):
        co_hosting.set_co_hosts(event=event, actor=actor, organisation_ids=form.organisation_ids)
        roles.set_people(event=event, actor=actor, doers=form.doers)
    elif isinstance(form, ProgrammeForm):
        roles.set_programme(event=event, actor=actor, parts=form.parts_typed)
    elif isinstance(form, LinksForm):
        roles.set_links(event=event, actor=actor, pages=form.pages)
    elif isinstance(form, SigningUpForm):
        return form.keep_seats(event, actor)
    return True
