"""Doors of the CMS that leave dilemmas out; they stand before Wagtail's own, at the same address."""

from django.urls import path
from wagtail.admin.auth import require_admin_access

from .ways_filtered import ChosenView, LinkView, UnderPageView

urlpatterns = [
    path(
        "choose-page/<int:parent_page_id>/",
        require_admin_access(UnderPageView.as_view()),
        name="cms_choose_under",
    ),
    path(
        "choose-page/chosen-multiple/",
        require_admin_access(ChosenView.as_view()),
        name="cms_chosen_pages",
    ),
    path(
        "choose-external-link/", require_admin_access(LinkView.as_view()), name="cms_external_link"
    ),
]
