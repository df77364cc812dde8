"""All components on one page, for whoever builds or reviews."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from .forms import ExampleForm
from .samples import components


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component with its samples."""
    context = {
        "components": list(components()),
        "form": ExampleForm(),
        "refused": ExampleForm({"email": "geen adres"}, prefix="fout"),
    }
    return render(request, "alliantie/gallery.html", context)
