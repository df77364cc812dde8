"""Say of which moment a version is."""

from django import template
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.timezone import localtime

register = template.Library()


@register.filter
def moment(heading: object) -> str:
    """Write the moment of a version as people do; Wagtail gives it as a computer does, or gives a word."""
    try:
        found = parse_datetime(str(heading))
    except ValueError:
        found = None
    return date_format(localtime(found), "j F Y, H:i") if found else str(heading)
