"""Compare rows of a register with what stands, and write what is new or changed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from organisations.choices import Listing
from organisations.content import keys_of_cases
from organisations.importing.rows import RegisterRow
from organisations.importing.values import FIELDS, values_of
from organisations.models import Organisation, OrganisationName
from organisations.naming import name_key
from search.registry import key_of
from search.services import queue_index_many

from .register_holding import held, held_by_id, spellings
from .undoing import note_changed, note_made, snapshot

LONGEST_SLUG = 180
SUCCESSOR = "successor"
BATCH = 200


@dataclass
class Outcome:
    """What an import did; `notes` are sentences for who ran it."""

    created: int = 0
    updated: int = 0
    linked: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def changes(self) -> int:
        """Count everything that is different now."""
        return self.created + self.updated + self.linked


class Desk:
    """Everything that stands, in memory, and what is to be written."""

    def __init__(self, note: Callable[..., None] | None = None) -> None:
        self.note = note
        standing = list(Organisation.objects.prefetch_related("names"))
        self.by_id: dict[str, Organisation] = {}
        self.by_name: dict[str, Organisation] = {}
        self._shelve(standing)
        self.slugs = {one.slug for one in standing}
        self.keys = {one.pk: {row.key for row in one.names.all()} for one in standing}
        self.fresh: list[tuple[Organisation, RegisterRow]] = []
        self.changed: list[Organisation] = []
        self.names: list[OrganisationName] = []

    def hold(self, rows: Iterable[RegisterRow]) -> None:
        """Lock what these rows touch and read it again, so that nobody's change since is written over."""
        rows = list(rows)
        known = [self.by_id.pop(row.register_id, None) for row in rows]
        known += [self.by_name.pop(name_key(row.name), None) for row in rows]
        found = held(rows, [one.pk for one in known if one is not None])
        self.keys |= spellings(found)
        self._shelve(found)

    def _shelve(self, standing: Iterable[Organisation]) -> None:
        for one in standing:
            if one.register_id:
                self.by_id[one.register_id] = one
            else:
                self.by_name[name_key(one.name)] = one

    def take(self, row: RegisterRow, outcome: Outcome) -> None:
        """Decide what one row means."""
        known = self.by_id.get(row.register_id) or self.by_name.pop(name_key(row.name), None)
        if known is None:
            self.fresh.append((self._new(row), row))
            outcome.created += 1
            return
        self.by_id[row.register_id] = known
        moved = self._update(known, row, outcome)
        named = self._name(known, row)
        if moved or named:
            self.changed.append(known)
            outcome.updated += 1

    def _new(self, row: RegisterRow) -> Organisation:
        values = values_of(row)
        return Organisation(
            **values,
            register_id=row.register_id,
            register_values=values,
            slug=self._slug(row.name),
            sort_key=name_key(row.name),
            listing=Listing.LISTED,
        )

    def _slug(self, name: str) -> str:
        base = slugify(name)[:LONGEST_SLUG].strip("-") or "organisatie"
        slug, number = base, 2
        while slug in self.slugs:
            slug, number = f"{base}-{number}", number + 1
        self.slugs.add(slug)
        return slug

    def _update(self, known: Organisation, row: RegisterRow, outcome: Outcome) -> bool:
        """Follow the register where nobody else changed its value; say whether anything moved."""
        before: dict[str, Any] = known.register_values
        after = values_of(row)
        if {name: before.get(name) for name in after} == after and known.register_id:
            return False
        for name, value in after.items():
            own = getattr(known, name)
            if own == before.get(name, own) or own in ("", None):
                setattr(known, name, value)
            elif own != value:
                outcome.notes.append(
                    _("%(name)s: %(field)s is hier aangepast en blijft zo.")
                    % {"name": known.name, "field": name}
                )
        known.register_id = row.register_id
        known.register_values = {**before, **after}
        known.sort_key = name_key(known.name)
        return True

    def _name(self, organisation: Organisation, row: RegisterRow) -> bool:
        """Note the spellings that are new."""
        keys = self.keys.setdefault(organisation.pk, set())
        fresh = {name_key(name): name for name in (row.name, *row.other_names)}
        rows = [
            OrganisationName(organisation=organisation, name=name, key=key)
            for key, name in fresh.items()
            if key and key not in keys
        ]
        keys.update(fresh)
        self.names += rows
        return bool(rows)

    def store(self) -> None:
        """Write everything, in few statements."""
        before = snapshot([one.pk for one in self.changed]) if self.note else {}
        Organisation.objects.bulk_create([one for one, _row in self.fresh], batch_size=BATCH)
        for one, row in self.fresh:
            self._name(one, row)
            self.by_id[row.register_id] = one
        fields = [*FIELDS, "register_id", "register_values", "sort_key"]
        Organisation.objects.bulk_update(self.changed, fields, batch_size=BATCH)
        OrganisationName.objects.bulk_create(self.names, batch_size=BATCH)
        self._tell(before)

    def link(self, same: dict[str, str], outcome: Outcome) -> None:
        """Let a second entry of one body point at the official one; editors may undo that for good."""
        pairs = held_by_id([*same, *same.values()])
        for twin, official in same.items():
            one, other = pairs.get(twin), pairs.get(official)
            if one is None or other is None:
                continue  # somebody removed or merged it since
            if one.register_values.get(SUCCESSOR) == official or one.pk == other.pk:
                continue
            before = snapshot([one.pk]) if self.note else {}
            one.register_values[SUCCESSOR] = official
            if one.successor_id is None:
                one.successor = other
            one.save(update_fields=["successor", "register_values"])
            if self.note:
                note_changed(before, {}, self.note)
            outcome.linked += 1
            outcome.notes.append(
                _("%(twin)s is hetzelfde als %(name)s (%(id)s): verwijst daar nu naar.")
                % {"twin": twin, "name": other.name, "id": official}
            )

    def index(self) -> None:
        """Queue what is new or changed, and the pages that show a changed name."""
        queue_index_many(
            keys=[key_of(one) for one in [*self.changed, *(one for one, _row in self.fresh)]]
        )
        for one in self.changed:
            queue_index_many(keys=keys_of_cases(one))
        self.fresh, self.changed, self.names = [], [], []

    def _tell(self, before: Mapping[int, dict[str, Any]]) -> None:
        """Note what was made and changed, for who may want it undone."""
        if self.note is None:
            return
        note_made([one.pk for one, _row in self.fresh], self.note)
        names: dict[int, list[int]] = {}
        for row in self.names:
            names.setdefault(row.organisation_id, []).append(row.pk)
        note_changed(before, names, self.note)
