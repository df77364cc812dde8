"""Leave dilemmas out of the screens of Wagtail that answer for any number of a page."""

from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_list_or_404
from wagtail.admin.views.chooser import (
    BaseLinkFormView,
    BrowseView,
    ChosenMultipleView,
    ExternalLinkView,
)
from wagtail.admin.views.pages.bulk_actions import (
    DeleteBulkAction,
    MoveBulkAction,
    PublishBulkAction,
    UnpublishBulkAction,
)
from wagtail.models import Page

from cases.models import DilemmaPage
from cases.page_permissions import without_dilemmas


class LeavingOutDilemmas:
    """An action on many pages for which a dilemma does not exist, also not as one it may not touch."""

    @classmethod
    def get_queryset(cls, model: Any, object_ids: Any) -> list[Any]:
        """Give the chosen pages without dilemmas; say 404 when nothing is left."""
        return get_list_or_404(without_dilemmas(model.objects.all()), pk__in=object_ids)


class PublishPages(LeavingOutDilemmas, PublishBulkAction):
    """Publish pages."""


class UnpublishPages(LeavingOutDilemmas, UnpublishBulkAction):
    """Take pages offline."""


class DeletePages(LeavingOutDilemmas, DeleteBulkAction):
    """Delete pages."""


class MovePages(LeavingOutDilemmas, MoveBulkAction):
    """Move pages, to anything but a dilemma: a refusal would print where to."""

    def get_form(self, form_class: Any = None) -> Any:
        """Offer no dilemma as the place to go to."""
        form = super().get_form(form_class)
        form.fields["chooser"].queryset = without_dilemmas(Page.objects.all())
        return form


ACTIONS = (PublishPages, UnpublishPages, DeletePages, MovePages)


class ChosenView(ChosenMultipleView):
    """Say what was chosen, unless there is a dilemma among it: those cannot be chosen."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Say 404 for a dilemma, as for a number that is not of a page."""
        numbers = [number for number in request.GET.getlist("id") if number.isdecimal()]
        if DilemmaPage.objects.filter(pk__in=numbers).exists():
            raise Http404
        return super().get(request)


class UnderPageView(BrowseView):
    """List what stands under a page to choose from, with that page; its address holds its title."""

    def get(self, request: HttpRequest, parent_page_id: int) -> HttpResponse:
        """Say 404 for a dilemma: nothing stands under it."""
        if DilemmaPage.objects.filter(pk=parent_page_id).exists():
            raise Http404
        return super().get(request, parent_page_id)


class LinkView(ExternalLinkView):
    """Take the address of a dilemma as an address, and do not look up what is there."""

    def post(self, request: HttpRequest) -> HttpResponse:
        """Leave out the search for a page behind the address where that would find a dilemma."""
        typed = request.POST.get(f"{self.form_prefix}-url", "")
        try:
            parts = urlsplit(typed.strip()).path.split("/")
        except ValueError:
            parts = []  # the form says what is wrong with it
        if DilemmaPage.objects.filter(slug__in=[part for part in parts if part]).exists():
            return BaseLinkFormView.post(self, request)
        return super().post(request)
