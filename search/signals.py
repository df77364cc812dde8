"""Wiring: what editors change is in force at once, whichever way it was changed."""

from django.db.backends.signals import connection_created
from django.db.models.signals import post_delete, post_save

from .askers import teach_sqlite


def connect() -> None:
    """Listen to the records that steer search, and to new connections."""
    from .models import BestBet, StopWord, Synonym
    from .steering import steering_changed

    connection_created.connect(teach_sqlite, dispatch_uid="search-askers")
    for model in (BestBet, StopWord, Synonym):
        post_save.connect(steering_changed, sender=model, dispatch_uid=f"steer-{model}")
        post_delete.connect(steering_changed, sender=model, dispatch_uid=f"steer-{model}")
