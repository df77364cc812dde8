"""What was reported about a profile goes along when its account goes up in another."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from alliantie.merging.policies import MergeRefusedError
from alliantie.merging.sweeping import write_anew
from people.models import Person
from reports.choices import DossierState
from reports.models import Dossier

PROFILE = "persoon"


@transaction.atomic
def move_dossiers(gone: User, kept: User) -> None:
    """Keep what was reported about the profile that closes, under the one that stays.

    Two dossiers of which one is open do not go together: raises MergeRefusedError until it is decided.
    """
    profiles = dict(Person.objects.filter(user__in=[gone, kept]).values_list("user", "pk"))
    if len(profiles) < len((gone, kept)):
        return
    about = Dossier.objects.filter(kind=PROFILE)
    own, others = (about.filter(key=profiles[one.pk]) for one in (gone, kept))
    is_open = (own | others).filter(state=DossierState.OPEN).exists()
    if is_open and own.exists() and others.exists():
        raise MergeRefusedError(
            _("Over de profielen van allebei is iets gemeld. Handel dat eerst af.")
        )
    write_anew(own, "key", profiles[kept.pk])
