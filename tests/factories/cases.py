"""Use cases for tests: published unless asked otherwise, with only what the test names."""

from itertools import count
from typing import Any

from accounts.models import User
from alliantie.visibility import Actor
from cases.models import AuthorQuestion, CaseIndexPage, CasePage
from organisations.actors import actor_for
from organisations.choices import MembershipState
from organisations.models import Membership, Organisation
from themes.models import Theme

_numbers = count(1)


def make_user(name: str = "", **fields: Any) -> User:
    """Make an account that can sign in as <name>@example.org."""
    name = name or f"persoon{next(_numbers)}"
    return User.objects.create_user(f"{name}@example.org", "lang-genoeg-geheim", **fields)


def make_organisation(name: str = "", **fields: Any) -> Organisation:
    """Make an organisation that stands in the overview."""
    number = next(_numbers)
    return Organisation.objects.create(
        name=name or f"Gemeente {number}",
        slug=f"organisatie-{number}",
        **{"kind": "municipality", **fields},
    )


def make_member(organisation: Organisation | None, name: str = "", **fields: Any) -> User:
    """Make somebody with a current membership."""
    user = make_user(name)
    sector = {} if organisation else {"sector": "resident"}
    Membership.objects.create(
        user=user,
        organisation=organisation,
        **{"state": MembershipState.ACTIVE, **sector, **fields},
    )
    return user


def make_theme(label: str = "", **fields: Any) -> Theme:
    """Make a theme."""
    number = next(_numbers)
    return Theme.objects.create(
        label=label or f"Thema {number}", slug=f"thema-{number}", sort_order=number, **fields
    )


def make_case(
    title: str = "", *, publish: bool = True, themes: tuple[Theme, ...] = (), **fields: Any
) -> CasePage:
    """Make a use case under the index of a site that stands (fixture `site_home`)."""
    number = next(_numbers)
    title = title or f"Praktijkvoorbeeld {number}"
    standard = {
        "slug": f"voorbeeld-{number}",
        "summary": "Wat we deden en wat het opleverde.",
        "approach": "<p>We gingen aan de slag.</p>",
        "live": False,
    }
    case = CasePage(title=title, **{**standard, **fields})
    case.themes = list(themes)
    CaseIndexPage.objects.get().add_child(instance=case)
    revision = case.save_revision(user=case.owner)
    if publish:
        revision.publish()
    case.refresh_from_db()
    return case


def make_question(case: CasePage, **fields: Any) -> AuthorQuestion:
    """Make a question that waits for the author."""
    standard = {"name": "Vera Vraagt", "email": "vera@example.org", "text": "Hoe lang duurde het?"}
    return AuthorQuestion.objects.create(page=case, **{**standard, **fields})


def actor(user: User) -> Actor:
    """Read somebody's rights as a request would."""
    return actor_for(user)
