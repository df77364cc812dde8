"""Advice as readers see it: whose name stands beside it is never more than the adviser chose."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliantie.visibility import Actor
from cases.choices import NameChoice
from cases.models import Advice, AdviceRemark, DilemmaPage
from cases.policies.advice import REMARKABLE, takes_advice
from people.models import Person
from people.presenting.names import people_of, person_url

PAGE_SIZE = 20


@dataclass(frozen=True)
class Voice:
    """Who says something, as far as it is shown."""

    name: str
    url: str = ""
    organisation: str = ""


@dataclass(frozen=True)
class RemarkShown:
    """One remark."""

    voice: Voice
    text: str
    when: str


@dataclass(frozen=True)
class AdviceShown:
    """One piece of advice with its remarks."""

    reference: str
    voice: Voice
    text: str
    interest: str
    option: str
    value: str
    level: str
    has_helped: bool
    when: str
    remarks: Sequence[RemarkShown]

    @property
    def anchor(self) -> str:
        """Give where it stands on the page."""
        return f"advies-{self.reference[:8]}"


class AdviceList:
    """The advice on one dilemma, a page at a time; four queries however much there is."""

    def __init__(self, dilemma: DilemmaPage, actor: Actor, number: str | int = 1) -> None:
        self.dilemma = dilemma
        self.actor = actor
        self._number = number

    @cached_property
    def page(self) -> Page[Advice]:
        """Give the pieces of this page: what helped the asker first, then in order."""
        shown = Advice.objects.shown().filter(dilemma=self.dilemma)
        remarks = AdviceRemark.objects.shown().select_related("author")
        rows = shown.select_related("author", "organisation").prefetch_related(
            Prefetch("remarks", queryset=remarks, to_attr="shown_remarks")
        )
        return Paginator(rows.order_by("-has_helped", "given_on", "pk"), PAGE_SIZE).get_page(
            self._number
        )

    @cached_property
    def rows(self) -> list[AdviceShown]:
        """Give what stands on this page."""
        pieces = list(self.page)
        people = people_of(_authors(pieces), self.actor)
        return [advice_shown(one, people, self.dilemma) for one in pieces]

    @property
    def total(self) -> int:
        """Give how many there are."""
        return self.page.paginator.count

    @cached_property
    def takes_advice(self) -> bool:
        """Say whether somebody can still advise."""
        return takes_advice(
            state=self.dilemma.state,
            decide_by=self.dilemma.decide_by,
            today=timezone.localdate(),
        )

    @property
    def takes_remarks(self) -> bool:
        """Say whether members can still remark."""
        return self.actor.is_member and self.dilemma.state in REMARKABLE


def _authors(pieces: Iterable[Advice]) -> set[int | None]:
    found: set[int | None] = set()
    for one in pieces:
        found.add(one.author_id)
        found |= {remark.author_id for remark in one.shown_remarks}  # type: ignore[attr-defined]
    return found


def advice_shown(one: Advice, people: dict[int, Person], dilemma: DilemmaPage) -> AdviceShown:
    """Describe one piece of advice whose remarks were fetched along as `shown_remarks`."""
    remarks = getattr(one, "shown_remarks", ())
    return AdviceShown(
        reference=str(one.reference),
        voice=_adviser(one, people),
        text=one.text,
        interest=one.interest,
        option=one.option,
        value=str(one.get_value_display()) if one.value else "",
        level=str(one.get_level_display()) if one.level else "",
        has_helped=one.has_helped,
        when=_when(one.given_on, is_hidden=one.name_choice == NameChoice.ANONYMOUS),
        remarks=[_remark(remark, one, people, dilemma) for remark in remarks],
    )


def _adviser(one: Advice, people: dict[int, Person]) -> Voice:
    if one.name_choice == NameChoice.ANONYMOUS:
        return Voice(_("Een lid, anoniem"))
    with_organisation = one.name_choice == NameChoice.PUBLIC
    organisation = one.organisation.name if one.organisation and with_organisation else ""
    return _named(one.author_id, people, organisation=organisation, linked=with_organisation)


def _named(
    author_id: int | None, people: dict[int, Person], *, organisation: str, linked: bool
) -> Voice:
    if author_id is None:
        return Voice(_("Iemand die is vertrokken"))
    person = people.get(author_id)
    if person is None or not person.name:
        return Voice(_("Iemand uit het netwerk"), organisation=organisation)
    return Voice(person.name, person_url(person) if linked else "", organisation)


def _remark(
    remark: AdviceRemark, advice: Advice, people: dict[int, Person], dilemma: DilemmaPage
) -> RemarkShown:
    hidden = remark.author_id is None
    when = _when(remark.made_on, is_hidden=hidden)
    if remark.by_asker and (hidden or dilemma.name_choice == NameChoice.ANONYMOUS):
        return RemarkShown(Voice(_("Wie het vroeg")), remark.text, when)
    if remark.by_adviser and (hidden or advice.name_choice == NameChoice.ANONYMOUS):
        return RemarkShown(Voice(_("Wie dit adviseerde")), remark.text, when)
    linked = not (remark.by_asker and dilemma.name_choice == NameChoice.ORGANISATION_HIDDEN)
    linked &= not (remark.by_adviser and advice.name_choice == NameChoice.ORGANISATION_HIDDEN)
    voice = _named(remark.author_id, people, organisation="", linked=linked)
    return RemarkShown(voice, remark.text, when)


def _when(day: date, *, is_hidden: bool) -> str:
    """Say when; of who is not named only the month, since a day may point at somebody."""
    return date_format(day, "F Y" if is_hidden else "j F Y")
