"""What of use cases and ideas can be reported, and how it is hidden and shown again."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.audit import record
from alliantie.closing import close, reopen
from alliantie.reportable import Reportable, number_in
from alliantie.visibility import Actor
from cases.choices import IdeaState
from cases.models import CasePage, Idea
from cases.policies.ideas import check_editor


class ReportableCase(Reportable):
    """A use case."""

    kind: ClassVar[str] = "praktijkvoorbeeld"
    label: ClassVar[str | Promise] = _("Praktijkvoorbeeld")

    def found(self, actor: Actor, handle: str) -> CasePage | None:
        """Give a case to who may read it."""
        rows = CasePage.objects.visible_to(actor)
        found: CasePage | None = rows.filter(pk=number_in(handle)).first()
        return found

    def get(self, key: int) -> CasePage | None:
        """Give a case."""
        found: CasePage | None = CasePage.objects.filter(pk=key).first()
        return found

    def author_ids(self, thing: Any) -> set[int]:
        """Give who wrote it, alone or with others."""
        others = thing.co_authors.values_list("pk", flat=True)
        return {*others, *([thing.owner_id] if thing.owner_id else [])}

    def made_by(self, user_id: int, keys: Collection[int]) -> set[int]:
        """Give which of these somebody wrote."""
        mine = Q(owner=user_id) | Q(co_authors=user_id)
        return set(CasePage.objects.filter(mine, pk__in=keys).values_list("pk", flat=True))

    def words(self, thing: Any) -> str:
        """Give the summary; the rest stands on the page."""
        return str(thing.summary)

    def url(self, thing: Any) -> str:
        """Give the address of the page."""
        return str(thing.get_url() or "")

    def hide(self, thing: Any, *, actor: Actor) -> str:
        """Take it offline at once."""
        return hide_case(case=thing, actor=actor)

    def restore(self, thing: Any, *, memory: str, actor: Actor) -> None:
        """Put it online again."""
        show_case(case=thing, mark=memory, actor=actor)


class ReportableIdea(Reportable):
    """An idea in a round."""

    kind: ClassVar[str] = "idee"
    label: ClassVar[str | Promise] = _("Idee")

    def found(self, actor: Actor, handle: str) -> Idea | None:
        """Give an idea to who may read it."""
        rows = Idea.objects.visible_to(actor).select_related("round")
        return rows.filter(pk=number_in(handle)).first()

    def get(self, key: int) -> Idea | None:
        """Give an idea."""
        return Idea.objects.filter(pk=key).select_related("round").first()

    def author_ids(self, thing: Any) -> set[int]:
        """Give who gave it."""
        return {thing.author_id} if thing.author_id else set()

    def made_by(self, user_id: int, keys: Collection[int]) -> set[int]:
        """Give which of these somebody gave."""
        return set(Idea.objects.filter(author=user_id, pk__in=keys).values_list("pk", flat=True))

    def words(self, thing: Any) -> str:
        """Give what it says."""
        return str(thing.text)

    def url(self, thing: Any) -> str:
        """Give the address of its page."""
        return reverse("cases:idea", args=[thing.round.slug, thing.pk])

    def hide(self, thing: Any, *, actor: Actor) -> str:
        """Take it out of its round."""
        return hide_idea(idea=thing, actor=actor)

    def restore(self, thing: Any, *, memory: str, actor: Actor) -> None:
        """Put it back in its round."""
        show_idea(idea=thing, state=memory, actor=actor)


@transaction.atomic
def hide_case(*, case: CasePage, actor: Actor) -> str:
    """Take a case offline for editors; its author keeps the text, and did not withdraw it themselves.

    That difference counts: who sends it in again is read by an editor first, trusted or not.
    """
    check_editor(is_editor=actor.is_editor)
    row = CasePage.objects.select_for_update().get(pk=case.pk)
    mark = close(row)
    if mark:
        record(action="case.hide", obj=row, actor_id=actor.user_id, origin="cms")
    return mark


@transaction.atomic
def show_case(*, case: CasePage, mark: str, actor: Actor) -> None:
    """Put a hidden case online as it stood; one that came back by itself stays as it is."""
    check_editor(is_editor=actor.is_editor)
    row = CasePage.objects.select_for_update().get(pk=case.pk)
    if not reopen(row, mark=mark):
        return
    record(action="case.show", obj=row, actor_id=actor.user_id, origin="cms")


@transaction.atomic
def hide_idea(*, idea: Idea, actor: Actor) -> str:
    """Take an idea out of sight for editors, and give how it stood."""
    check_editor(is_editor=actor.is_editor)
    row = Idea.objects.select_for_update().get(pk=idea.pk)
    stood: str = row.state
    if stood == IdeaState.WITHDRAWN:
        return ""
    Idea.objects.filter(pk=row.pk).update(state=IdeaState.WITHDRAWN)
    record(action="idea.hide", obj=row, actor_id=actor.user_id, origin="cms")
    return stood


@transaction.atomic
def show_idea(*, idea: Idea, state: str, actor: Actor) -> None:
    """Put an idea back as it stood."""
    check_editor(is_editor=actor.is_editor)
    hidden = Idea.objects.filter(pk=idea.pk, state=IdeaState.WITHDRAWN)
    if hidden.update(state=IdeaState(state)):
        record(action="idea.show", obj=idea, actor_id=actor.user_id, origin="cms")
