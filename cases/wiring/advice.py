"""Advice elsewhere on the site."""

from django.utils.translation import gettext_lazy as _

EVERY_HOUR, EVERY_DAY = 3600, 86_400


def connect() -> None:
    """Register notices, periodic work and what to erase."""
    from accounts import erasing as forgetting
    from accounts import notices
    from alliantie import periodic
    from cases.erasing import dilemma as erasing
    from cases.services.dilemmas import inviting
    from cases.tasks import dilemma as tasks

    notices.register(inviting.KIND, label=_("Iemand vraagt advies waar ik van weet"), for_me=True)
    forgetting.register("cases.dilemmas", erase=erasing.erase, export=erasing.export)
    periodic.register("mind_dilemmas", every_seconds=EVERY_HOUR, task=tasks.mind_dilemmas)
    periodic.register("tell_askers", every_seconds=EVERY_HOUR // 2, task=tasks.tell_askers)
    periodic.register("forget_dilemmas", every_seconds=EVERY_DAY, task=tasks.forget_dilemmas)
