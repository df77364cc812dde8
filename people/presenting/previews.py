"""The three pairs of eyes with which somebody looks at their own profile."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.choices import Role
from alliantie.visibility import VISITOR, Actor

# Nobody has this number: a member and an editor who are somebody else.
SOMEBODY_ELSE = 0


@dataclass(frozen=True)
class Preview:
    """One pair of eyes."""

    name: str
    label: str | Promise
    says: str | Promise
    nothing: str | Promise
    actor: Actor


PREVIEWS = {
    one.name: one
    for one in (
        Preview(
            "bezoeker",
            _("Een bezoeker"),
            _("Zo ziet een bezoeker je profiel."),
            _("Een bezoeker ziet je profiel niet."),
            VISITOR,
        ),
        Preview(
            "lid",
            _("Een lid"),
            _("Zo ziet een ander lid je profiel."),
            _("Een ander lid ziet je profiel niet."),
            Actor(user_id=SOMEBODY_ELSE, is_member=True),
        ),
        Preview(
            "redactie",
            _("De redactie"),
            _("Zo ziet de redactie je profiel."),
            _("De redactie ziet je profiel niet."),
            Actor(user_id=SOMEBODY_ELSE, roles=frozenset({Role.EDITOR.value})),
        ),
    )
}
