"""A dilemma can be reported, and hidden, without anybody learning who asked it."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.closing import close, reopen
from alliantie.reportable import Reportable
from alliantie.visibility import Actor
from cases.choices import SealedKind
from cases.models import CheckRemark, DilemmaPage, SealedAuthor
from cases.policies.dilemma_rights import CHECKERS
from cases.querysets import SHOWN

from .authors import note
from .checking import check_checker
from .telling import tell_asker, tell_moderators
from .writing import locked

LONGEST = 2000


class ReportableDilemma(Reportable):
    """A dilemma; its maker is known to nobody, so reports ask the sealed rows and tell by the desk."""

    kind: ClassVar[str] = "dilemma"
    label: ClassVar[str | Promise] = _("Dilemma")
    is_sealed: ClassVar[bool] = True
    judges: ClassVar[frozenset[str]] = CHECKERS

    def found(self, actor: Actor, handle: str) -> DilemmaPage | None:
        """Give a dilemma by its address: a number would tell when it was begun."""
        found: DilemmaPage | None = (
            DilemmaPage.objects.visible_to(actor).filter(slug=handle).first()
        )
        return found

    def get(self, key: int) -> DilemmaPage | None:
        """Give a dilemma."""
        found: DilemmaPage | None = DilemmaPage.objects.filter(pk=key).first()
        return found

    def author_ids(self, thing: Any) -> set[int]:
        """Name nobody."""
        return set()

    def made_by(self, user_id: int, keys: Collection[int]) -> set[int]:
        """Give which of these somebody asked, by the seal."""
        mine = SealedAuthor.objects.references_of(SealedKind.DILEMMA, user_id)
        rows = DilemmaPage.objects.filter(pk__in=keys, reference__in=mine)
        return set(rows.values_list("pk", flat=True))

    def words(self, thing: Any) -> str:
        """Give what is going on, as it stands on the page."""
        return str(thing.situation)

    def url(self, thing: Any) -> str:
        """Give the address of the page."""
        return str(thing.get_url() or "")

    def kept_from(self, actor: Actor) -> Any:
        """Give what is kept from somebody's own organisation; that tells where its asker works."""
        kept = Q(hidden_from__organisation__in=actor.organisation_ids)
        return DilemmaPage.objects.filter(kept).values_list("pk", flat=True)

    def hide(self, thing: Any, *, actor: Actor) -> str:
        """Take it off the site; advice and the sealed link stay as they are."""
        return hide_dilemma(dilemma=thing, actor=actor)

    def restore(self, thing: Any, *, memory: str, actor: Actor) -> None:
        """Put it back, unless its asker withdrew it since."""
        show_dilemma(dilemma=thing, mark=memory, actor=actor)

    def tell(self, thing: Any, text: str) -> bool:
        """Write on the asker's desk, and let them know as of any other news of a dilemma."""
        made = CheckRemark.objects.create(dilemma=thing, text=text[:LONGEST], is_refusal=True)
        tell_asker(dilemma=thing, about=f"remark-{made.pk}")
        return True

    def note(self, thing: Any, action: str, *, actor_id: int | None) -> bool:
        """Log under the pseudonym."""
        note(action=action, dilemma=thing, actor_id=actor_id)
        return True


@transaction.atomic
def hide_dilemma(*, dilemma: DilemmaPage, actor: Actor) -> str:
    """Take a dilemma off the site for moderators; nothing ends, so that it can come back."""
    row = locked(dilemma)
    check_checker(dilemma=row, actor=actor)
    mark = close(row)
    if mark:
        note(action="dilemma.hide", dilemma=row, actor_id=actor.user_id)
    return mark


@transaction.atomic
def show_dilemma(*, dilemma: DilemmaPage, mark: str, actor: Actor) -> None:
    """Put a hidden dilemma back where it was in its life."""
    row = locked(dilemma)
    check_checker(dilemma=row, actor=actor)
    if row.state in SHOWN and reopen(row, mark=mark):
        note(action="dilemma.show", dilemma=row, actor_id=actor.user_id)
        if row.has_unpublished_changes:
            tell_moderators(dilemma=row)
