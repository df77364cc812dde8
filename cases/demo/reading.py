"""Turn a row of the demo files into a use case that is not saved yet."""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify

from accounts import demo as accounts_demo
from accounts.models import User
from alliantie.demonstration import read_rows
from alliantie.models import Attachment, Picture
from cases.choices import Licence, Phase
from cases.models import CaseAttachment, CaseLink, CasePage, CasePartner
from organisations.models import Organisation
from themes.models import Theme

from .papers import word_file
from .pictures import alt_text, draw

FOLDER = Path(__file__).parent / "cases"
SECTIONS = ("problem", "context", "approach", "result", "went_wrong", "lessons", "repeat")
FIELDS = {
    "region": "region",
    "scale": "scale",
    "phase": "phase",
    "participation": "participation",
    "method": "method",
    "time": "time_band",
    "cost": "cost_band",
    "evidence": "evidence_grade",
}


def rows() -> list[dict[str, Any]]:
    """Read all demo cases, file by file."""
    return [row for file in sorted(FOLDER.glob("*.toml")) for row in read_rows(file, "case")]


def member(key: str) -> User:
    """Find the demo account with this key."""
    people = read_rows(accounts_demo.FILE, "member") + read_rows(accounts_demo.FILE, "staff")
    return User.objects.get(email=next(row["email"] for row in people if row["key"] == key))


def moment(row: dict[str, Any]) -> datetime | None:
    """Give when a case was published: at eight in the morning in Amsterdam, more or less."""
    return datetime.combine(row["published"], time(7), tzinfo=UTC) if "published" in row else None


def _confirmed(row: dict[str, Any]) -> datetime | None:
    """Give when its author last looked at it: somewhere in the last year for what is older."""
    begun = moment(row)
    lately = timezone.now() - timedelta(days=150 + len(row["title"]))
    return max(begun, lately) if begun else None


def page_of(row: dict[str, Any]) -> CasePage:
    """Build the page with everything that hangs on it; nothing is saved but its picture."""
    contact = member(row["contact"]) if "contact" in row else None
    page = CasePage(
        title=row["title"],
        slug=row["key"],
        summary=row["summary"],
        owner=contact or member("ilse"),
        contact=contact,
        organisation=Organisation.objects.filter(slug=row.get("organisation", "")).first(),
        audience=row.get("audience", "public"),
        language=row.get("language", "nl"),
        licence=row.get("licence", Licence.CC_BY),
        people_reached=row.get("reached"),
        period_start=row.get("start"),
        period_end=row.get("end"),
        is_ongoing=row.get("phase") == Phase.RUNNING and "start" in row,
        confirmed_at=_confirmed(row),
        live=False,
        lead_picture=_picture(row, maker=contact),
        **{field: row.get(key, "") for key, field in FIELDS.items()},
        **{name: row["sections"].get(name, "") for name in SECTIONS},
    )
    page.themes = Theme.objects.filter(slug__in=row["themes"])
    _attach(page, row)
    return page


def _attach(page: CasePage, row: dict[str, Any]) -> None:
    page.partners = [
        CasePartner(
            organisation=Organisation.objects.get(slug=partner["organisation"]),
            role=partner["role"],
        )
        for partner in row.get("partners", [])
    ]
    page.links = [
        CaseLink(kind=link["kind"], title=link["label"], url=link["url"])
        for link in row.get("links", [])
    ]
    page.attachments = [
        CaseAttachment(attachment=_attachment(page, paper), title=paper["title"])
        for paper in row.get("files", [])
    ]


def _attachment(page: CasePage, paper: dict[str, Any]) -> Attachment:
    name = f"{slugify(paper['title'])}.docx"
    file = ContentFile(word_file(paper["title"], paper["lines"]), name=name)
    attachment = Attachment(title=paper["title"], file=file, uploaded_by_user=page.owner)
    attachment.file_size = file.size
    attachment.save()
    return attachment


def _picture(row: dict[str, Any], *, maker: User | None) -> Picture:
    scene, key = row["picture"], row["key"]
    tone = _tone(row["themes"][0])
    second = _tone(row["themes"][-1])
    if second == tone:
        second = (tone + 2) % 6 + 1
    file = ContentFile(draw(scene, tone=tone, second=second, seed=key), name=f"{key}.webp")
    picture, _ = Picture.objects.get_or_create(
        title=f"Demo: {row['title']}"[:255],
        defaults={
            "file": file,
            "alt_text": alt_text(scene),
            "rights": "Tekening: Alliantie Open Overheid, CC0",
            "uploaded_by_user": maker,
        },
    )
    return picture


def _tone(theme: str) -> int:
    return int(Theme.objects.get(slug=theme).colour.rpartition("-")[2])
