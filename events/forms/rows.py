"""Forms of rows: who does what."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from alliantie.validators import NameField
from events.choices import PersonRole, Side
from events.services.roles import Doer
from organisations.models import Organisation
from organisations.resolving import Resolver
from people.models import Person

from .section import SectionForm

ROWS_MORE, MOST_ROWS, MOST_NAMES = 3, 20, 1000


class RowsForm(SectionForm):
    """A form whose fields come in rows; an empty row is no row."""

    rows: int = 0

    def add_rows(self, kept: list[dict[str, Any]]) -> None:
        """Show what is kept, with room for a few more."""
        self.rows = min(len(kept) + ROWS_MORE, MOST_ROWS)
        for number in range(self.rows):
            self.add_row(number, kept[number] if number < len(kept) else {})

    def add_row(self, number: int, shown: dict[str, Any]) -> None:
        """Add the fields of one row."""
        raise NotImplementedError

    @property
    def groups(self) -> list[list[forms.BoundField]]:
        """Give the fields row by row, for who looks at them."""
        ends = [f"_{number}" for number in range(self.rows)]
        return [[self[name] for name in self.fields if name.endswith(end)] for end in ends]

    @property
    def alone(self) -> list[forms.BoundField]:
        """Give the fields that stand in no row."""
        in_rows = {field.name for group in self.groups for field in group}
        return [field for field in self.visible_fields() if field.name not in in_rows]

    def row(self, number: int, *names: str) -> dict[str, Any]:
        """Give what was typed in one row."""
        return {name: self.cleaned_data.get(f"{name}_{number}") for name in names}


class WhoForm(RowsForm):
    """Organisations along, speakers, who leads the talk and who organises."""

    heading = _("Wie doet wat?")
    intro = _(
        "Noem leden uit het netwerk of gasten. Een medeorganisator hoeft nog geen ja te zeggen."
    )

    along = forms.CharField(
        label=_("Medeorganisatoren"),
        help_text=_("Eén organisatie per regel."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        event = self.event
        if event is None:
            return
        hosts = event.co_hosts.select_related("organisation").order_by("pk")
        self.initial.setdefault("along", "\n".join(one.organisation.name for one in hosts))
        rows = list(event.people.select_related("user__person"))
        people = Person.objects.visible_to(self.asker).filter(user__is_active=True)
        named = [one.user.person.pk for one in rows if one.user and hasattr(one.user, "person")]
        seen = dict(people.order_by("name", "pk").values_list("pk", "name").distinct()[:MOST_NAMES])
        hidden = [(pk, _("Iemand uit het netwerk")) for pk in named if pk not in seen]
        self.choices = [("", _("Kies een lid")), *seen.items(), *hidden]
        self.add_rows([self._shown(one) for one in rows])

    @staticmethod
    def _shown(row: Any) -> dict[str, Any]:
        person = getattr(row.user, "person", None) if row.user else None
        shown = {"role": row.role, "name": row.name, "about": row.about, "side": row.side}
        return {**shown, "person": person.pk if person else ""}

    def add_row(self, number: int, shown: dict[str, Any]) -> None:
        """Ask for a member or a name, and what they do."""
        place = {"number": number + 1}
        fields: dict[str, forms.Field] = {
            "person": forms.TypedChoiceField(
                label=_now("Lid %(number)d") % place,
                choices=self.choices,
                coerce=int,
                empty_value=None,
            ),
            "name": NameField(label=_now("Of de naam van gast %(number)d") % place, max_length=120),
            "about": NameField(
                label=_now("Van welke organisatie? (%(number)d)") % place, max_length=160
            ),
            "side": forms.ChoiceField(
                label=_now("Kant %(number)d") % place,
                choices=[("", _("Niet gezegd")), *Side.choices],
            ),
            "role": forms.ChoiceField(
                label=_now("Rol %(number)d") % place, choices=PersonRole.choices
            ),
        }
        for name, field in fields.items():
            field.required, field.initial = False, shown.get(name, "")
            self.fields[f"{name}_{number}"] = field

    def clean(self) -> dict[str, Any]:
        """Find the organisations; a name we do not know is asked again."""
        data = super().clean() or {}
        names = [line.strip() for line in (data.get("along") or "").splitlines() if line.strip()]
        self.organisation_ids: list[int] = []
        resolver = Resolver(Organisation.objects.standing()) if names else None
        for name in names:
            found = resolver.find(name) if resolver else None
            if found is None:
                wrong = _now("“%(name)s” kennen we niet. Kijk bij Organisaties hoe ze heet.")
                self.add_error("along", wrong % {"name": name})
            else:
                self.organisation_ids.append(found.pk)
        return data

    @property
    def doers(self) -> list[Doer]:
        """Give who does what, in the order of the rows."""
        rows = [
            self.row(one, "person", "name", "about", "side", "role") for one in range(self.rows)
        ]
        return [
            Doer(
                role=row["role"] or PersonRole.SPEAKER,
                person_id=row["person"],
                name=row["name"] or "",
                about=row["about"] or "",
                side=row["side"] or "",
            )
            for row in rows
            if row["person"] or row["name"]
        ]
