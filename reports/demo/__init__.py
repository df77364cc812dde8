"""Two reports of the demo, so that the list of moderators is not empty."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from accounts import demo as accounts_demo
from accounts.models import User
from alliantie.demonstration import DemoRun, read_rows
from alliantie.visibility import VISITOR
from cases.models import CasePage
from people.models import Question
from reports.choices import Reason
from reports.models import Dossier, Report
from reports.services.reporting import answer_due

DAYS_AGO = 2


@transaction.atomic
def load(run: DemoRun) -> None:
    """Let a visitor report a use case, and a member a question; once."""
    member = read_rows(accounts_demo.FILE, "member")[0]["email"]
    case = CasePage.objects.visible_to(VISITOR).own().order_by("pk").first()
    question = Question.objects.standing().order_by("pk").first()
    if case is not None:
        _add(
            "praktijkvoorbeeld", case.pk, Reason.WRONG, "De link naar het besluit klopt niet meer."
        )
    if question is not None:
        reporter = User.objects.filter(email=member).first()
        text = "In de toelichting staat de naam van een inwoner."
        _add("vraag", question.pk, Reason.PERSONAL, text, reporter)
    run.say(f"Reports: {Report.objects.count()}")


def _add(kind: str, key: int, reason: Reason, text: str, reporter: User | None = None) -> None:
    if Dossier.objects.filter(kind=kind, key=key).exists():
        return
    then = timezone.now() - timedelta(days=DAYS_AGO)
    made = Dossier.objects.create(
        kind=kind, key=key, reason=reason, opened_at=then, promised_on=answer_due()
    )
    Report.objects.create(dossier=made, reporter=reporter, reason=reason, text=text, sent_at=then)
