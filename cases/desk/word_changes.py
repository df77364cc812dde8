"""What editors changed in somebody's words, as its author reads it; and how far their trust is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.models import Page

from accounts.policies.trust import Trusting
from accounts.services.trust import standing_of
from alliantie.visibility import Actor
from cases.choices import ChangeState
from cases.models import WordChange
from cases.policies.words import may_react
from cases.services.authored import kind_for
from cases.services.comparing import Difference, differences
from cases.services.words import changes_of

MOST = 20


@dataclass
class ChangeOnDesk:
    """One change with what can be said to it."""

    change: WordChange

    @property
    def title(self) -> str:
        """Give what it is called now."""
        return str(self.change.page.title)

    @property
    def may_react(self) -> bool:
        """Say whether its author can still agree or object."""
        one = self.change
        return may_react(
            touches_words=one.touches_words,
            state=one.state,
            until=one.object_until,
            today=timezone.localdate(),
        )

    @property
    def note(self) -> str:
        """Say what happens now, in one sentence."""
        if self.may_react:
            return _("Niet mee eens? Zeg het uiterlijk %(day)s.") % {
                "day": _day(self.change.object_until)
            }
        return _note_of(self.change)

    @cached_property
    def page(self) -> Page:
        """Give the page with all its fields."""
        page: Page = self.change.page.specific
        return page

    @cached_property
    def differences(self) -> list[Difference]:
        """Give what differs, field by field."""
        return differences(kind_for(self.page), self.change.before, self.change.after)

    @property
    def words(self) -> list[Difference]:
        """Give what differs in the text."""
        return [one for one in self.differences if one.is_words]

    @property
    def facts(self) -> list[Difference]:
        """Give what differs beside the text."""
        return [one for one in self.differences if not one.is_words]

    @property
    def desk_path(self) -> str:
        """Give where its author goes on writing."""
        return kind_for(self.page).desk_path(self.page)


def _note_of(change: WordChange) -> str:
    notes = {
        ChangeState.TOLD: _("Alleen kenmerken zijn aangepast, niet je tekst.")
        if not change.touches_words
        else _("De week om te reageren is om."),
        ChangeState.AGREED: _("Je bent akkoord."),
        ChangeState.OBJECTED: _("Je bezwaar ligt bij de redactie. Je hoort het uiterlijk %(day)s.")
        % {"day": _day(change.answer_due_on)},
        ChangeState.RESTORED: _("De redactie zette je woorden terug."),
        ChangeState.ANSWERED: _("De redactie liet het staan en schreef je waarom."),
    }
    return str(notes[ChangeState(change.state)])


def _day(day: date | None) -> str:
    return date_format(day, "l j F") if day else ""


def on_desk(actor: Actor, subject: None = None) -> Sequence[ChangeOnDesk] | None:
    """Give what editors changed lately; one query, nothing when nothing was."""
    rows = changes_of(actor.user_id).on_desk(timezone.localdate()).select_related("page")
    return [ChangeOnDesk(change) for change in rows[:MOST]] or None


def trust_on_desk(actor: Actor, subject: None = None) -> Trusting | None:
    """Say how far somebody is to who published something; two queries."""
    at = standing_of(actor.user_id) if actor.is_member else Trusting()
    return at if at.published or at.is_trusted or at.withdrawn_at else None
