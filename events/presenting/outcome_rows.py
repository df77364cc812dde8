"""What hangs on a report, what was brought and what the room said, in one query instead of six."""

from collections import defaultdict
from typing import Any

from django.db.models import CharField, F, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce

from alliantie.visibility import Actor
from events.models import ActionItem, EventPage, Material, ReportLine
from organisations.models import Organisation
from people.models import Person

from .poll_shown import shown_rows

Texts = tuple[str, ...]
LINE = ("kind", "text")
ACTION = (
    "text",
    "owner",
    "owner_name",
    "due_on",
    "done_at",
    "seen_name",
    "seen_slug",
    "organisation",
    "house_name",
)
PAPER = (
    "attachment",
    *(f"attachment__{one}" for one in ("title", "file", "file_size", "access__hinders")),
)
PLAYED = ("recording", *(f"recording__{one}" for one in ("file", "media_type", "transcript")))
MATERIAL = ("kind", "title", "url", "is_before", "is_podcast", "transcript", *PLAYED, *PAPER)
WIDTH = len(MATERIAL)


def rows_of(event: EventPage, actor: Actor) -> dict[str, list[tuple[int, Texts]]]:
    """Give what is online, each with its number, in the order it was written down; one query."""
    report = {"report__event": event.pk, "report__published_at__isnull": False}
    shown = Person.objects.visible_to(actor).filter(user=OuterRef("owner"), user__is_active=True)
    names = {f"seen_{one}": Subquery(shown.values(one)[:1]) for one in ("name", "slug")}
    listed = Organisation.objects.visible_to(actor).filter(pk=OuterRef("organisation"))
    names["house_name"] = Subquery(listed.values("name")[:1])
    actions = ActionItem.objects.filter(**report).annotate(**names)
    brought = Material.objects.online().filter(event=event.pk)
    lines = _rows(ReportLine.objects.standing().filter(**report), "lines", LINE)
    others = (
        _rows(actions, "actions", ACTION),
        _rows(brought, "materials", MATERIAL),
        *(_rows(rows, name, fields) for rows, name, fields in shown_rows(event, actor)),
    )
    found: dict[str, list[tuple[int, Texts]]] = defaultdict(list)
    for name, pk, *texts in sorted(lines.union(*others, all=True), key=lambda row: row[:2]):
        found[name].append((pk, tuple(texts)))
    return found


def _rows(rows: Any, name: str, fields: Texts) -> Any:
    """Ask one table in the shape that all of them share."""
    empty = Value("", output_field=TextField())
    texts: dict[str, Any] = {
        f"text_{at:02}": Coalesce(Cast(F(one), TextField()), empty) for at, one in enumerate(fields)
    }
    texts |= {f"text_{at:02}": empty for at in range(len(fields), WIDTH)}
    named = rows.order_by().annotate(part=Value(name, output_field=CharField()), **texts)
    return named.values_list("part", "pk", *sorted(texts))
