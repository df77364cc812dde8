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
        """Connect the audit of signing in, and mail that comes back."""
        from alliantie import bounces, mail, periodic

        from . import signals, tasks
        from .services import standing

        signals.connect()
        bounces.register(standing.stop_mail)
        mail.register_gate(standing.gets_nothing)
        periodic.register("tidy_notices", every_seconds=86_400, task=tasks.tidy_notices)


class CmsUsersConfig(WagtailUsersAppConfig):
    """Wagtail's own users app, with our forms: roles from code, every change audited."""

    user_viewset = "accounts.cms.AccountViewSet"
