"""Who may what, in the words that models carry, and who holds a role today."""

from dataclasses import dataclass

from django.apps import apps
from django.contrib.auth.models import Group
from django.db.models import Count, Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.settings.models import BaseSiteSetting

from alliantie.choices import Role
from home.policies.rights import ALL
from home.policies.who_may_what import Table, as_markdown, in_the_cms, on_the_site

OTHER_WORDS = {"wagtailmedia.media": _("Geluid en film")}  # its own are English


@dataclass(frozen=True)
class Held:
    """How many people hold a role today."""

    name: str
    people: int


def tables() -> tuple[Table, ...]:
    """Ask the rules and the table of rights."""
    names = {right.model: _name(right.model) for right in ALL}
    return (on_the_site(), in_the_cms(names))


def markdown() -> str:
    """Write it for the handbook."""
    return as_markdown(tables())


def held() -> list[Held]:
    """Count who may sign in and holds a role; one query."""
    labels = [str(role.label) for role in Role]
    counted = dict(
        Group.objects.filter(name__in=labels)
        .annotate(people=Count("user", filter=Q(user__is_active=True)))
        .values_list("name", "people")
    )
    return [Held(label, counted.get(label, 0)) for label in labels]


def _name(model: str) -> str:
    if model in OTHER_WORDS:
        return str(OTHER_WORDS[model])
    kind = apps.get_model(model)
    told = kind._meta
    is_one = issubclass(kind, BaseSiteSetting)
    return capfirst(str(told.verbose_name if is_one else told.verbose_name_plural))
