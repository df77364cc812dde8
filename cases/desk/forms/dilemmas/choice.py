"""Whose name is shown and who may read it: two questions that have nothing to do with each other."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alliantie.visibility import VISITOR, Actor
from cases.choices import NameChoice, Readers
from cases.policies.dilemma_rights import check_choice
from cases.policies.dilemma_state import DilemmaRefusedError
from cases.services.dilemmas.readers import Choice
from organisations.models import Organisation
from people.models import Person

from .base import CHOOSE, PeekMixin

MOST_FOUND, MOST_CHOSEN, LEAST_LETTERS = 20, 40, 2


class ChoiceMixin(forms.Form):
    """Name, readers, for which organisation, and whom to invite."""

    name = forms.ChoiceField(
        label=_("Wie ziet wie ik ben?"),
        choices=NameChoice.choices,
        initial=NameChoice.ANONYMOUS,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Je organisatie"),
        help_text=_("Die staat er alleen bij als je je naam en je organisatie laat zien."),
        empty_label=None,
        required=False,
        error_messages={"invalid_choice": _("Kies een organisatie waar je werkt.")},
    )
    readers = forms.ChoiceField(
        label=_("Wie mag dit lezen?"),
        choices=Readers.choices,
        initial=Readers.MEMBERS,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    find = forms.CharField(
        label=_("Wie nodig je uit?"),
        help_text=_("Zoek op naam en vink mensen aan: tussen de 3 en 20."),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    invited = forms.MultipleChoiceField(
        label=_("Deze mensen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_choice": _("Een van deze mensen is er niet meer. Kies opnieuw.")},
    )
    may_be_indexed = forms.BooleanField(
        label=_("Zoekmachines mogen dit meteen tonen, ook voordat het is afgesloten"),
        required=False,
    )

    def __init__(
        self, *args: Any, actor: Actor = VISITOR, invited_ids: Collection[int] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.actor = actor
        own = Organisation.objects.filter(pk__in=actor.organisation_ids)
        if actor.organisation_ids:
            field: Any = self.fields["organisation"]
            field.queryset = own
            field.initial = min(actor.organisation_ids)
        else:
            del self.fields["organisation"]
        self.people = self._people(invited_ids)
        shown: Any = self.fields["invited"]
        shown.choices = [(one.slug, one.name) for one in self.people]
        if not self.is_bound:
            shown.initial = [one.slug for one in self.people if one.user_id in invited_ids]

    def _people(self, invited_ids: Collection[int]) -> list[Person]:
        """Give who is chosen, and who is found by the words typed; one query."""
        slugs = self.data.getlist("invited") if hasattr(self.data, "getlist") else []
        which = Q(slug__in=slugs[:MOST_CHOSEN]) | Q(user__in=invited_ids)
        words = str(self.data.get("find") or "").split()
        if len("".join(words)) >= LEAST_LETTERS:
            named = Q()
            for word in words:
                named &= Q(name__icontains=word)
            which |= named
        seen = Person.objects.visible_to(self.actor).active().exclude(user=self.actor.user_id)
        return list(seen.filter(which).order_by("name", "pk")[: MOST_CHOSEN + MOST_FOUND])

    @property
    def has_found_nobody(self) -> bool:
        """Say whether words were typed that are in no name."""
        words = str(self.data.get("find") or "").split()
        return bool(words) and not any(
            words[0].casefold() in p.name.casefold() for p in self.people
        )

    def clean(self) -> dict[str, Any]:
        """Refuse a choice that cannot work, at the question it is about."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if {"name", "readers"} <= set(data):
            try:
                self._check(data)
            except DilemmaRefusedError as error:
                about = "find" if data["readers"] == Readers.INVITED else "readers"
                self.add_error(about, error.sentence)
        return data

    def _check(self, data: dict[str, Any]) -> None:
        check_choice(
            name=data["name"],
            readers=data["readers"],
            has_organisation=bool(self.actor.organisation_ids),
            invited=len(self._invited()),
        )

    def _organisation_id(self) -> int | None:
        chosen = self.cleaned_data.get("organisation")
        return chosen.pk if chosen else min(self.actor.organisation_ids, default=None)

    def _invited(self) -> list[int]:
        slugs = set(self.cleaned_data.get("invited") or ())
        return [one.user_id for one in self.people if one.slug in slugs]

    def chosen(self) -> Choice:
        """Give the choice as the service takes it."""
        data = self.cleaned_data
        return Choice(
            name=data["name"],
            readers=data["readers"],
            organisation_id=self._organisation_id(),
            invited_ids=tuple(self._invited()),
            may_be_indexed=bool(data.get("may_be_indexed")),
        )


class ChoiceForm(PeekMixin, ChoiceMixin):
    """The two questions by themselves."""

    def __init__(self, *args: Any, is_online: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if is_online:
            self.fields["name"].help_text = _now(
                "Dit staat online: je kunt alleen minder laten zien."
            )
            self.fields["readers"].help_text = _now(
                "Dit staat online: je kunt alleen minder mensen laten meelezen."
            )
