"""The mails that the site sends: each app says which there are and what may be filled in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Label = str | Promise
Context = Mapping[str, Any]


class Part(TextChoices):
    """The parts of a mail that may be changed; what stands in between stays a file."""

    SUBJECT = "subject", _("Onderwerp")
    OPENING = "opening", _("Begin")
    CLOSING = "closing", _("Slot")


@dataclass(frozen=True)
class Placeholder:
    """A word between braces that is filled in: from `key` of the mail's context, or what `value` makes of it."""

    name: str
    label: Label
    key: str = ""
    otherwise: Label = ""
    value: Callable[[Context], object] | None = None

    def of(self, context: Context) -> str:
        """Give what it says in one mail; something missing never stops a mail."""
        found = self.value(context) if self.value else context.get(self.key)
        return str(self.otherwise if found in (None, "") else found)


SITE = Placeholder("site", _("het adres van de site"), "site_url")


@dataclass(frozen=True)
class MailText:
    """One kind of mail: `name` is its template, `sample` what an example is filled with beside SAMPLES."""

    name: str
    label: Label
    subject: Label
    opening: Label
    closing: Label
    placeholders: tuple[Placeholder, ...] = ()
    sample: Mapping[str, Any] = field(default_factory=dict)
    group: Label = ""

    def standard(self, part: str) -> str:
        """Give what a part says unless somebody changed it."""
        return str(getattr(self, part))

    @property
    def words(self) -> tuple[Placeholder, ...]:
        """Give every placeholder, the one that each mail knows last."""
        return (*self.placeholders, SITE)

    @property
    def names(self) -> tuple[str, ...]:
        """Give what may stand between braces."""
        return tuple(one.name for one in self.words)


_mails: dict[str, MailText] = {}


def register(group: Label, mails: Iterable[MailText]) -> None:
    """Add the mails of one subject."""
    for mail in mails:
        _mails[mail.name] = replace(mail, group=group)


def mail_text(name: str) -> MailText | None:
    """Give one kind of mail, or nothing when no app knows it."""
    return _mails.get(name)


def mail_texts() -> tuple[MailText, ...]:
    """Give every kind, in the order in which apps told of them."""
    return tuple(_mails.values())
