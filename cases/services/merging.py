"""When an organisation goes up in another, what it told goes along; and one use case goes up in another."""

from django.db import transaction
from modelcluster.models import get_serializable_data_for_fields
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Revision

from alliantie.audit import record
from alliantie.merging.redirecting import lead_on
from alliantie.merging.watching import note_change
from alliantie.visibility import Actor
from cases.choices import ReuseState, Standing
from cases.models import Advice, CasePage, CasePartner, DilemmaHiddenFrom, DilemmaPage, Reuse
from cases.writers import user_of
from organisations.models import Organisation
from organisations.resolving import current_of
from search.registry import key_of
from search.services import queue_index_many


@transaction.atomic
def move_reuses(*, organisation: Organisation) -> None:
    """Let the successor have told it; what the successor told itself of the same case stands alone."""
    after = current_of(organisation)
    if after.pk == organisation.pk:
        return
    there = Reuse.objects.shown().filter(organisation=after).values("original")
    told = Reuse.objects.filter(organisation=organisation)
    told.exclude(state=ReuseState.SHOWN, original__in=there).update(organisation=after)


@transaction.atomic
def move_dilemmas(*, organisation: Organisation) -> None:
    """Let the successor stand beside a dilemma, and keep out its people as those of the old one were."""
    after = current_of(organisation)
    if after.pk == organisation.pk:
        return
    DilemmaPage.objects.filter(organisation=organisation).update(organisation=after)
    Advice.objects.filter(organisation=organisation).update(organisation=after)
    for row in DilemmaHiddenFrom.objects.filter(organisation=organisation):
        DilemmaHiddenFrom.objects.get_or_create(page_id=row.page_id, organisation=after)


@transaction.atomic
def move_partners(*, organisation: Organisation) -> None:
    """Let the successor have taken part, once: not beside itself, and not twice."""
    after = current_of(organisation)
    if after.pk == organisation.pk:
        return
    there = set(CasePartner.objects.filter(organisation=after).values_list("page", flat=True))
    for row in CasePartner.objects.filter(organisation=organisation).order_by("pk"):
        if row.page_id in there:
            row.delete()
            continue
        there.add(row.page_id)
        row.organisation = after
        row.save(update_fields=["organisation"])
    CasePartner.objects.filter(organisation=after, page__organisation=after).delete()


@transaction.atomic
def merge_cases(*, gone: CasePage, kept: CasePage, actor: Actor, origin: str = "cms") -> None:
    """Finish a merge of which all rows went along: who took part, the page itself, its address."""
    _mention_all(gone, kept)
    old_url = str(gone.url)
    UnpublishPageAction(gone, user=user_of(actor)).execute(skip_permission_checks=True)
    CasePage.objects.filter(pk=gone.pk).update(standing=Standing.ARCHIVED)
    lead_on(old_url, to=kept)
    record(action="case.merge", obj=gone, actor_id=actor.user_id, origin=origin)
    queue_index_many(keys=[key_of(gone), key_of(kept)])


def _mention_all(gone: CasePage, kept: CasePage) -> None:
    """Let who owned the one, or took part in it, have taken part in the other; in its last version too."""
    named = {kept.organisation_id, *kept.partners.values_list("organisation", flat=True)}
    wanted = [gone.organisation_id, *gone.partners.values_list("organisation", flat=True)]
    new = [pk for pk in dict.fromkeys(wanted) if pk is not None and pk not in named]
    made = [CasePartner.objects.create(page=kept, organisation_id=pk) for pk in new]
    version = kept.latest_revision
    if not made or version is None:
        return
    before = version.content.get("partners") or []
    after = [*before, *(get_serializable_data_for_fields(row) for row in made)]
    note_change(version, "content", part="partners", old=before, new=after)
    Revision.objects.filter(pk=version.pk).update(content={**version.content, "partners": after})
