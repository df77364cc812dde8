"""What the screens about mails show."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from alliantie.mail_message import formatted, plain, said
from alliantie.models import MailWording

from .letters import TRIED, texts_of, unfit
from .registry import MailText, Part, mail_texts
from .samples import sample_of


@dataclass(frozen=True)
class Line:
    """One kind of mail in the list."""

    mail: MailText
    is_changed: bool
    has_unfit: bool


@dataclass(frozen=True)
class Subject:
    """The mails of one subject."""

    label: str
    lines: list[Line]


@dataclass(frozen=True)
class Example:
    """One mail as somebody would get it, with made-up values."""

    subject: str
    text: str
    html: str


@dataclass(frozen=True)
class Word:
    """A placeholder that may be used, and what it says in the example."""

    written: str
    label: str
    example: str


def subjects(words: str = "") -> list[Subject]:
    """List every kind of mail that holds these words in its name or subject; one query."""
    rows = {row.pk: row for row in MailWording.objects.all()}
    sought = words.casefold()
    lines = [
        _line(mail, rows.get(mail.name))
        for mail in mail_texts()
        if sought in f"{mail.group} {mail.label} {mail.subject}".casefold()
    ]
    return [
        Subject(label, list(some))
        for label, some in groupby(lines, lambda one: str(one.mail.group))
    ]


def words_of(mail: MailText) -> list[Word]:
    """List what may stand between braces."""
    sample = said(mail.name, sample_of(mail))
    return [Word(f"{{{one.name}}}", str(one.label), one.of(sample)) for one in mail.words]


def example_of(mail: MailText, texts: Mapping[str, str]) -> Example:
    """Make one mail with these texts and made-up values; nothing is kept or sent."""
    context = said(mail.name, {**sample_of(mail), TRIED: texts})
    return Example(
        context["letter"].subject, plain(mail.name, context), formatted(mail.name, context)
    )


def current(mail: MailText, row: MailWording | None) -> dict[str, str]:
    """Give what stands in the form: the changed text where there is one, also one that no longer fits."""
    texts = texts_of(row)
    return {str(part): str(texts.get(part, mail.standard(part))) for part in Part}


def unfit_labels(mail: MailText, row: MailWording | None) -> list[str]:
    """Name the parts whose stored text no longer fits."""
    return [str(part.label) for part in unfit(mail, texts_of(row))]


def _line(mail: MailText, row: MailWording | None) -> Line:
    return Line(mail, row is not None, bool(unfit_labels(mail, row)))
