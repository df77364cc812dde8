"""Take over what was reported before there were dossiers: nothing open is lost, nothing is decided anew."""

from collections import defaultdict
from datetime import timedelta

from django.db import migrations
from django.utils import timezone

from alliantie.calendar import add_working_days

ANSWER_WITHIN = 5
SECOND = timedelta(seconds=1)
KINDS = {
    "people.person": "persoon",
    "people.question": "vraag",
    "people.answer": "antwoord",
    "people.offer": "aanbod",
    "people.message": "bericht",
    "cases.casepage": "praktijkvoorbeeld",
    "cases.dilemmapage": "dilemma",
    "cases.idea": "idee",
    "events.eventpage": "bijeenkomst",
    "news.newsitem": "actualiteit",
    "organisations.organisation": "organisatie",
}
# What nobody can find back is one dossier about something that is gone.
GONE = ("bericht", 0)


def about(old, apps):
    """Give kind and number of what an old report is about; of a conversation the last words of the other."""
    label, _colon, number = old.about.partition(":")
    if not number.isdecimal():
        return GONE
    if label == "people.conversation":
        return ("bericht", last_message(old, int(number), apps))
    return (KINDS[label], int(number)) if label in KINDS else GONE


def last_message(old, number, apps):
    conversations = apps.get_model("people", "Conversation").objects
    seen = set()
    while number not in seen:  # what was handed on took its messages along
        seen.add(number)
        following = conversations.filter(handed_from=number).values_list("pk", flat=True).first()
        number = following or number
    said = apps.get_model("people", "Message").objects.filter(conversation=number)
    said = said.filter(sent_at__lte=old.reported_at + SECOND).order_by("-sent_at", "-pk")
    others = said.exclude(author=old.reporter_id) if old.reporter_id else said
    return (others.values_list("pk", flat=True).first() or said.values_list("pk", flat=True).first()) or 0


def take_over(apps, schema_editor):
    Old = apps.get_model("people", "Report")
    Dossier = apps.get_model("reports", "Dossier")
    Report = apps.get_model("reports", "Report")
    together = defaultdict(list)
    for old in Old.objects.order_by("reported_at", "pk"):
        kind, key = about(old, apps)
        together[(kind, key, "" if old.state == "open" else old.pk)].append(old)
    for (kind, key, _settled), reports in together.items():
        first = reports[0]
        is_open = first.state == "open"
        day = timezone.localtime(first.reported_at).date()
        dossier = Dossier.objects.create(
            kind=kind,
            key=key,
            reason="anders",
            state="open" if is_open else "left",
            opened_at=first.reported_at,
            promised_on=add_working_days(day, ANSWER_WITHIN),
            decided_at=None if is_open else first.settled_at or first.reported_at,
            decided_by_id=first.settled_by_id,
        )
        Report.objects.bulk_create(
            Report(
                dossier=dossier,
                reporter_id=old.reporter_id,
                reason="anders",
                text=old.reason,
                sent_at=old.reported_at,
            )
            for old in reports
        )
    # Who took an old row in "Vandaag" would now seem to hold another.
    apps.get_model("alliantie", "TakenWork").objects.filter(kind="melding").delete()


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0001_dossiers"),
        ("people", "0001_initial"),
        ("alliantie", "0006_taken_work"),
    ]

    operations = [migrations.RunPython(take_over, migrations.RunPython.noop)]
