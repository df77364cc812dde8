"""Log what happens to a dossier; of what is sealed under its pseudonym."""

from typing import Any

from alliantie.audit import record
from alliantie.reportable import Reportable
from reports.models import Dossier


def log(
    dossier: Dossier, kind: Reportable | None, thing: Any, verb: str, *, actor_id: int | None
) -> None:
    """Add a line; called inside the transaction of the change."""
    action = f"report.{verb}"
    if kind is not None and thing is not None and kind.note(thing, action, actor_id=actor_id):
        return
    record(action=action, obj=dossier, actor_id=actor_id)
