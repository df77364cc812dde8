"""The forms of this app whose help may be changed."""

from django.utils.translation import gettext_lazy as _

from alliantie.help_texts.registry import register

from .forms.doors import LABELS, SignupForm

# What allauth adds while the form is made.
LATE = {name: (LABELS[name], text) for name, text in SignupForm.helps.items()}

register("account-maken", SignupForm, label=_("Account maken"), late=LATE)
