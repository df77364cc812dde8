"""Tell who asked that there is news, so that no mail, and no moment, says of what.

Everything for somebody who is not named goes out once a day for everybody at the same hour, in the
same words, without a title and to the page that lists what is theirs.
"""

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.notices import notify
from alliantie.choices import Role
from alliantie.mail import queue_mail
from alliantie.sealing import mark
from cases.choices import NameChoice, SealedKind
from cases.models import DilemmaNews, DilemmaPage

from .authors import opened

CHECK_KIND = "dilemma.check"
# The hour, Dutch time, after which the neutral mails of a day go out.
ROUND_HOUR = 7


def tell_asker(*, dilemma: DilemmaPage, about: str) -> None:
    """Put down that there is news for the asker; the same `about` counts once.

    Named askers hear at once, others with the round of the next morning.
    """
    DilemmaNews.objects.get_or_create(dilemma=dilemma, about=about)
    if dilemma.name_choice != NameChoice.ANONYMOUS:
        _tell(dilemma, once=f"{dilemma.reference}-{about}")
        DilemmaNews.objects.filter(dilemma=dilemma, about=about).update(told=True)


def tell_moderators(*, dilemma: DilemmaPage) -> None:
    """Tell moderators that a safety check waits, once a day; no title: mail is read by others too."""
    names = [str(Role.MODERATOR.label), str(Role.CONFIDENTIAL.label)]
    groups = Group.objects.filter(name__in=names)
    people = User.objects.filter(groups__in=groups, is_active=True).distinct()
    notify(
        user_ids=people.values_list("pk", flat=True),
        kind=CHECK_KIND,
        text=_("Er wacht een dilemma op de veiligheidscheck."),
        url=reverse("dilemma_checks"),
        once_key=f"check-{dilemma.reference}-{timezone.localdate():%Y%m%d}",
    )


@transaction.atomic
def tell_round() -> int:
    """Tell every asker who is not named of yesterday's news, all at once; give how many."""
    now = timezone.localtime()
    if now.hour < ROUND_HOUR:
        return 0
    until = now.replace(hour=0, minute=0, second=0, microsecond=0)
    waiting = DilemmaNews.objects.select_for_update(of=("self",)).filter(
        told=False, made_on__lt=until.date()
    )
    dilemmas = {row.dilemma_id: row.dilemma for row in waiting.select_related("dilemma")}
    waiting.update(told=True)
    for dilemma in sorted(dilemmas.values(), key=lambda one: str(one.reference)):
        _tell(dilemma, once=f"{dilemma.reference}-{until:%Y%m%d}")
    return len(dilemmas)


def _tell(dilemma: DilemmaPage, *, once: str) -> None:
    """Write to the other address when one was given, else to the account's; neutral either way.

    No notice is put on the desk, and the mail is sealed: a row that stays beside an account would
    tell an operator that this account asked something. Also of who is named: they may hide later.
    """
    link = opened(kind=SealedKind.DILEMMA, reference=dilemma.reference)
    if not link:
        return
    address, template = link.get("address", ""), "dilemma_news_elsewhere"
    if not address:
        person = User.objects.filter(pk=link["user"], is_active=True).first()
        address, template = (person.email if person else ""), "dilemma_news"
    if address:
        queue_mail(
            template=template,
            to=address,
            context={"link": desk_address()},
            once_key=f"news-{mark('news', once)[:40]}",
            is_sealed=True,
        )


def desk_address() -> str:
    """Give the full address of the list of somebody's own dilemmas, which asks to sign in."""
    return str(settings.SITE_URL) + reverse("desk:dilemmas")
