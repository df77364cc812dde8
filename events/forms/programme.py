"""The programme, part by part, and the use cases and dilemmas a meeting is about."""

from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from alliantie.validators import NameField
from events.models import EventPage
from events.policies.moments import MomentError, check_part, to_moment
from events.services.roles import Part, linkable, links_seen

from .fields import ClockField, DayField
from .rows import RowsForm
from .section import SectionForm


class ProgrammeForm(RowsForm):
    """The programme; parts at the same time stand beside each other."""

    heading = _("Programma")
    intro = _("Onderdelen op dezelfde tijd staan naast elkaar: geef ze een eigen ruimte.")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.parts_typed: list[Part] = []
        if self.event is not None:
            zone = ZoneInfo(self.event.zone)
            self.add_rows([_shown(one, zone) for one in self.event.programme.all()])

    @property
    def _takes_days(self) -> bool:
        event = self.event
        if event is None or event.starts_at is None or event.ends_at is None:
            return False
        zone = ZoneInfo(event.zone)
        return event.starts_at.astimezone(zone).date() != event.ends_at.astimezone(zone).date()

    def add_row(self, number: int, shown: dict[str, Any]) -> None:
        """Ask for the times, the title and the room of one part."""
        place = {"number": number + 1}
        fields: dict[str, forms.Field] = {
            "begins": ClockField(label=_now("Onderdeel %(number)d begint") % place),
            "ends": ClockField(label=_now("Onderdeel %(number)d eindigt") % place),
            "title": NameField(
                label=_now("Titel van onderdeel %(number)d") % place, max_length=160
            ),
            "room": NameField(label=_now("Ruimte %(number)d") % place, max_length=80),
            "about": forms.CharField(
                label=_now("Uitleg bij onderdeel %(number)d") % place,
                max_length=600,
                widget=forms.Textarea(attrs={"rows": 2}),
            ),
        }
        if self._takes_days:
            fields = {"day": DayField(label=_now("Dag van onderdeel %(number)d") % place), **fields}
        for name, field in fields.items():
            field.required, field.initial = False, shown.get(name)
            self.fields[f"{name}_{number}"] = field

    def clean(self) -> dict[str, Any]:
        """Turn every row into a part; what cannot be is said beside its field."""
        data = super().clean() or {}
        if self.event is not None and not self.errors:
            for number in range(self.rows):
                row = self.row(number, "day", "begins", "ends", "title", "room", "about")
                if any(row.values()):
                    self._add_part(number, row, self.event)
        return data

    def _add_part(self, number: int, row: dict[str, Any], event: EventPage) -> None:
        wanted = {"begins": _now("Vul een tijd in."), "ends": _now("Vul een tijd in.")}
        wanted["title"] = _now("Geef dit onderdeel een titel.")
        missing = [name for name in wanted if row[name] in {None, ""}]
        for name in missing:
            self.add_error(f"{name}_{number}", wanted[name])
        if missing:
            return
        try:
            day = row["day"] or _first_day(event)
            begins, ends = (
                to_moment(datetime.combine(day, row[name]), event.zone, field=name)
                for name in ("begins", "ends")
            )
            check_part((begins, ends), (event.starts_at, event.ends_at))
        except MomentError as error:
            self.add_error(f"{error.field}_{number}", error.sentence)
            return
        words = {"room": row["room"] or "", "about": row["about"] or ""}
        self.parts_typed.append(Part(begins, ends, row["title"], **words))


def _first_day(event: EventPage) -> date:
    """Give the day on which a part without a day falls."""
    if event.starts_at is None:
        raise MomentError(_now("Vul eerst in wanneer de bijeenkomst is."), "begins")
    return event.starts_at.astimezone(ZoneInfo(event.zone)).date()


def _shown(part: Any, zone: ZoneInfo) -> dict[str, Any]:
    begins, ends = part.starts_at.astimezone(zone), part.ends_at.astimezone(zone)
    words = {"title": part.title, "room": part.room, "about": part.about}
    return {"day": begins.date(), "begins": begins.time(), "ends": ends.time(), **words}


class LinksForm(SectionForm):
    """The use cases and dilemmas it is about, by their address."""

    heading = _("Praktijkvoorbeelden en dilemma's")
    intro = _("Gaat het over een praktijkvoorbeeld of dilemma op deze site? Plak dan het adres.")

    addresses = forms.CharField(
        label=_("Adressen"),
        help_text=_("Eén adres per regel, zoals het boven in je scherm staat."),
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pages: list[Page] = []
        if self.event is not None:
            shown = [page.full_url or "" for page in links_seen(self.event, self.asker)]
            self.initial.setdefault("addresses", "\n".join(shown))

    def clean(self) -> dict[str, Any]:
        """Find each page; what this person may not see is as unknown as what is not there."""
        data = super().clean() or {}
        for line in filter(None, map(str.strip, (data.get("addresses") or "").splitlines())):
            slug = urlsplit(line).path.rstrip("/").rpartition("/")[2]
            page = linkable(self.asker, slug) if slug else None
            if page is None:
                wrong = _now("Dit adres kennen we niet: %(line)s.")
                self.add_error("addresses", wrong % {"line": line})
            else:
                self.pages.append(page)
        return data
