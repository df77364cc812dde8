"""The whole database as an operator reads it, without what differs by chance or is sealed."""

import re

from django.apps import apps

# What differs by chance in every run: random numbers, tokens, moments.
CHANCE = re.compile(
    r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}"
    r"|csrfmiddlewaretoken[^>]*>|csrftoken=\w+|sessionid=\w+|[A-Za-z0-9_-]{43,}={0,2}"
    r"|\d{4}-\d\d-\d\dT[\d:.+Z-]+|\d\d:\d\d(:\d\d)?(\.\d+)?|expires=[^;]+|\b[0-9a-f]{8,64}\b"
    r"|(?<=[?&])(token|v|amp;token)=[^\"&]+"
)
# Random by nature: the seal, who holds a receipt, and everything named by a random number.
SEALED = {
    "cases.SealedAuthor": {"mark", "sealed"},
    "alliantie.Receipt": {"key", "owner"},
    "cases.Advice": {"mark"},
    "alliantie.OutgoingMail": {"once_key"},
    "django_tasks_database.DBTaskResult": {"id"},
    "sessions.Session": {"session_key", "session_data"},
}


def dump() -> dict[str, list[dict[str, str]]]:
    """Give the whole database as an operator reads it, without what is random or sealed."""
    told = {}
    for model in apps.get_models():
        label = model._meta.label
        skipped = SEALED.get(label, set())
        rows = model._default_manager.order_by("pk").values()
        kept = [
            {
                name: CHANCE.sub("~", str(value))
                for name, value in row.items()
                if name not in skipped
            }
            for row in rows
        ]
        told[label] = sorted(kept, key=str)  # some numbers are drawn at random
    return told
