"""Where an app above says what a text seems to be about, for the forms of apps below; nothing is set by itself."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from django.utils.html import strip_tags

# The button in a form that only asks for suggestions.
ASK = "stel-voor"
MOST = 5
# Longer texts say nothing new.
LONGEST = 2_000
NOT_TEXT = frozenset({"csrfmiddlewaretoken", "key", "version", "email", ASK, "kijk"})
SHORTEST = 20


@dataclass(frozen=True)
class Suggestion:
    """One theme or free word, and why; a free word has no `theme`."""

    name: str
    reason: str
    theme: str = ""


Advisor = Callable[[str], Iterable[Suggestion]]
_advisors: list[Advisor] = []


def register(advisor: Advisor) -> None:
    """Let an app say what a text seems to be about, the likeliest first."""
    if advisor not in _advisors:
        _advisors.append(advisor)


def suggested(
    text: str, taken: Iterable[str] = (), *, only_themes: bool = False
) -> list[Suggestion]:
    """Give at most five suggestions for a text, without what was chosen already (names, any case)."""
    if len(text.strip()) < SHORTEST:
        return []
    known = {name.casefold().strip() for name in taken}
    found: dict[str, Suggestion] = {}
    for advisor in _advisors:
        for one in advisor(text):
            if one.name.casefold() not in known and (one.theme or not only_themes):
                found.setdefault(one.name.casefold(), one)
    return list(found.values())[:MOST]


def text_of_form(data: Mapping[str, str]) -> str:
    """Give the words somebody typed so far, without what is no text."""
    said = (str(value) for name, value in data.items() if name not in NOT_TEXT)
    return strip_tags(" \n".join(value for value in said if " " in value.strip()))[:LONGEST]
