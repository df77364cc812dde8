"""Who can sign in."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    """Users, roles and sign-in."""

    name = "accounts"
    verbose_name = _("Accounts")
    default = True

    def ready(self) -> None:
        """Connect the audit of signing in, and say what we keep of people."""
        from alliantie import periodic

        from . import erasing, signals, tasks
        from .erasing import keeping

        signals.connect()
        erasing.register("accounts", erase=keeping.erase, export=keeping.export)
        periodic.register("forget_farewells", every_seconds=86_400, task=tasks.forget_farewells)
        periodic.register(
            "forget_pending_texts", every_seconds=86_400, task=tasks.forget_pending_texts
        )


class CmsUsersConfig(WagtailUsersAppConfig):
    """Wagtail's own users app, with our forms: roles from code, every change audited."""

    user_viewset = "accounts.cms.AccountViewSet"
