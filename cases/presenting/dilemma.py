"""Everything the page of one dilemma shows."""

from collections.abc import Sequence
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from alliantie.cards import Link
from alliantie.visibility import Actor
from cases.choices import DilemmaState
from cases.models import CasePage, DilemmaDecision, DilemmaPage

from .advice import AdviceList
from .dilemma_data import dilemma_data
from .dilemma_dates import full_date, shown_date
from .dilemma_names import Asker, asker_of
from .dilemma_parts import Parts, parts_of
from .dilemma_readers import said_readers
from .dilemma_stage import Stage, is_open, stage_of, unknown_in_words
from .similar_dilemmas import Similar, similar

OVERVIEW = "/dilemmas/"
SUMMARY = 280
AFTER_DECISION = frozenset({DilemmaState.DECIDED, DilemmaState.FOLLOWED_UP, DilemmaState.CLOSED})


class DilemmaPresentation:
    """A dilemma as one actor sees it; works for a preview that is not saved too."""

    def __init__(self, dilemma: DilemmaPage, actor: Actor, page_number: str = "1") -> None:
        self.dilemma = dilemma
        self.actor = actor
        self._page_number = page_number
        self._today: date = timezone.localdate()

    @cached_property
    def url(self) -> str:
        """Give the full address."""
        return f"{settings.SITE_URL.rstrip('/')}{self.dilemma.url or OVERVIEW}"

    @cached_property
    def parts(self) -> Parts:
        """Give what hangs on it."""
        return parts_of(self.dilemma)

    @cached_property
    def stage(self) -> Stage:
        """Say where it stands, what comes next and until when."""
        return stage_of(self.dilemma, self._today)

    @cached_property
    def asker(self) -> Asker:
        """Say who asked, as far as they chose and this reader may know."""
        return asker_of(self.dilemma, self.actor)

    @property
    def sector(self) -> str:
        """Say where it plays, unless so few share that that it points at somebody."""
        dilemma = self.dilemma
        return str(dilemma.get_sector_display()) if not dilemma.sector_withheld else ""

    @property
    def readers(self) -> str:
        """Say who can read this."""
        return said_readers(self.dilemma.readers)

    @property
    def summary(self) -> str:
        """Give a few words for whoever shares the page."""
        return self.dilemma.situation[:SUMMARY]

    @property
    def opened(self) -> str:
        """Say since when it stands here."""
        return shown_date(self.dilemma, self.dilemma.opened_on)

    @property
    def decided(self) -> str:
        """Say when it was decided."""
        return shown_date(self.dilemma, self.dilemma.decided_on)

    @property
    def decide_by(self) -> str:
        """Say until when advice is welcome, while it is."""
        return full_date(self.dilemma.decide_by) if self.takes_advice else ""

    @property
    def takes_advice(self) -> bool:
        """Say whether somebody can advise today."""
        return is_open(self.dilemma, self._today)

    @property
    def offers_advising(self) -> bool:
        """Say whether to offer it: to members, and to visitors, who sign in first."""
        return self.takes_advice and (self.actor.is_member or not self.actor.is_signed_in)

    @cached_property
    def decision(self) -> DilemmaDecision | None:
        """Give the decision, once there is one."""
        if self.dilemma.state not in AFTER_DECISION:
            return None
        return getattr(self.dilemma, "decision", None)

    @property
    def unknown_since(self) -> str:
        """Say since when nobody knows how it went."""
        return unknown_in_words(self.dilemma)

    @cached_property
    def case(self) -> Link | None:
        """Give the use case that came of it, when this actor may see that."""
        if self.dilemma.state not in AFTER_DECISION:
            return None
        seen = CasePage.objects.visible_to(self.actor).filter(answers_dilemma__page=self.dilemma.pk)
        case = seen.first()
        return Link(label=case.title, url=case.url or "") if case else None

    @cached_property
    def similar(self) -> list[Similar]:
        """Give dilemmas that are like it, as far as this actor may see them."""
        text = f"{self.dilemma.title} {self.dilemma.situation}"
        return similar(text, self.actor, but=self.dilemma)

    @cached_property
    def advice(self) -> AdviceList:
        """Give the advice, a page at a time."""
        return AdviceList(self.dilemma, self.actor, self._page_number)

    @property
    def trail(self) -> Sequence[Link]:
        """Give the breadcrumb."""
        return (
            Link(label=_("Dilemma's"), url=reverse("cases:dilemmas")),
            Link(label=self.dilemma.title),
        )

    @cached_property
    def linked_data(self) -> SafeString:
        """Give what search engines read; no word of who asked."""
        return dilemma_data(self.dilemma, self.url, [chip.label for chip in self.parts.themes])
