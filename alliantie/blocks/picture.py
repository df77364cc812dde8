"""A picture in a page."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

from alliantie.cards import picture_card

from .looks import PREVIEW, SHOWN

SIZE = "width-1200"


class PictureBlock(ImageBlock):
    """Wagtail's picture, described or said to be decoration, with a line below it."""

    image = ImageChooserBlock(label=_("Beeld"))
    decorative = blocks.BooleanBlock(
        label=_("Alleen versiering"),
        default=False,
        required=False,
        help_text=_("Wie het beeld niet ziet, mist dan niets."),
    )
    alt_text = blocks.CharBlock(
        label=_("Beschrijving voor wie het beeld niet ziet"), required=False, max_length=250
    )
    caption = blocks.CharBlock(label=_("Bijschrift"), required=False, max_length=250)

    class Meta:
        label = _("Beeld")
        description = _("Een foto of tekening met een beschrijving en een bijschrift.")
        icon = "image"
        group = SHOWN
        template = "components/blocks/picture.html"
        preview_template = PREVIEW

    def __init__(self, required: bool = True, **kwargs: Any) -> None:  # noqa: FBT001, FBT002 - Wagtail's signature
        super().__init__(required=required, **kwargs)
        # Wagtail's own makes its three anew, in its own words.
        for name, block in self.base_blocks.items():
            block.set_name(name)
            self.child_blocks[name] = block

    def get_context(
        self, value: Any, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """Add the size that is shown; a picture whose file is gone is left out."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        context["picture"] = picture_card(value, SIZE)
        described = value and not value.decorative
        context["alt"] = (value.contextual_alt_text or value.default_alt_text) if described else ""
        return context

    def get_searchable_content(self, value: Any) -> list[str]:
        """Let the description and the line below be found."""
        found = super().get_searchable_content(value)
        return [*found, value.caption] if value and value.caption else list(found)

    def get_form_context(self, value: Any, prefix: str = "", errors: Any = None) -> Any:
        """Show the line below in the form."""
        context = super().get_form_context(value, prefix=prefix, errors=errors)
        caption = self.child_blocks["caption"]
        context["children"]["caption"] = caption.bind(
            _caption(value), prefix=f"{prefix}-caption", errors=None
        )
        return context

    def get_form_state(self, value: Any) -> dict[str, Any]:
        """Hand the line below to the form."""
        return {**super().get_form_state(value), "caption": _caption(value)}

    def get_prep_value(self, value: Any) -> dict[str, Any]:
        """Keep the line below."""
        return {**super().get_prep_value(value), "caption": _caption(value)}

    def _struct_value_to_image(self, struct_value: Mapping[str, Any]) -> Any:
        image = super()._struct_value_to_image(struct_value)
        if image:
            image.caption = struct_value.get("caption") or ""
        return image

    def _image_to_struct_value(self, image: Any) -> dict[str, Any]:
        return {**super()._image_to_struct_value(image), "caption": _caption(image)}


def _caption(image: Any) -> str:
    return getattr(image, "caption", "") or ""
