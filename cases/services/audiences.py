"""Who may see a case: narrowing works at once, widening past the editors or, when trusted, at once."""

from django.db import transaction
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.choices import Audience
from alliantie.frame import forget_frame
from alliantie.visibility import Actor
from cases.models import CasePage
from cases.policies.writing import WritingRefusedError, check_belong, check_hide, widens
from cases.writers import work_of, writer_of

from .at_once import note_published, publishes_at_once, was_taken_offline
from .indexing import case_changed


@transaction.atomic
def set_audience(*, page: CasePage, actor: Actor, audience: str) -> bool:
    """Narrow who may see a case at once; widening what is online goes past the editors (False).

    Of a trusted author widening holds at once too, and is checked afterwards.
    """
    row = CasePage.objects.select_for_update().get(pk=page.pk)
    check_belong(writer_of(actor), work_of(row))
    if audience != row.audience:
        check_hide(writer_of(actor), work_of(row))
    if audience == Audience.ORGANISATION and row.organisation_id is None:
        raise WritingRefusedError(_("Dit hoort niet bij een organisatie. Kies iets anders."))
    before = row.audience
    life = work_of(row).life
    is_held = row.live or life.workflow or life.is_scheduled or was_taken_offline(row)
    if widens(before, audience) and is_held:
        if actor.user_id is None or not publishes_at_once(row, actor):
            return False
        note_published(page=row, user_id=actor.user_id, widened_from=before)
    # Whoever narrows no longer wants what was asked before.
    row.submissions.exclude(wanted_audience="").update(wanted_audience="")
    if before != audience:
        CasePage.objects.filter(pk=row.pk).update(audience=audience)
        row.audience = audience
        forget_frame()
        record(action="case.audience", obj=row, actor_id=actor.user_id)
        case_changed(case=row)
    return True
