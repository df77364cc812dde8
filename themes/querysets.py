"""Questions about themes and tags."""

from django.db import models


class ThemeQuerySet(models.QuerySet["models.Model"]):
    """Themes as lists need them."""


class TagQuerySet(models.QuerySet["models.Model"]):
    """Tags as lists need them."""
