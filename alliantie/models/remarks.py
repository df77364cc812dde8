"""What editors write again and again."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from alliantie.validators import validate_plain_name


class ReadyRemark(models.Model):
    """A remark to begin from, so that a friendly no is not written anew each time."""

    label = models.CharField(
        _("naam"), max_length=80, unique=True, validators=[validate_plain_name]
    )
    text = models.TextField(
        _("tekst"), max_length=1500, help_text=_("Je past de tekst bij elk besluit nog aan.")
    )

    class Meta:
        verbose_name = _("standaardopmerking")
        verbose_name_plural = _("standaardopmerkingen")
        ordering = ("label",)

    def __str__(self) -> str:
        return self.label
