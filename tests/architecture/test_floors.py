"""Foreign keys point downwards; import-linter cannot see the ones written as strings."""

import tomllib

from django.apps import apps
from django.conf import settings
from django.db import models

from tests.architecture.source import ROOT


def floors() -> list[str]:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return next(c["layers"] for c in contracts["contracts"] if c["id"] == "floors")


def level(app: str, order: list[str]) -> int | None:
    """Give on which line an app stands; apps on one line do not know each other."""
    return next((place for place, line in enumerate(order) if app in line.split(" | ")), None)


def points_upwards(source: str, target: str, order: list[str]) -> bool:
    """Say whether a relation from one app to another goes up or aside; line 0 is the highest floor."""
    at, to = level(source, order), level(target, order)
    return source != target and at is not None and to is not None and to <= at


def test_foreign_keys_point_downwards():
    order = floors()
    upwards = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField)
        and field.related_model._meta.label != settings.AUTH_USER_MODEL
        and points_upwards(model._meta.app_label, field.related_model._meta.app_label, order)
    ]
    assert upwards == []


def test_upward_relation_would_be_seen():
    assert points_upwards("themes", "cases", floors())
    assert points_upwards("newsletter", "matchmaking", floors())
    assert not points_upwards("cases", "themes", floors())


def test_every_app_of_ours_has_a_floor():
    ours = {c.label for c in apps.get_app_configs() if str(ROOT) == str(c.path).rsplit("/", 1)[0]}
    assert ours == {app for line in floors() for app in line.split(" | ")}
