"""The newest use cases and dilemmas for pages of editors; at most two queries each."""

from collections.abc import Sequence

from django.utils import timezone

from alliantie.cards import CaseCard
from alliantie.visibility import Actor
from cases.cards import case_card
from cases.cards import for_cards as with_pictures
from cases.models import CasePage, DilemmaPage

from .dilemma_cards import DilemmaCard, dilemma_cards, for_cards


def newest_cases(actor: Actor, number: int) -> Sequence[CaseCard]:
    """Give what members published last; what came from a register is not news."""
    offered = CasePage.objects.visible_to(actor).own().offered()
    rows = with_pictures(offered.order_by("-first_published_at", "-pk"), with_themes=False)
    return [case_card(case, with_themes=False) for case in rows[:number]]


def newest_dilemmas(actor: Actor, number: int) -> Sequence[DilemmaCard]:
    """Give what was asked last and still takes advice."""
    waiting = DilemmaPage.objects.visible_to(actor).open_for_advice(timezone.localdate())
    return dilemma_cards(for_cards(waiting.order_by("-opened_on", "slug"))[:number])
