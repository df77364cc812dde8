"""A form that warns when the text gives its writer away; who read the warning may go on."""

from collections.abc import Callable, Iterable
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from cases.policies.giveaways import Giveaway, OwnWords, find_giveaways


class GiveawayMixin(forms.Form):
    """Looks through what was typed, and through texts that were kept before."""

    looked_through: ClassVar[tuple[str, ...]] = ()

    has_read = forms.BooleanField(
        label=_("Ik heb dit gelezen en laat het zo staan"), required=False
    )

    def __init__(
        self,
        *args: Any,
        own: Callable[[], OwnWords] = OwnWords,
        texts: Iterable[str] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._own = own
        self.giveaways: list[Giveaway] = []
        self._kept = [text for text in texts if text]
        if self._kept:
            self.giveaways = find_giveaways(self._kept, own())

    def clean(self) -> dict[str, Any]:
        """Ask for the tick when there is something to read."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        self.giveaways = find_giveaways([*self._kept, *self.typed_texts()], self._own())
        if self.giveaways and not data.get("has_read"):
            self.add_error(
                "has_read",
                _now("Je tekst kan verraden wie je bent. Pas hem aan, of zet hier een vinkje."),
            )
        return data

    def typed_texts(self) -> Iterable[str]:
        """Give what was typed and others will read."""
        return [str(self.cleaned_data.get(name) or "") for name in self.looked_through]
