"""Fields of the desk: a story typed as text or in the small editor."""

from typing import Any

from django import forms
from django.utils.safestring import SafeString, mark_safe

from alliantie.models import Picture
from alliantie.rich_text import RichTextRefusedError
from cases.desk.light_text import LOOKS_LIKE_HTML, story_from_text
from cases.desk.light_writing import text_of
from cases.references import PICTURE

SHOWN = "width-600"


class StoryWidget(forms.Textarea):
    """A text box that works by itself; the script puts an editor in its place."""

    template_name = "cases/desk/story_widget.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the text in light marks, and the same as HTML for the editor."""
        typed = str(value or "")
        html = _readable(typed)
        text = text_of(html) if html and LOOKS_LIKE_HTML.match(typed) else typed
        context = super().get_context(name, text, {"data-story": "", **(attrs or {})})
        context["widget"]["story"] = _with_pictures(html)
        return context


def _readable(typed: str) -> str:
    """Give what was typed as HTML; what was refused stays as it was typed."""
    try:
        return story_from_text(typed)
    except RichTextRefusedError:
        return ""


def _with_pictures(html: str) -> SafeString:
    """Show pictures in the editor; the script writes them back as they were."""
    numbers = {int(number) for number in PICTURE.findall(html)}
    sources = {
        picture.pk: picture.get_rendition(SHOWN).url
        for picture in Picture.objects.filter(pk__in=numbers)
    }

    def shown(found: "Any") -> str:
        source = sources.get(int(found[1]), "")
        return (
            found[0]
            .replace("<embed ", f'<img data-embed src="{source}" ')
            .replace(f'id="{found[1]}"', f'data-id="{found[1]}"')
        )

    return mark_safe(PICTURE.sub(shown, html))


class StoryField(forms.CharField):
    """Rich text; `clean` gives what Wagtail keeps."""

    widget = StoryWidget

    def clean(self, value: Any) -> str:
        """Turn what was typed or pasted into clean rich text, or say why not."""
        try:
            html = story_from_text(super().clean(value))
        except RichTextRefusedError as error:
            raise forms.ValidationError(error.sentence, code="story") from error
        if self.required and not html:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return html

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Compare texts, not the way they were typed."""
        return (initial or "") != _readable(str(data or ""))
