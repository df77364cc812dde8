"""How somebody wants to hear of things."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.choices import Delivery
from accounts.models import MailStanding, NoticeChoice
from accounts.notices import kinds
from accounts.services.inbox import Wishes
from people.choices import NoticePlan
from people.policies.notices import differing, plan_of

PREFIX = "kind-"


class WishesForm(forms.Form):
    """One choice, two mails to stop, and a matrix for who wants more."""

    tells_what_is_needed = True  # every question has an answer already

    plan = forms.ChoiceField(
        label=_("Hoe wil je berichten krijgen?"),
        choices=NoticePlan.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe je berichten wilt krijgen.")},
    )
    wants_weekly = forms.BooleanField(label=_("Stuur me elke week de weekmail"), required=False)
    wants_round = forms.BooleanField(
        label=_("Vraag me elke maand wat ik deed aan open overheid"), required=False
    )

    def __init__(self, *args: Any, user_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.standards = {kind.name: str(kind.standard) for kind in kinds()}
        chosen = dict(NoticeChoice.objects.filter(user=user_id).values_list("kind", "delivery"))
        standing = MailStanding.objects.filter(user=user_id).first() or MailStanding()
        self.initial = {
            "plan": plan_of(chosen, self.standards).value,
            "wants_weekly": standing.wants_weekly,
            "wants_round": standing.wants_round,
        }
        for kind in kinds():
            self.fields[PREFIX + kind.name] = forms.ChoiceField(
                label=str(kind.label), choices=Delivery.choices, required=False
            )
            self.initial[PREFIX + kind.name] = chosen.get(kind.name, str(kind.standard))

    def matrix(self) -> list[forms.BoundField]:
        """Give the fields under "meer"."""
        return [self[PREFIX + name] for name in self.standards]

    def wishes(self) -> Wishes:
        """Give what was chosen; who changed the matrix but not the choice above it meant the matrix."""
        given = self.cleaned_data
        touched = [name for name in self.changed_data if name.startswith(PREFIX)]
        plan = NoticePlan.OWN if touched and "plan" not in self.changed_data else given["plan"]
        matrix = {
            name: given[PREFIX + name] or standard for name, standard in self.standards.items()
        }
        return Wishes(
            by_kind=differing(plan, matrix, self.standards),
            wants_weekly=given["wants_weekly"],
            wants_round=given["wants_round"],
        )
