"""Demo front page: says that everything is made up, features three cases, and lets everybody agree."""

import json
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import Site

from accounts.models import User
from accounts.services import terms
from alliantie.demonstration import DemoRun
from alliantie.models import ContactSettings, NoticeSettings
from alliantie.starting import first_time
from cases.models import CasePage
from people.models import Ambassadorship

from .models import EditorialPage, FeaturedCase, HomePage
from .starters import TEXTS

NOTICE = "Dit is een demonstratie. De organisaties, mensen en verhalen hier zijn bedacht."
SHOWN_PEOPLE = 3
FEATURED = ("begroting-op-de-radio", "stemlokaal-met-rolstoel", "chatbot-uit")


@transaction.atomic
def load(run: DemoRun) -> None:
    """Add what is missing; a notice or choice of an editor stays."""
    notice = NoticeSettings.for_site(Site.objects.get(is_default_site=True))
    if not notice.text:
        notice.text, notice.is_shown = NOTICE, True
        notice.save()
    _contact()
    home = HomePage.objects.get()
    if not home.featured.exists():
        for order, slug in enumerate(FEATURED):
            case = CasePage.objects.get(slug=slug)
            home.featured.add(FeaturedCase(case=case, sort_order=order))
        home.save_revision().publish()
    _tell_more_about_us()
    for user in User.objects.all():
        terms.accept(user_id=user.pk, versions=terms.owed_by(user.pk))
    run.say("Front page: notice and featured cases")


def _contact() -> None:
    contact = ContactSettings.for_site(Site.objects.get(is_default_site=True))
    if contact.email:
        return
    contact.email, contact.phone = "vragen@example.org", "010 123 45 67"
    contact.opening_hours = "Maandag tot en met donderdag, 9 tot 17 uur"
    contact.save()


def _tell_more_about_us() -> None:
    """Add blocks to "Over ons" once; what editors make of the page afterwards stays."""
    page = EditorialPage.objects.filter(slug="over-ons").first()
    if page is None or not first_time("demo:over-ons"):
        return
    more: list[dict[str, Any]] = json.loads((TEXTS / "over-ons-demo.json").read_text("utf-8"))
    terms = Ambassadorship.objects.current(timezone.localdate()).order_by("person__name")
    people = list(dict.fromkeys(terms.values_list("person", flat=True)))[:SHOWN_PEOPLE]
    if people:
        heading = "Bij wie je terechtkunt"
        more.append({"type": "people", "value": {"title": heading, "people": people}})
    page.body = json.dumps([*page.body.get_prep_value(), *more])
    page.save_revision().publish()
