"""The doors of themes and tags in the CMS."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .cms import MergeTags, ThemeGroup
from .models import Tag, Theme
from .services import delete_tag, theme_changed

register_snippet(ThemeGroup)
hooks.register("register_bulk_action", MergeTags)


@hooks.register("before_delete_snippet")
def let_content_follow(request: HttpRequest, instances: Sequence[Any]) -> HttpResponse | None:
    """Delete tags through the service, so that drafts and the index follow; index what loses a theme."""
    if request.method != "POST":
        return None
    with transaction.atomic():
        for one in instances:
            if isinstance(one, Theme):
                theme_changed(theme=one, actor_id=request.user.pk, action="theme.delete")
            if isinstance(one, Tag):
                delete_tag(tag=one, actor_id=request.user.pk)
    if instances and all(isinstance(one, Tag) for one in instances):
        return redirect("wagtailsnippets_themes_tag:list")
    return None
