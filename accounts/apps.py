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
        """Connect signing in, mail that comes back, and what we keep of people."""
        from alliantie import bounces, log_privacy, mail, periodic

        from . import erasing, signals, tasks, wiring
        from .erasing import keeping
        from .services import standing

        signals.connect()
        wiring.connect()
        # A link that opens an account, or speaks for its owner, stands in no log.
        log_privacy.keep_people_out("/account/begin/")
        log_privacy.keep_people_out("/account/tegenhouden/")
        log_privacy.keep_people_out("/account/samenvoegen/")
        bounces.register(standing.stop_mail)
        mail.register_gate(standing.gets_nothing)
        erasing.register("accounts", erase=keeping.erase, export=keeping.export)
        daily = {
            "forget_farewells": tasks.forget_farewells,
            "forget_pending_texts": tasks.forget_pending_texts,
            "tidy_notices": tasks.tidy_notices,
            "tidy_resets": tasks.tidy_resets,
            "tidy_claims": tasks.tidy_claims,
            "erase_merged": tasks.erase_merged,
        }
        for name, task in daily.items():
            periodic.register(name, every_seconds=86_400, task=task)


class CmsUsersConfig(WagtailUsersAppConfig):
    """Wagtail's own users app, with our forms: roles from code, every change audited."""

    user_viewset = "accounts.cms.AccountViewSet"

    def ready(self) -> None:
        """Close Wagtail's screens for groups: what a role may do comes from code, for superusers too."""
        super().ready()
        from django.contrib.auth.models import Group
        from wagtail.permissions import register_permission_policy

        from alliantie.cms_doors import NobodysPolicy

        register_permission_policy(Group, NobodysPolicy(Group))
