"""A made-up world for measuring: people who follow things, and a week of new use cases."""

import random
from datetime import timedelta

from django.core.management import call_command
from django.utils import timezone

from accounts.models import User
from cases.models import CaseIndexPage, CasePage
from news.choices import NewsState
from news.models import Round, RoundLine
from organisations.choices import MembershipState, OrganisationKind
from organisations.models import Membership, Organisation
from people.models import Follow
from themes.models import Theme

SEED, THEMES, ORGANISATIONS, LINES = 2021, 20, 200, 40
WORDS = ("buurtbudget", "open data", "woo", "participatie", "algoritme", "taal", "raad", "archief")


def make_world(*, people: int, news: int) -> None:
    """Fill the database; each person follows four things and half of them a search."""
    draw = random.Random(SEED)  # noqa: S311 - the same world in every run
    themes = [
        Theme.objects.get_or_create(slug=f"proef-{n}", defaults={"label": f"Proefthema {n}"})[0]
        for n in range(THEMES)
    ]
    organisations = Organisation.objects.bulk_create(
        Organisation(name=f"Proef {n}", slug=f"proef-{n}", kind=OrganisationKind.NGO)
        for n in range(ORGANISATIONS)
    )
    users = User.objects.bulk_create(
        User(email=f"proef{n}@example.org", first_name=f"Proef {n}", password="!")  # noqa: S106 - nobody signs in
        for n in range(people)
    )
    _join(users, organisations)
    pages = _publish(news, themes, organisations, users, draw)
    _follow(users, themes, organisations, pages, draw)
    _tell(users, organisations)
    call_command("search_rebuild", verbosity=0)


def _join(users: list[User], organisations: list[Organisation]) -> None:
    Membership.objects.bulk_create(
        Membership(
            user=user,
            organisation=organisations[number % len(organisations)],
            state=MembershipState.ACTIVE,
        )
        for number, user in enumerate(users)
    )


def _publish(
    news: int,
    themes: list[Theme],
    organisations: list[Organisation],
    users: list[User],
    draw: random.Random,
) -> list[CasePage]:
    index = CaseIndexPage.objects.get()
    pages = []
    moment = timezone.now() - timedelta(days=1)
    for number in range(news):
        page = CasePage(
            title=f"Proef {number} met {draw.choice(WORDS)}",
            slug=f"proef-{number}",
            summary="Wat we deden en wat het opleverde.",
            approach="<p>We gingen aan de slag.</p>",
            organisation=draw.choice(organisations),
            owner=draw.choice(users),
            first_published_at=moment,
            last_published_at=moment,
        )
        page.themes = draw.sample(themes, 2)
        index.add_child(instance=page)
        pages.append(page)
    return pages


def _follow(
    users: list[User],
    themes: list[Theme],
    organisations: list[Organisation],
    pages: list[CasePage],
    draw: random.Random,
) -> None:
    follows = []
    for number, user in enumerate(users):
        follows += [Follow(user=user, theme=theme) for theme in draw.sample(themes, 2)]
        follows.append(Follow(user=user, organisation=draw.choice(organisations)))
        follows.append(Follow(user=user, page=draw.choice(pages)))
        if number % 2:
            word = "+".join(draw.sample(WORDS, 2)).replace(" ", "+")
            follows.append(Follow(user=user, search=f"q={word}", search_words=word))
    Follow.objects.bulk_create(follows, batch_size=2000)


def _tell(users: list[User], organisations: list[Organisation]) -> None:
    round_ = Round.objects.create(month="2001-01-01", closes_on="2001-01-31")
    RoundLine.objects.bulk_create(
        RoundLine(
            round=round_,
            author=users[number],
            organisation=organisations[number],
            text=f"We vroegen {number} mensen wat ze ervan vonden.",
            state=NewsState.SHOWN,
            shown_at=timezone.now() - timedelta(days=1),
        )
        for number in range(min(LINES, len(users)))
    )
