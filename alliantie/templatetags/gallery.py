"""Drawing a component from its sample."""

from typing import Any

from django import template
from django.template import Context
from django.template.loader import get_template

register = template.Library()


@register.simple_tag(takes_context=True)
def component(context: Context, name: str, sample: dict[str, Any]) -> str:
    """Render a component with its sample only, as `include ... only` would."""
    return get_template(name).render(dict(sample), request=context.get("request"))
