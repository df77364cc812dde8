"""Drawing a component from its sample."""

from typing import Any

from django import template
from django.template import Context
from django.template.loader import get_template

from alliantie.gallery.samples import Sample
from alliantie.gallery.samples import samples_beside as read_samples

register = template.Library()


@register.simple_tag(takes_context=True)
def component(context: Context, name: str, sample: dict[str, Any]) -> str:
    """Render a component with its sample only, as `include ... only` would."""
    return get_template(name).render(dict(sample), request=context.get("request"))


@register.simple_tag
def samples_beside(name: str) -> tuple[Sample, ...]:
    """Give the samples of a component, for the preview of a block in the CMS."""
    return read_samples(name)
