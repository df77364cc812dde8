"""The members' forms of this app whose help may be changed."""

from django.utils.translation import gettext_lazy as _

from alliantie.help_texts.registry import register

from .forms.item import ItemForm

register("actualiteit", ItemForm, label=_("Actualiteit"))
