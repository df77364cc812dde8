"""The address a guest types: it becomes a mail, and who they are to us."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class AddressField(forms.EmailField):
    """An e-mail address in plain letters: those that look alike belong to somebody else."""

    def clean(self, value: Any) -> str:
        """Refuse other letters before anything else is said about it."""
        if not str(value or "").isascii():
            raise ValidationError(
                _("Gebruik in het e-mailadres alleen gewone letters, zonder accenten.")
            )
        return str(super().clean(value))
