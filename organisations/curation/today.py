"""Who and what waits to be let in, as the list "Vandaag" asks it."""

from typing import Any, ClassVar

from django.db.models import Exists, OuterRef, QuerySet, TextField, Value
from django.db.models.functions import Coalesce, Concat
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.today.following import only_url
from alliantie.today.sources import Source
from alliantie.visibility import Actor
from organisations.choices import Listing
from organisations.models import Membership, Organisation

PERSON, ADMIN, ORGANISATION = "mens", "beheerder", "organisatie"
SCREEN = "organisation_requests"
# A name and for whom: never an address, also of who gave no name.
WHO = Concat(
    "user__first_name",
    Value(" "),
    "user__last_name",
    Value(" - "),
    Coalesce("organisation__name", Value("")),
    output_field=TextField(),
)


class OfEditors(Source):
    """What every editor decides about."""

    def may(self, actor: Actor) -> bool:
        """Let editors decide."""
        return actor.is_editor

    def address(self, key: int, handle: str) -> str:
        """Lead to this one alone on the screen with requests."""
        return only_url(SCREEN, self.kind, key)


class PeopleToAdmit(OfEditors):
    """People who want to take part."""

    kind: ClassVar[str] = PERSON
    label: ClassVar[str | Promise] = _("Wie wil meedoen?")
    title: ClassVar[Any] = WHO
    since: ClassVar[Any] = "created_at"

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select requests without an answer."""
        return Membership.objects.open_requests()


class AdminsOffered(OfEditors):
    """Members who want to look after an organisation that has nobody."""

    kind: ClassVar[str] = ADMIN
    label: ClassVar[str | Promise] = _("Wie wil beheerder zijn?")
    title: ClassVar[Any] = WHO
    since: ClassVar[Any] = "admin_asked_at"

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select offers while there is nobody."""
        return Membership.objects.asking_to_administer()


class OrganisationsProposed(OfEditors):
    """Organisations that somebody proposed; with a request of a person they are decided about together."""

    kind: ClassVar[str] = ORGANISATION
    label: ClassVar[str | Promise] = _("Voorgestelde organisatie")
    title: ClassVar[Any] = "name"
    since: ClassVar[Any] = "created_at"

    def waiting(self, actor: Actor) -> QuerySet[Any]:
        """Select what is in no overview yet and comes without a person."""
        together = Membership.objects.open_requests().filter(organisation=OuterRef("pk"))
        rows = Organisation.objects.filter(listing=Listing.PROPOSED)
        return rows.filter(~Exists(together))


SOURCES = (PeopleToAdmit, AdminsOffered, OrganisationsProposed)
