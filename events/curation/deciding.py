"""Carry out what an editor decided about an announcement, from the screen or a moment later."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from alliantie.attempts import Refusal
from alliantie.today.policies import WorkRefusedError
from alliantie.visibility import Actor
from cases.curation.deciding import as_post, check_filled_in
from events.models import EventPage
from events.services import judging

from .forms import Decision, EventDecisionForm


def judge_event(*, event: EventPage, actor: Actor, form: EventDecisionForm) -> str:
    """Put it online, ask for changes, or refuse; give what to say about it."""
    data = form.cleaned_data
    if data["decision"] == Decision.ASK_CHANGES:
        judging.ask_changes(
            event=event, actor=actor, remark=data["remark"], version=data["version"]
        )
        return _("De organisator heeft je opmerking gekregen.")
    if data["decision"] == Decision.REFUSE:
        judging.refuse(event=event, actor=actor, remark=data["remark"], version=data["version"])
        return _("De organisator leest waarom dit niet geplaatst wordt.")
    judging.approve(
        event=event,
        actor=actor,
        accept_membership=data["accept_membership"],
        verify_domain=data["verify_domain"],
        version=data["version"],
    )
    return _("Het staat online.")


def judge_announcement(*, key: int, actor: Actor, filled_in: Mapping[str, list[str]]) -> None:
    """Carry out a decision that waited; it is refused when the meeting changed or was taken back since."""
    event = EventPage.objects.filter(pk=key).select_related("organisation", "door", "seats").first()
    if event is None:
        raise WorkRefusedError(_("Deze bijeenkomst is er niet meer."))
    form = EventDecisionForm(as_post(filled_in))
    check_filled_in(form)
    try:
        judge_event(event=event, actor=actor, form=form)
    except Refusal as error:
        raise WorkRefusedError(str(error)) from error
