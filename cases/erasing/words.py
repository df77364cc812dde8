"""What a person said to a change of their words; the change itself stays, without them."""

from typing import Any

from accounts.models import User
from cases.models import AfterCheck, WordChange


def erase(user: User) -> None:
    """Forget why somebody objected and what was answered to them."""
    WordChange.objects.filter(objected_by=user).update(objected_by=None, objection="", answer="")


def export(user: User) -> dict[str, Any]:
    """Give what somebody published at once, and what they said to editors."""
    objected = WordChange.objects.filter(objected_by=user).select_related("page")
    checks = AfterCheck.objects.filter(author=user).select_related("page")
    return {
        "Bezwaren tegen een wijziging": [
            {"Titel": one.page.title, "Waarom": one.objection, "Antwoord": one.answer}
            for one in objected
        ],
        "Wat je meteen online zette": [
            {"Titel": one.page.title, "Op": one.published_at} for one in checks
        ],
    }
