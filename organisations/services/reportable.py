"""An organisation can be reported, taken out of the overview and put back."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.reportable import Reportable, number_in
from alliantie.visibility import Actor
from organisations.choices import Listing
from organisations.models import Membership, Organisation
from organisations.policies import check_editor

from .names import organisation_changed


class ReportableOrganisation(Reportable):
    """An organisation; who looks after it counts as its author."""

    kind: ClassVar[str] = "organisatie"
    label: ClassVar[str | Promise] = _("Organisatie")
    is_of_a_house: ClassVar[bool] = True

    def found(self, actor: Actor, handle: str) -> Organisation | None:
        """Give an organisation to who may read it."""
        return Organisation.objects.visible_to(actor).filter(pk=number_in(handle)).first()

    def get(self, key: int) -> Organisation | None:
        """Give an organisation."""
        return Organisation.objects.filter(pk=key).first()

    def author_ids(self, thing: Any) -> set[int]:
        """Give who looks after it."""
        caring = Membership.objects.administrators().filter(organisation=thing.pk)
        return set(caring.values_list("user_id", flat=True))

    def made_by(self, user_id: int, keys: Collection[int]) -> set[int]:
        """Give which of these somebody looks after."""
        caring = Membership.objects.administrators().filter(user=user_id, organisation__in=keys)
        return {pk for pk in caring.values_list("organisation_id", flat=True) if pk is not None}

    def hide(self, thing: Any, *, actor: Actor) -> str:
        """Take it out of the overview; its own people still see it."""
        moved = _list(thing, Listing.LISTED, Listing.HIDDEN, "organisation.hide", actor)
        return Listing.LISTED.value if moved else ""

    def restore(self, thing: Any, *, memory: str, actor: Actor) -> None:
        """Put it back in the overview."""
        _list(thing, Listing.HIDDEN, Listing(memory), "organisation.show", actor)


@transaction.atomic
def _list(
    organisation: Organisation, before: Listing, after: Listing, action: str, actor: Actor
) -> bool:
    check_editor(actor)
    rows = Organisation.objects.filter(pk=organisation.pk, listing=before)
    if not rows.update(listing=after):
        return False
    organisation.listing = after
    organisation_changed(
        organisation=organisation, actor_id=actor.user_id, action=action, origin="cms"
    )
    return True
