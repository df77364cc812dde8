"""What a profile tells search: never more than its whole audience may read."""

from collections.abc import Sequence

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from alliantie.choices import Audience
from alliantie.visibility import Actor
from organisations.choices import Listing
from organisations.models import Membership, Organisation
from people.choices import Visibility
from people.models import Expertise, Person
from people.policies.profile import is_as_wide
from search.contract import SearchDocument
from search.registry import describe, key_of, register

KIND = "person"
# Who is looked for by name should come first, but must not push away what people wrote on a theme.
BOOST = 0.9
AUDIENCES = {Visibility.EVERYONE: Audience.PUBLIC, Visibility.MEMBERS: Audience.MEMBERS}


def connect() -> None:
    """Make people findable."""
    register(
        KIND,
        label=_("Persoon"),
        model=Person,
        build=build,
        queryset=indexed,
        visible_to=visible_to,
        card_template="people/hit.html",
    )
    describe(KIND, plural=_("Mensen"))


def indexed() -> QuerySet[Person]:
    """Give everybody who takes part, with what their document says."""
    return (
        Person.objects.active()
        .exclude(show_who=Visibility.NOBODY)
        .select_related("user")
        .prefetch_related(
            Prefetch("expertises", queryset=Expertise.objects.select_related("theme")),
            Prefetch(
                "user__memberships",
                queryset=Membership.objects.shown().select_related("organisation"),
                to_attr="shown_memberships",
            ),
        )
    )


def visible_to(actor: Actor, pks: Sequence[str]) -> QuerySet[Person]:
    """Give those people this actor may see now."""
    return Person.objects.visible_to(actor).filter(pk__in=pks)


def build(person: Person) -> SearchDocument | None:
    """Describe somebody to the audience of their first block; narrower blocks stay out."""
    audience = AUDIENCES.get(Visibility(person.show_who))
    if audience is None or not person.name:
        return None
    tells = is_as_wide(person.show_knowledge, person.show_who)
    known = list(person.expertises.all()) if tells else []
    organisation = _organisation(person)
    names = (one.name for one in _organisations(person))
    return SearchDocument(
        key=key_of(person),
        kind=KIND,
        url=person.get_absolute_url(),
        title=person.name,
        summary=person.function,
        body=" ".join(filter(None, [person.about, *names, *(one.theme.label for one in known)])),
        updated_at=person.updated_at,
        organisation_id=str(organisation.pk) if organisation else "",
        organisation=organisation.name if organisation else "",
        organisation_kind=organisation.kind if organisation else "",
        region=organisation.region if organisation else "",
        theme_ids=tuple(str(one.theme_id) for one in known),
        themes=tuple(one.theme.label for one in known),
        audience=audience.value,
        has_source=False,
        boost=BOOST,
    )


def _organisations(person: Person) -> list[Organisation]:
    """Give the listed organisations somebody agreed to be shown with; proposals tell nobody anything."""
    rows: list[Membership] = person.user.shown_memberships  # type: ignore[attr-defined]  # prefetched
    return [
        one
        for row in rows
        if (one := row.organisation) is not None and one.listing == Listing.LISTED
    ]


def _organisation(person: Person) -> Organisation | None:
    return next(iter(_organisations(person)), None)
