"""How the forms of pages in the CMS stay short."""

from typing import Any

from wagtail.admin.panels import MultiFieldPanel

# So many questions fit a screen of 1280 by 900 above the bar with the buttons.
MOST_QUESTIONS = 4


def more(heading: Any, *panels: Any) -> MultiFieldPanel:
    """Fold questions away behind their heading; Wagtail opens it by itself when something is wrong in it."""
    return MultiFieldPanel(list(panels), heading=heading, classname="collapsed")
