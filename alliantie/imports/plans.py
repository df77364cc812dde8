"""What an import row says, as the kind that carries it out reads it."""

from pathlib import Path

from alliantie.models import Import

from .kinds import Plan


def plan_of(run: Import) -> Plan:
    """Give the plan of an import whose file is still here."""
    return Plan(
        path=Path(run.file.path),
        file_name=run.file_name,
        separator=run.separator,
        known=run.mapping_name,
        values=run.mapping,
        publish=run.publish,
        actor_id=run.asked_by_id,
        run_id=run.pk,
    )
