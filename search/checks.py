"""House rule: a page type is searched, or says that it is not."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, register
from wagtail.models import get_page_models

from .registry import is_decided


@register("search")
def every_page_type_is_decided(
    app_configs: Sequence[Any] | None = None, **kwargs: object
) -> list[CheckMessage]:
    """Refuse a page type that was forgotten: it would be on the site and never be found."""
    return [
        Error(
            f"{model._meta.label} is not registered in search and not marked as not searched.",
            hint="Call search.registry.register or search.registry.not_searched in its app.",
            obj=model,
            id="search.E001",
        )
        for model in get_page_models()
        if not model._meta.abstract and model._meta.label != "wagtailcore.Page"
        if not is_decided(model)
    ]
