"""Put our forms on Wagtail's screens of redirects: it has no setting for them."""

from wagtail.contrib.redirects import views

from .forms import EXTENSIONS, ImportForm, RedirectForm


def connect() -> None:
    """Take the place of Wagtail's forms, by hand and from a file."""
    for screen in (views.CreateView, views.EditView):
        screen.form_class = RedirectForm
    views.RedirectForm = RedirectForm
    views.ImportForm = ImportForm
    views.get_supported_extensions = lambda: EXTENSIONS
