"""The doors of accounts in the CMS."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from alliantie.cms_menu import PEOPLE_MENU, EditorsMenuItem
from alliantie.today.sources import WORK

from .curation import claims, factor_resets
from .curation import trust as curation
from .curation.today import AccountClaims, FactorResets
from .models import User
from .policies import may_manage_accounts

hooks.register(WORK, FactorResets)
hooks.register(WORK, AccountClaims)


class AdminsMenuItem(MenuItem):
    """Shown to administrators; a screen asks the rights again by itself."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Ask the rights of this moment."""
        return may_manage_accounts(request.actor)  # type: ignore[attr-defined]  # set by ActorMiddleware


@hooks.register("register_admin_urls")
def factor_reset_urls() -> list[URLPattern]:
    """Route taking away a lost second factor."""
    return [
        path("tweede-stap/", factor_resets.resets, name="factor_resets"),
        path("tweede-stap/vraag/<int:pk>/", factor_resets.ask, name="factor_reset_ask"),
        path("tweede-stap/<int:pk>/bevestig/", factor_resets.confirm, name="factor_reset_confirm"),
        path(
            "tweede-stap/<int:pk>/intrekken/", factor_resets.withdraw, name="factor_reset_withdraw"
        ),
    ]


@hooks.register("register_settings_menu_item")
def factor_resets_menu_item() -> MenuItem:
    """Put it beside the accounts."""
    return AdminsMenuItem(
        _("Tweede stap weghalen"), reverse("factor_resets"), icon_name="key", order=610
    )


@hooks.register("register_admin_urls")
def claim_urls() -> list[URLPattern]:
    """Route requests to merge two accounts of one person."""
    return [
        path("accounts-samenvoegen/", claims.waiting, name="account_claims"),
        path(
            "accounts-samenvoegen/<int:pk>/afwijzen/", claims.decline, name="account_claim_decline"
        ),
    ]


@hooks.register("register_settings_menu_item")
def claims_menu_item() -> MenuItem:
    """Put it beside the accounts."""
    return AdminsMenuItem(
        _("Accounts samenvoegen"), reverse("account_claims"), icon_name="duplicate", order=615
    )


@hooks.register("before_bulk_action")
def no_bulk_actions_on_accounts(
    _request: HttpRequest, _action_type: str, objects: list[Any], _action: Any
) -> None:
    """Refuse changes that would pass by the rules and the audit log."""
    if any(isinstance(item, User) for item in objects):
        raise PermissionDenied


@hooks.register("register_admin_urls")
def trust_urls() -> list[URLPattern]:
    """Route the screens about who publishes at once."""
    return [
        path("meteen-publiceren/", curation.trusted_people, name="trusted_people"),
        path("meteen-publiceren/<int:pk>/", curation.trusted_person, name="trusted_person"),
    ]


@hooks.register(PEOPLE_MENU)
def trust_menu_item() -> EditorsMenuItem:
    """Put the list in the menu."""
    return EditorsMenuItem(
        _("Meteen publiceren"), reverse("trusted_people"), icon_name="check", order=70
    )
