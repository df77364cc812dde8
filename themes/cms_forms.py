"""Forms of themes and tags in the CMS; they save through services."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from .models import Tag, Theme
from .policies import AboutRefusedError, check_tag_name, clean_tag_name, tag_key
from .services import clean_synonyms, rename_tag, resolve_tags, theme_changed


class ThemeForm(WagtailAdminModelForm):
    """A theme, with its synonyms as lines."""

    synonyms = forms.CharField(
        label=_("Andere woorden"),
        help_text=_("Elk woord op een eigen regel. Wie zo'n woord zoekt, vindt dit thema."),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["synonyms"] = "\n".join(self.instance.synonyms or [])

    def clean_synonyms(self) -> list[str]:
        """Read one word or phrase a line."""
        return clean_synonyms(self.cleaned_data["synonyms"].splitlines())

    def clean_broader(self) -> Theme | None:
        """Refuse a circle: a theme cannot stand under itself."""
        broader: Theme | None = self.cleaned_data["broader"]
        above, seen = broader, set[int]()
        while above is not None and above.pk not in seen:
            if above.pk == self.instance.pk:
                raise forms.ValidationError(_("Een thema kan niet onder zichzelf vallen."))
            seen.add(above.pk)
            above = above.broader
        return broader

    def save(self, commit: bool = True) -> Theme:  # noqa: FBT001, FBT002 - Django's own form
        """Save, log, and index what shows this theme."""
        is_new = self.instance.pk is None
        theme: Theme = super().save(commit=commit)
        if commit:
            theme_changed(
                theme=theme,
                actor_id=self.for_user.pk,
                action="theme.create" if is_new else "theme.edit",
            )
        return theme


class TagForm(WagtailAdminModelForm):
    """The name of a tag; another spelling of an existing one is not a new tag."""

    instance: Tag
    name = forms.CharField(label=_("Naam"), max_length=60)

    class Meta:
        model = Tag
        fields = ("name",)

    def clean_name(self) -> str:
        """Refuse what cannot stand, and what stands already."""
        name = self.cleaned_data["name"]
        try:
            check_tag_name(name)
        except AboutRefusedError as error:
            raise forms.ValidationError(error.sentence) from error
        other = Tag.objects.filter(key=tag_key(name)).exclude(pk=self.instance.pk).first()
        if other is not None:
            raise forms.ValidationError(
                _("“%(name)s” bestaat al. Vink beide aan in de lijst en kies “Voeg samen”."),
                params={"name": other.name},
            )
        return clean_tag_name(name)

    def save(self, commit: bool = True) -> Tag:  # noqa: FBT001, FBT002 - Django's own form
        """Let all content follow."""
        name = self.cleaned_data["name"]
        if self.instance.pk is None:
            self.instance = resolve_tags([name])[0]
            return self.instance
        standing = Tag.objects.get(pk=self.instance.pk)
        self.instance = rename_tag(tag=standing, name=name, actor_id=self.for_user.pk)
        return self.instance


class MergeForm(forms.Form):
    """Which of the chosen tags stays."""

    into = forms.ModelChoiceField(
        queryset=Tag.objects.none(),
        label=_("Welk onderwerp blijft?"),
        empty_label=None,
        widget=forms.RadioSelect,
    )
