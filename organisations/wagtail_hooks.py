"""The doors of organisations in the CMS."""

from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from alliantie.cms_menu import PEOPLE_MENU, EditorsMenuItem
from alliantie.today.sources import WORK

from . import cms_requests
from .cms import NoAddingPolicy, OrganisationGroup
from .curation import invitations, today
from .models import Membership

register_permission_policy(Membership, NoAddingPolicy(Membership))
register_snippet(OrganisationGroup)
for source in today.SOURCES:
    hooks.register(WORK, source)


@hooks.register("register_admin_urls")
def request_urls() -> list[URLPattern]:
    """Route the screen with requests."""
    return [
        path("aanvragen/", cms_requests.requests, name="organisation_requests"),
        path("aanvragen/mens/<int:pk>/", cms_requests.decide_membership, name="decide_membership"),
        path("aanvragen/beheerder/<int:pk>/", cms_requests.decide_admin, name="decide_admin"),
        path(
            "aanvragen/organisatie/<int:pk>/",
            cms_requests.decide_organisation,
            name="decide_organisation",
        ),
    ]


@hooks.register(PEOPLE_MENU)
def requests_menu_item() -> EditorsMenuItem:
    """Put the screen in the menu."""
    return EditorsMenuItem(
        _("Wie wil meedoen?"), reverse("organisation_requests"), icon_name="user", order=10
    )


@hooks.register("register_admin_urls")
def invitation_urls() -> list[URLPattern]:
    """Route the screens with invitations."""
    return [
        path("uitnodigingen/", invitations.overview, name="invitations"),
        path("uitnodigingen/nieuw/", invitations.make, name="make_invitation"),
        path("uitnodigingen/bestand/", invitations.export, name="export_invitations"),
        path("uitnodigingen/dekking/", invitations.export_coverage, name="export_coverage"),
        path("uitnodigingen/<int:pk>/intrekken/", invitations.withdraw, name="withdraw_invitation"),
    ]


@hooks.register(PEOPLE_MENU)
def invitations_menu_item() -> EditorsMenuItem:
    """Put the invitations in the menu."""
    return EditorsMenuItem(_("Uitnodigingen"), reverse("invitations"), icon_name="mail", order=20)
