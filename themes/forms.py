"""One question, "Waar gaat het over?", for curated themes and free tags together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from alliantie.topic_advice import Suggestion, suggested, text_of_form

from .models import Tag, Theme
from .policies import (
    AboutRefusedError,
    check_tags,
    check_themes,
    is_row_number,
    split_tags,
    tag_key,
)

MOST_SUGGESTIONS = 200


@dataclass(frozen=True)
class About:
    """The answer: themes that exist, and tags as they were typed (see services.resolve_tags)."""

    themes: Sequence[Theme] = field(default_factory=tuple)
    tags: Sequence[str] = field(default_factory=tuple)


@dataclass(frozen=True)
class Choice:
    """One theme to tick."""

    id: str
    value: str
    label: str
    definition: str
    checked: bool


@dataclass(frozen=True)
class Group:
    """Themes that stand under one top theme, itself first."""

    label: str
    choices: Sequence[Choice]


@dataclass(frozen=True)
class Typed:
    """What stood in the form, right or wrong, so that nothing typed is lost."""

    themes: Sequence[str] = ()
    tags: str = ""


class AboutWidget(forms.Widget):
    """Boxes for themes in groups, and one line for tags with suggestions; works without JavaScript."""

    template_name = "themes/about.html"
    use_fieldset = True
    advice: Sequence[Suggestion] = ()  # once somebody asked; see `advise`
    is_asked = False

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> Typed:
        """Read both parts of the answer."""
        themes = data.getlist(f"{name}-themas") if isinstance(data, MultiValueDict) else ()
        return Typed(themes=tuple(themes), tags=data.get(f"{name}-onderwerpen", ""))

    def value_omitted_from_data(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> bool:
        """Say whether the form did not ask this: unticked boxes send nothing, the line always does."""
        return f"{name}-onderwerpen" not in data

    def id_for_label(self, id_: str) -> str:
        """Let an error lead to the first box."""
        return f"{id_}-1" if id_ else ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template its groups, the line and its suggestions."""
        typed = _typed(value)
        context = super().get_context(name, None, attrs)
        context["widget"] |= {
            "groups": _groups(context["widget"]["attrs"].get("id", name), set(typed.themes)),
            "line": typed.tags,
            "advice": self.advice,
            "is_asked": self.is_asked,
            "suggestions": Tag.objects.order_by("name").values_list("name", flat=True)[
                :MOST_SUGGESTIONS
            ],
        }
        return context


def advise(form: forms.Form) -> None:
    """Show suggestions beside what it is about; nothing typed is judged or lost."""
    form.errors.clear()
    widget = form.fields["about"].widget if "about" in form.fields else None
    if isinstance(widget, AboutWidget):
        typed = _typed(form["about"].value())
        chosen = Theme.objects.filter(pk__in=filter(is_row_number, typed.themes))
        taken = [*split_tags(typed.tags), *chosen.values_list("label", flat=True)]
        widget.advice, widget.is_asked = suggested(text_of_form(form.data), taken), True


class AboutField(forms.Field):
    """One to five themes and at most ten tags; `clean` gives an About."""

    widget = AboutWidget
    default_error_messages = {  # noqa: RUF012 - Django's own form
        "required": _("Kies minstens één thema."),
        "unknown": _("Een van de thema's bestaat niet meer. Kies opnieuw."),
    }

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("Waar gaat het over?"))
        kwargs.setdefault(
            "help_text",
            _("Kies één tot vijf thema's. Past er nog een eigen woord bij? Typ het eronder."),
        )
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> About:
        """Turn what was typed into themes and names of tags."""
        typed = _typed(value)
        wanted = [pk for pk in dict.fromkeys(typed.themes) if is_row_number(pk)]
        themes = list(Theme.objects.filter(pk__in=wanted)) if wanted else []
        if len(themes) < len(set(typed.themes)):
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")
        known = {tag_key(theme.label) for theme in themes}
        tags = [name for name in split_tags(typed.tags) if tag_key(name) not in known]
        return About(themes=tuple(themes), tags=tuple(tags))

    def validate(self, value: About) -> None:
        """Keep to the limits; without `required` an empty answer may stand for now."""
        try:
            if self.required or value.themes:
                check_themes(len(value.themes))
            check_tags(value.tags)
        except AboutRefusedError as error:
            raise forms.ValidationError(error.sentence, code="about") from error

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare answers, not spellings."""
        before, after = _typed(initial), _typed(data)
        return set(before.themes) != set(after.themes) or _keys(before) != _keys(after)


def _keys(typed: Typed) -> set[str]:
    return {tag_key(name) for name in split_tags(typed.tags)}


def _typed(value: Any) -> Typed:
    """Accept what came from a form, an About, or nothing."""
    if isinstance(value, Typed):
        return value
    if isinstance(value, About):
        return Typed(tuple(str(theme.pk) for theme in value.themes), ", ".join(value.tags))
    return Typed()


def _groups(prefix: str, chosen: set[str]) -> list[Group]:
    """Give all themes under the theme at their top; one query."""
    themes = list(Theme.objects.all())
    by_pk = {theme.pk: theme for theme in themes}
    members: dict[int, list[Theme]] = {}
    for theme in themes:
        members.setdefault(_top(theme, by_pk).pk, []).append(theme)
    number = iter(range(1, len(themes) + 1))
    return [
        Group(
            by_pk[top].label,
            [_choice(f"{prefix}-{next(number)}", one, chosen) for one in _first(top, under)],
        )
        for top, under in members.items()
    ]


def _first(top: int, themes: Iterable[Theme]) -> list[Theme]:
    return sorted(themes, key=lambda theme: theme.pk != top)


def _top(theme: Theme, by_pk: Mapping[int, Theme]) -> Theme:
    """Go up to the theme that stands under no other; a circle ends where it began."""
    seen = {theme.pk}
    while theme.broader_id in by_pk and theme.broader_id not in seen:
        theme = by_pk[theme.broader_id or 0]
        seen.add(theme.pk)
    return theme


def _choice(id_: str, theme: Theme, chosen: set[str]) -> Choice:
    return Choice(id_, str(theme.pk), theme.label, theme.definition, str(theme.pk) in chosen)
