"""What members of the demo follow."""

from pathlib import Path

from django.db import transaction

from accounts import demo as accounts_demo
from accounts.models import User
from alliantie.demonstration import DemoRun, read_rows
from organisations.models import Organisation
from people.models import Follow
from people.services.following import canonical, words_of
from themes.models import Theme

FILE = Path(__file__).parent / "follows.toml"


@transaction.atomic
def load(run: DemoRun) -> None:
    """Let some members follow something; a second time changes nothing."""
    emails = {row["key"]: row["email"] for row in read_rows(accounts_demo.FILE, "member")}
    rows = read_rows(FILE, "follow")
    for row in rows:
        user = User.objects.get(email__iexact=emails[row["member"]])
        for theme in Theme.objects.filter(slug__in=row.get("themes", [])):
            Follow.objects.get_or_create(user=user, theme=theme)
        for organisation in Organisation.objects.filter(slug__in=row.get("organisations", [])):
            Follow.objects.get_or_create(user=user, organisation=organisation)
        for search in map(canonical, row.get("searches", [])):
            Follow.objects.get_or_create(
                user=user, search=search, defaults={"search_words": words_of(search)}
            )
    run.say(f"Members who follow something: {len(rows)}")
