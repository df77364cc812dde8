"""Work of the editors: how long a decision can be taken back before it is carried out."""

from .env import number

# As "undo send" of mail programs: for so long nothing is published and nobody is written to.
DECISION_GRACE_SECONDS = number("DECISION_GRACE_SECONDS", 30)
