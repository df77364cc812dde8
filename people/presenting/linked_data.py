"""What search engines read of a person (schema.org, in JSON-LD): only what every visitor sees."""

import json

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from .profiles import ProfileView

# The letters that could end a script element, or a line of script.
UNSAFE = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


def linked_data(view: ProfileView) -> SafeString | None:
    """Write one script body, or nothing for who is not meant for everybody."""
    if view.public is None:
        return None
    who, knowledge = view.public.who, view.public.knowledge
    described = {
        "@context": "https://schema.org",
        "@type": "Person",
        "name": who.name,
        "jobTitle": who.function,
        "url": settings.SITE_URL + view.url,
        "worksFor": [{"@type": "Organization", "name": one.name} for one in who.work],
        "knowsAbout": [one.theme.label for one in knowledge.expertises] if knowledge else [],
    }
    told = {name: value for name, value in described.items() if value}
    return mark_safe(json.dumps(told, ensure_ascii=False).translate(UNSAFE))
