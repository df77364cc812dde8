"""Forms of what editors steer; they save through services."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from alliantie.validators import NameField, validate_plain_name

from .addresses import key_at, known
from .analysis.stopwords import STOPWORDS
from .choices import Effect
from .models import StopWord, Synonym
from .policies import (
    CurationRefusedError,
    check_expressions,
    check_new,
    check_sides,
    check_stop_word,
    normalised,
    split_expressions,
)
from .services import steered


class LinesField(forms.CharField):
    """Expressions, one a line."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.Textarea(attrs={"rows": 4}),
            strip=False,
            error_messages={"required": _("Vul hier minstens één woord in.")},
            **kwargs,
        )

    def clean(self, value: Any) -> str:
        """Refuse what cannot stand; give the expressions, each on its own line."""
        expressions = split_expressions(super().clean(value))
        for expression in expressions:
            validate_plain_name(expression)
        try:
            check_expressions(expressions)
        except CurationRefusedError as error:
            raise forms.ValidationError(error.sentence) from error
        return "\n".join(expressions)


class SteeringForm(WagtailAdminModelForm):
    """What the three have in common: every change is logged."""

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's own form
        """Save and log."""
        verb = "create" if self.instance.pk is None else "edit"
        saved = super().save(commit=commit)
        if commit:
            steered(what=saved, actor_id=self.for_user.pk, verb=verb)
        return saved


class SynonymForm(SteeringForm):
    """One rule."""

    words = LinesField(
        label=_("Wat mensen typen"),
        help_text=_("Eén woord of uitdrukking per regel, bijvoorbeeld “woo”."),
    )
    also = LinesField(
        label=_("Zoek ook naar"),
        help_text=_("Eén per regel, bijvoorbeeld “wet open overheid”. Meervoud hoeft niet."),
    )

    def clean_words(self) -> str:
        """Refuse what has a rule already."""
        words: str = self.cleaned_data["words"]
        try:
            check_new(split_expressions(words), Synonym.objects.taken(but=self.instance.pk))
        except CurationRefusedError as error:
            raise forms.ValidationError(error.sentence) from error
        return words

    def clean_also(self) -> str:
        """Refuse a rule that leads to itself."""
        also: str = self.cleaned_data["also"]
        words = split_expressions(self.cleaned_data.get("words", ""))
        try:
            check_sides(words, split_expressions(also))
        except CurationRefusedError as error:
            raise forms.ValidationError(error.sentence) from error
        return also


class BestBetForm(SteeringForm):
    """A result on top, pointed out by its address on the site."""

    questions = LinesField(
        label=_("Bij welke zoekvragen"),
        help_text=_("Eén vraag per regel. Alleen wie precies dit typt, ziet het bovenaan."),
    )
    address = forms.CharField(
        label=_("Adres van de pagina"),
        max_length=500,
        help_text=_("Open de pagina op de site en plak hier het adres."),
        widget=forms.TextInput(attrs={"placeholder": "/praktijkvoorbeelden/…/"}),
        error_messages={"required": _("Plak hier het adres van een pagina op deze site.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        standing = known([self.instance.key]) if self.instance.key else {}
        if one := standing.get(self.instance.key):
            self.initial.setdefault("address", one.url)

    def clean_address(self) -> str:
        """Refuse what search cannot find."""
        address: str = self.cleaned_data["address"]
        key = key_at(address)
        if not key:
            raise forms.ValidationError(
                _(
                    "Hier staat niets dat bezoekers met zoeken kunnen vinden. "
                    "Open de pagina op de site en kopieer het adres."
                )
            )
        self.instance.key = key
        return address

    def clean_until(self) -> Any:
        """Refuse a day that is over."""
        until = self.cleaned_data["until"]
        if "until" in self.changed_data and until and until < timezone.localdate():
            raise forms.ValidationError(_("Deze dag is al voorbij."))
        return until


class StopWordForm(SteeringForm):
    """One word."""

    word = NameField(
        label=_("Woord"),
        max_length=40,
        error_messages={"required": _("Vul één los woord in, zonder leestekens.")},
    )

    def clean_word(self) -> str:
        """Keep a word as questions are read: plain letters, no capitals; refuse what is there."""
        word = normalised(self.cleaned_data["word"])
        if StopWord.objects.filter(word=word).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError(_("Dit woord staat al in de lijst. Pas dat aan."))
        return word

    def clean(self) -> dict[str, Any]:
        """Refuse more than one word, and what changes nothing."""
        data: dict[str, Any] = super().clean() or {}
        if "word" in data and "effect" in data:
            try:
                ignores = data["effect"] == Effect.IGNORED
                check_stop_word(data["word"], ignores=ignores, shipped=STOPWORDS)
            except CurationRefusedError as error:
                self.add_error("word", error.sentence)
        return data
