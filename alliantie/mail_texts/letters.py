"""What one mail says at its top and bottom: the text of a site admin, or else the standard one."""

from collections.abc import Mapping
from dataclasses import dataclass

from alliantie.models import MailWording

from .registry import Context, MailText, Part, mail_text
from .wording import fill, fits, one_line

# What a test mail says, for texts that are not kept yet.
TRIED = "tried_texts"


@dataclass(frozen=True)
class Letter:
    """The parts of one mail, filled in; plain text, which a formatted mail still has to escape."""

    subject: str
    opening: str
    closing: str

    @property
    def heading(self) -> str:
        """Give the first paragraph of the opening."""
        return self.opening.partition("\n\n")[0].strip()

    @property
    def rest(self) -> str:
        """Give the opening after its first paragraph."""
        return self.opening.partition("\n\n")[2].strip()


def letter_for(name: str, context: Context) -> Letter | None:
    """Give the parts of a mail that is about to be made; nothing when no app knows it."""
    mail = mail_text(name)
    if mail is None:
        return None
    tried = context.get(TRIED)
    return compose(mail, tried if isinstance(tried, Mapping) else stored(name), context)


def stored(name: str) -> Mapping[str, str]:
    """Give the parts that a site admin changed."""
    return texts_of(MailWording.objects.filter(pk=name).first())


def texts_of(row: MailWording | None) -> Mapping[str, str]:
    """Give the changed parts of a row, or none when it holds something else."""
    return row.texts if row and isinstance(row.texts, Mapping) else {}


def unfit(mail: MailText, texts: Mapping[str, str]) -> list[Part]:
    """Give the changed parts that no longer fit; mails say the standard text there."""
    return [
        part
        for part in Part
        if part in texts and not fits(texts[part], part=part, names=mail.names)
    ]


def compose(mail: MailText, texts: Mapping[str, str], context: Context) -> Letter:
    """Fill in the parts; one that does not fit falls back to the standard text."""
    values = {one.name: one.of(context) for one in mail.words}
    wrong = unfit(mail, texts)
    said = {
        part: texts[part] if part in texts and part not in wrong else mail.standard(part)
        for part in Part
    }
    return Letter(
        subject=one_line(fill(said[Part.SUBJECT], values)),
        opening=fill(said[Part.OPENING], values).strip(),
        closing=fill(said[Part.CLOSING], values).strip(),
    )
