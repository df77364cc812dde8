"""The doors of confidential moderators in the CMS."""

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from alliantie.cms_doors import open_to_all_roles
from cases.curation import reveals, talks
from cases.policies.revealing import may_handle


@hooks.register("register_admin_urls")
def confidential_urls() -> list[URLPattern]:
    """Route looking behind a pseudonym, and talks."""
    talk = "gesprekken/<uuid:reference>/"
    return [
        path("onthullingen/", reveals.reveals, name="reveals"),
        path("onthullingen/vraag/<uuid:reference>/", reveals.ask, name="reveal_ask"),
        path("onthullingen/<int:pk>/instemmen/", reveals.agree, name="reveal_agree"),
        path("onthullingen/<int:pk>/zien/", reveals.see, name="reveal_see"),
        path("gesprekken/", talks.talks, name="confidential_talks"),
        path(talk, talks.talk, name="confidential_talk_detail"),
        path(f"{talk}afgehandeld/", talks.settle, name="confidential_talk_settle"),
    ]


open_to_all_roles(
    "reveals",
    "reveal_ask",
    "reveal_agree",
    "reveal_see",
    "confidential_talks",
    "confidential_talk_detail",
    "confidential_talk_settle",
)


class HandlersMenuItem(MenuItem):
    """Shown to confidential moderators; a screen asks the rights again by itself."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the rights of this moment."""
        return may_handle(request.actor.roles)  # type: ignore[attr-defined]  # set by ActorMiddleware


@hooks.register("register_admin_menu_item")
def reveals_menu_item() -> MenuItem:
    """Put looking behind a pseudonym in the menu."""
    return HandlersMenuItem(_("Onthullingen"), reverse("reveals"), icon_name="key", order=62)


@hooks.register("register_admin_menu_item")
def talks_menu_item() -> MenuItem:
    """Put talks in the menu."""
    return HandlersMenuItem(
        _("Gesprekken"),
        reverse("confidential_talks"),
        icon_name="mail",
        order=61,
    )
