"""Demo front page: says that everything is made up, features three cases, and lets everybody agree."""

from django.db import transaction
from wagtail.models import Site

from accounts.models import User
from accounts.services import terms
from alliantie.demonstration import DemoRun
from alliantie.models import ContactSettings, NoticeSettings
from cases.models import CasePage

from .models import FeaturedCase, HomePage

NOTICE = "Dit is een demonstratie. De organisaties, mensen en verhalen hier zijn bedacht."
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
