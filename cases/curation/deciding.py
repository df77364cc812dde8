"""Carry out what an editor decided about a use case, from the screen or a moment later."""

from collections.abc import Mapping

from django.forms import Form
from django.http import QueryDict
from django.utils.translation import gettext as _

from alliantie.attempts import Refusal
from alliantie.today.policies import WorkRefusedError
from alliantie.visibility import Actor
from cases.models import CasePage, Submission
from cases.services import publishing

from .differences import field_views
from .forms import Decision, DecisionForm


def judge_case(*, case: CasePage, actor: Actor, form: DecisionForm) -> str:
    """Publish now or later, ask for changes, or refuse; give what to say about it."""
    decision, remark = form.cleaned_data["decision"], form.cleaned_data["remark"]
    if decision == Decision.ASK_CHANGES:
        publishing.request_changes(
            page=case, actor=actor, remark=remark, field_remarks=form.field_remarks
        )
        return _("De schrijver heeft je opmerkingen gekregen.")
    if decision == Decision.REFUSE:
        publishing.refuse(page=case, actor=actor, remark=remark)
        return _("De schrijver leest waarom dit niet geplaatst wordt.")
    later = decision == Decision.PUBLISH_LATER
    publishing.approve_and_publish(
        page=case,
        actor=actor,
        go_live_at=form.cleaned_data["go_live_at"] if later else None,
        accept_membership=form.cleaned_data["accept_membership"],
        verify_domain=form.cleaned_data["verify_domain"],
        version=form.cleaned_data["version"],
    )
    return _("Staat klaar om later online te gaan.") if later else _("Het staat online.")


def judge_submission(*, key: int, actor: Actor, filled_in: Mapping[str, list[str]]) -> None:
    """Carry out a decision that waited; it is refused when the case changed or was taken back since."""
    submission = Submission.objects.filter(pk=key, answered_at=None).select_related("page").first()
    if submission is None:
        raise WorkRefusedError(_("Deze inzending is al beantwoord of teruggenomen."))
    case = submission.page
    shown = field_views(
        online=case if case.live else None, submitted=case.get_latest_revision_as_object()
    )
    labels = {field.name: field.label for field in shown}
    form = DecisionForm(as_post(filled_in), remark_fields=labels)
    check_filled_in(form)
    try:
        judge_case(case=case, actor=actor, form=form)
    except Refusal as error:
        raise WorkRefusedError(str(error)) from error


def check_filled_in(form: Form) -> None:
    """Refuse what does not hold any more, such as a moment that went by."""
    if not form.is_valid():
        raise WorkRefusedError(" ".join(str(one) for some in form.errors.values() for one in some))


def as_post(filled_in: Mapping[str, list[str]]) -> QueryDict:
    """Give what was kept as a form reads it."""
    data = QueryDict(mutable=True)
    for name, values in filled_in.items():
        data.setlist(name, values)
    return data
