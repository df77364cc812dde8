"""Start from a Word document: headings, lists and pictures land in the right places."""

import zipfile
from typing import Any
from xml.parsers.expat import ExpatError

import mammoth
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _

from alliantie.media.documents import check_document
from alliantie.media.weighing import is_too_heavy
from alliantie.rich_text import RichTextRefusedError, clean_story
from cases.policies.writing import LONGEST_SUMMARY, LONGEST_TITLE
from cases.services.uploading import UploadRefusedError, keep_picture

from .headings import spread

MOST_PICTURES = 10
# All that a reader of broken or hostile documents was seen to raise.
BROKEN = (
    ArithmeticError,
    AttributeError,
    ExpatError,
    LookupError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)
STYLES = "p[style-name='Title'] => h1.titel\np[style-name='Titel'] => h1.titel"


class WordRefusedError(ValueError):
    """A document we cannot start from; `sentence` is fit for the screen."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def fields_of_word(file: Any, *, user_id: int | None) -> dict[str, str]:
    """Give title, summary and story as the form takes them; without an account pictures stay out."""
    try:
        if check_document(file) != "docx":
            raise WordRefusedError(_("Kies een Word-bestand (.docx)."))
        _check_weight(file)
        html = _html(file, user_id)
        title, body = _without_title(html)
        parts = spread(clean_story(body))
    except (UploadRefusedError, RichTextRefusedError) as error:
        raise WordRefusedError(error.sentence) from None
    except BROKEN as error:
        if isinstance(error, WordRefusedError):
            raise
        raise WordRefusedError(
            _("Dit document kunnen we niet lezen. Plak je tekst hieronder.")
        ) from None
    fields = {**parts, "title": title[:LONGEST_TITLE]}
    if "summary" in parts:
        words = BeautifulSoup(parts["summary"], "html.parser").get_text(" ", strip=True)
        fields["summary"] = words if len(words) <= LONGEST_SUMMARY else ""
        if not fields["summary"]:
            fields["approach"] = parts["summary"] + parts.get("approach", "")
    return fields


def _check_weight(file: Any) -> None:
    if is_too_heavy(file):
        raise WordRefusedError(
            _("Dit document is te lang om in te lezen. Plak je tekst hieronder.")
        )


def _html(file: Any, user_id: int | None) -> str:
    kept: list[int] = []

    def keep(image: Any) -> dict[str, str]:
        if user_id is None or len(kept) >= MOST_PICTURES:
            return {}
        with image.open() as opened:
            content = ContentFile(opened.read(), name="beeld")
        try:
            picture = keep_picture(
                file=content,
                kept=None,
                user_id=user_id,
                title=image.alt_text or _("Beeld uit een document"),
                alt_text=(image.alt_text or "")[:250],
                rights="",
            )
        except UploadRefusedError:
            return {}
        if picture is None:
            return {}
        kept.append(picture.pk)
        return {"data-beeld": str(picture.pk)}

    file.seek(0)
    result = mammoth.convert_to_html(
        file, convert_image=mammoth.images.img_element(keep), style_map=STYLES
    )
    return _with_embeds(result.value)


def _with_embeds(html: str) -> str:
    soup = BeautifulSoup(html, "html.parser")
    for image in soup.find_all("img"):
        number = image.get("data-beeld")
        if number is None:
            image.decompose()
            continue
        embed = soup.new_tag("embed")
        embed.attrs = {
            "embedtype": "image",
            "id": str(number),
            "format": "fullwidth",
            "alt": str(image.get("alt", "")),
        }
        image.replace_with(embed)
    return str(soup)


def _without_title(html: str) -> tuple[str, str]:
    """Take the title of the document, or its one heading of the first level."""
    soup = BeautifulSoup(html, "html.parser")
    firsts = soup.find_all("h1")
    title = soup.find("h1", class_="titel") or (firsts[0] if len(firsts) == 1 else None)
    if title is None:
        return "", html
    words = title.get_text(" ", strip=True)
    title.decompose()
    return words, str(soup)
