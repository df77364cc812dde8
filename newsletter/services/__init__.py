"""Make the weekly mail: begin an issue, write letters."""

from .issues import begin_issue, finish_issue, make_batch
from .letters import compose_for, write_letter
from .stopping import stop_by_letter

__all__ = [
    "begin_issue",
    "compose_for",
    "finish_issue",
    "make_batch",
    "stop_by_letter",
    "write_letter",
]
