"""Background work of people."""

from django.utils import timezone
from django_tasks import task

from alliantie.calendar import is_working_day, working_days_before
from people.models import Conversation
from people.policies.conversations import OTHER_AFTER, REMIND_AFTER
from people.services.handing import find_taker
from people.services.reminding import offer_other, remind

AT_ONCE = 500


@task()
def care_for_conversations() -> None:
    """Remind, offer another way and find takers for what was passed on; on working days only."""
    today = timezone.localdate()
    if not is_working_day(today):
        return
    rows = Conversation.objects
    for one in rows.due_for_reminder(working_days_before(today, REMIND_AFTER))[:AT_ONCE]:
        remind(conversation=one)
    for one in rows.due_for_another(working_days_before(today, OTHER_AFTER))[:AT_ONCE]:
        offer_other(conversation=one)
    for one in rows.without_taker()[:AT_ONCE]:
        find_taker(conversation=one, today=today)
