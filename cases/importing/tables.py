"""Read the tables of a mapping and say in a sentence what is wrong with them."""

from collections.abc import Iterable
from datetime import date
from typing import Any, TypeVar

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .errors import ImportFileError

T = TypeVar("T")
D = TypeVar("D")
NAMES: dict[type, Any] = {
    str: gettext_lazy("tekst"),
    dict: gettext_lazy("een tabel"),
    list: gettext_lazy("een lijst"),
    date: gettext_lazy("een datum"),
}


class Table:
    """One table of a mapping; every key is taken once, what is left over is a mistake."""

    def __init__(self, values: dict[str, Any], *, place: str) -> None:
        self._values = dict(values)
        self.place = place

    def required(self, key: str, kind: type[T]) -> T:
        """Take a value that has to be there."""
        if key not in self._values:
            raise self.mistake(_("'%(key)s' ontbreekt.") % {"key": key})
        return self._typed(key, kind)

    def optional(self, key: str, kind: type[T], default: D) -> T | D:
        """Take a value that may be left out."""
        return self._typed(key, kind) if key in self._values else default

    def texts(self, key: str) -> dict[str, str]:
        """Take a table of texts by text."""
        found = self.optional(key, dict, {})
        for name, value in found.items():
            if not isinstance(value, str):
                raise self.mistake(_("'%(key)s' moet tekst zijn.") % {"key": f"{key}.{name}"})
        return found

    def words(self, key: str) -> tuple[str, ...]:
        """Take a list of texts."""
        found = self.optional(key, list, [])
        if not all(isinstance(word, str) and word.strip() for word in found):
            raise self.mistake(_("'%(key)s' moet een lijst met tekst zijn.") % {"key": key})
        return tuple(found)

    def table(self, key: str) -> "Table":
        """Take a table inside this one."""
        return Table(self.optional(key, dict, {}), place=_joined(self.place, key))

    def tables(self, key: str) -> "list[Table]":
        """Take a list of tables."""
        found = self.optional(key, list, [])
        if not all(isinstance(one, dict) for one in found):
            raise self.mistake(_("'%(key)s' moet een lijst met tabellen zijn.") % {"key": key})
        place = _joined(self.place, key)
        return [Table(one, place=f"{place} {n}") for n, one in enumerate(found, start=1)]

    def choice(self, key: str, value: str, choices: Iterable[str]) -> str:
        """Check that a text is one of a list."""
        allowed = [str(one) for one in choices]
        if value not in allowed:
            raise self.mistake(
                _("'%(key)s' kan niet '%(value)s' zijn. Kies uit: %(allowed)s.")
                % {"key": key, "value": value, "allowed": ", ".join(allowed)}
            )
        return value

    def done(self) -> None:
        """Refuse what nobody asked for: it is a typing error more often than not."""
        for key in self._values:
            raise self.mistake(_("'%(key)s' is hier onbekend.") % {"key": key})

    def mistake(self, sentence: str) -> ImportFileError:
        """Give the error with its place in the file."""
        place = f"[{self.place}]" if self.place else _("het begin")
        return ImportFileError(
            _("De mapping klopt niet, bij %(place)s: %(sentence)s")
            % {"place": place, "sentence": sentence}
        )

    def _typed(self, key: str, kind: type[T]) -> T:
        value = self._values.pop(key)
        if type(value) is not kind:
            raise self.mistake(
                _("'%(key)s' moet %(kind)s zijn.") % {"key": key, "kind": NAMES.get(kind, kind)}
            )
        return value


def _joined(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key
