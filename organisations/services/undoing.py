"""Remember what an import did with organisations, and undo it as far as nobody changed them since."""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils.translation import gettext as _

from alliantie.audit import record
from alliantie.choices import ImportedAction, ImportedState
from alliantie.imports.hanging import hanging
from alliantie.models import ImportedItem
from organisations.content import keys_of_cases
from organisations.models import Organisation, OrganisationName
from search.registry import key_of
from search.services import queue_index_many

ORGANISATION = "organisations.organisation"
# What changes by itself.
ASIDE = frozenset({"updated_at", "unconfirmed_since"})
OWN = frozenset(
    {"organisations.OrganisationName.organisation", "organisations.Organisation.successor"}
)
Values = dict[str, Any]
Note = Callable[..., None]


def snapshot(pks: Collection[int]) -> dict[int, Values]:
    """Give organisations as they stand in the database, in values that JSON can hold."""
    rows = Organisation.objects.filter(pk__in=pks).values()
    plain = {row["id"]: {k: v for k, v in row.items() if k not in ASIDE} for row in rows}
    return {pk: json.loads(json.dumps(row, cls=DjangoJSONEncoder)) for pk, row in plain.items()}


def note_made(pks: Collection[int], note: Note) -> None:
    """Note organisations that an import made."""
    names = _names(pks)
    for pk, fields in snapshot(pks).items():
        after = {"fields": fields, "names": names.get(pk, [])}
        note(model=ORGANISATION, key=pk, name=fields["name"], is_made=True, before={}, after=after)


def note_changed(before: Mapping[int, Values], names: Mapping[int, list[int]], note: Note) -> None:
    """Note organisations that an import changed; `names` are the spellings it added to each."""
    spelled = _names(before.keys())
    for pk, fields in snapshot(before.keys()).items():
        note(
            model=ORGANISATION,
            key=pk,
            name=fields["name"],
            is_made=False,
            before={"fields": before[pk], "names": names.get(pk, [])},
            after={"fields": fields, "names": spelled.get(pk, [])},
        )


@transaction.atomic
def undo_organisations(
    *, items: Iterable[ImportedItem], actor_id: int | None, origin: str = "worker"
) -> dict[int, str]:
    """Remove what an import made and put back what it changed; give a reason for what was left alone."""
    by_key = {item.key: item for item in items}
    rows = Organisation.objects.select_for_update().in_bulk(list(by_key))
    made = [key for key, item in by_key.items() if item.action == ImportedAction.MADE]
    used = {**hanging(Organisation, made, own=OWN), **_followed(made, by_key.values())}
    now, names = _as_left_by_us(snapshot(rows.keys()), by_key), _names(made)
    left: dict[int, str] = {}
    gone: list[int] = []
    for key, organisation in rows.items():
        item = by_key[key]
        if reason := _reason(item, now[key], names.get(key, []), used.get(key, "")):
            left[item.pk] = reason
            continue
        action = "organisation.import_undone"
        record(action=action, obj=organisation, actor_id=actor_id, origin=origin)
        if item.action == ImportedAction.MADE:
            gone.append(key)
        else:
            _put_back(organisation, item.before)
    Organisation.objects.filter(pk__in=gone).delete()
    return left


def _as_left_by_us(now: dict[int, Values], by_key: Mapping[int, ImportedItem]) -> dict[int, Values]:
    """Count it as no change by somebody that the successor of one went earlier in this undo."""
    run = next((item.run_id for item in by_key.values()), None)
    undone = ImportedItem.objects.filter(
        run=run, model=ORGANISATION, action=ImportedAction.MADE, state=ImportedState.UNDONE
    )
    removed = set(undone.values_list("key", flat=True))
    for pk, fields in now.items():
        successor = by_key[pk].after["fields"]["successor_id"]
        if fields["successor_id"] is None and successor in removed:
            fields["successor_id"] = successor
    return now


def _reason(item: ImportedItem, now: Values, names: list[str], used: str) -> str:
    is_made = item.action == ImportedAction.MADE
    if now != item.after["fields"] or (is_made and names != item.after["names"]):
        return _("Hier is na de import iets aan veranderd.")
    if used:
        return _("Hier hangt intussen iets aan: %(what)s.") % {"what": used}
    return ""


def _put_back(organisation: Organisation, before: Values) -> None:
    """Write the earlier values past the signals, which would add a spelling again."""
    fields = {name: value for name, value in before["fields"].items() if name != "id"}
    fields.pop("created_at", None)
    Organisation.objects.filter(pk=organisation.pk).update(**fields)
    OrganisationName.objects.filter(pk__in=before["names"], organisation=organisation).delete()
    queue_index_many(keys=[key_of(organisation), *keys_of_cases(organisation)])


def _names(pks: Collection[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    rows = OrganisationName.objects.filter(organisation__in=pks).order_by("key")
    for pk, key in rows.values_list("organisation", "key"):
        found.setdefault(pk, []).append(key)
    return found


def _followed(made: Collection[int], items: Iterable[ImportedItem]) -> dict[int, str]:
    """Give what others than this import let go up in one of these."""
    run = next((item.run_id for item in items), None)
    own = ImportedItem.objects.filter(run=run, model=ORGANISATION).values("key")
    others = Organisation.objects.filter(successor__in=made).exclude(pk__in=own)
    followed = [pk for pk in others.values_list("successor", flat=True) if pk is not None]
    return dict.fromkeys(followed, _("een andere organisatie"))
