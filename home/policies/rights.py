"""What each role may do on Wagtail's own screens: one table, from which the groups are made.

As little as the work asks for. Who writes and curates may make and throw away; who moderates judges
and corrects what others sent; site admins also set up the site. Confidential moderators only get
the door: what they may do there is asked by our own screens.
"""

from collections.abc import Collection
from dataclasses import dataclass

from alliantie.choices import Role

EDITOR, MODERATOR, ADMIN = Role.EDITOR, Role.MODERATOR, Role.SITE_ADMIN
DOOR = "wagtailadmin.access_admin"
WRITE = ("add", "change", "delete", "view")
CORRECT = ("change", "view")
LOOK = ("view",)
# Wagtail keeps no right to look for these; who may choose sees the library.
KEEP = ("add", "change", "choose")


@dataclass(frozen=True)
class Right:
    """What of one model: verbs a role."""

    model: str  # app label and name, as Django's permissions know it
    verbs: dict[Role, tuple[str, ...]]


def _right(
    model: str,
    *,
    editor: Collection[str] = (),
    moderator: Collection[str] = (),
    admin: Collection[str] | None = None,
) -> Right:
    """Give site admins what editors have, unless the table says otherwise."""
    of_admin = editor if admin is None else admin
    return Right(
        model,
        {EDITOR: tuple(editor), MODERATOR: tuple(moderator), ADMIN: tuple(of_admin)},
    )


# Rights on everything of a kind.
RECORDS = (
    _right("themes.theme", editor=WRITE, moderator=LOOK),
    _right("themes.tag", editor=WRITE, moderator=LOOK),
    _right("search.synonym", editor=WRITE, moderator=LOOK),
    _right("search.bestbet", editor=WRITE, moderator=LOOK),
    _right("search.stopword", editor=WRITE, moderator=LOOK),
    _right(
        "organisations.organisation",
        editor=("add", *CORRECT),
        moderator=CORRECT,
        admin=WRITE,  # others let one go up in another, so that its people and pages come along
    ),
    _right("organisations.membership", editor=CORRECT, moderator=CORRECT),
    _right("people.person", editor=CORRECT, moderator=CORRECT),
    _right("people.ambassadorship", editor=CORRECT, moderator=CORRECT),
    _right("people.offer", editor=LOOK, moderator=LOOK),
    _right("events.recipe", editor=WRITE, moderator=LOOK),
    _right("events.series", editor=WRITE, moderator=LOOK),
    _right("wagtailredirects.redirect", editor=WRITE),
    _right("alliantie.readyremark", editor=WRITE, moderator=WRITE),
    _right("quarters.quarterreport", editor=CORRECT, moderator=LOOK),
    _right("alliantie.noticesettings", editor=CORRECT),
    _right("alliantie.menusettings", admin=CORRECT),
    _right("alliantie.footersettings", admin=CORRECT),
    _right("alliantie.notfoundsettings", admin=CORRECT),
    _right("alliantie.contactsettings", admin=CORRECT),
    _right("wagtailcore.site", admin=CORRECT),
    _right("accounts.user", admin=WRITE),
    _right("alliantie.auditentry", admin=LOOK),
)
# Rights on the whole tree of pages, and on the libraries.
PAGES = _right(
    "wagtailcore.page",
    editor=("add", "change", "publish", "lock", "unlock"),
    moderator=("change", "publish", "lock", "unlock"),
)
LIBRARIES = (
    _right("wagtailimages.image", editor=KEEP, moderator=("choose",)),
    _right("wagtaildocs.document", editor=KEEP, moderator=("choose",)),
    _right("wagtailmedia.media", editor=("add", "change")),
)
ALL = (*RECORDS, PAGES, *LIBRARIES)


def codes(rights: Collection[Right], role: Role) -> frozenset[str]:
    """Give what a role may do as Django writes it: `app.verb_model`."""
    found = set()
    for right in rights:
        app, _dot, model = right.model.partition(".")
        found |= {f"{app}.{verb}_{model}" for verb in right.verbs.get(role, ())}
    return frozenset(found)
