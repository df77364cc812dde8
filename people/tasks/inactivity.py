"""Warn, hide and erase who does not come any more."""

import logging

from django.utils import timezone
from django_tasks import task

from accounts.erasing.account import erase_account
from people.policies.inactivity import Step
from people.services.activity import may_be_inactive, mind

logger = logging.getLogger(__name__)


@task()
def mind_inactive_people() -> None:
    """Do for everybody what is due; a run that is broken off goes on where it was."""
    for pk in list(may_be_inactive(timezone.now()).order_by("pk").values_list("pk", flat=True)):
        try:
            _mind(pk)
        except Exception:  # one person must not keep all others waiting
            logger.exception("mind_inactive_failed", extra={"person": pk})


def _mind(pk: int) -> None:
    now = timezone.now()
    person = may_be_inactive(now).select_related("user").filter(pk=pk).first()
    if person is not None and mind(person=person, now=now) is Step.ERASE:
        erase_account(user=person.user, actor_id=None, origin="worker")
