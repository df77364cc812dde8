"""How allauth behaves here: Dutch sentences, queued mail, and a limit on everybody together."""

from collections.abc import Collection
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar

from allauth.account import app_settings as account_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.core.ratelimit import respond_429
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import FormerAccount
from accounts.policies.second_factor import Proofs, may_read_fresh_codes, may_set_first_factor
from alliantie.choices import Role
from alliantie.mail import queue_mail
from alliantie.throttles import ThrottledError, hit

MAIL_CONTEXT = ("code", "signup_url", "password_reset_url", "from_email", "to_email")
SIGN_INS = frozenset({"password", "password_reset"})
SETS_A_FACTOR = "mfa_activate_totp"
SHOW_CODES = frozenset({"mfa_view_recovery_codes", "mfa_download_recovery_codes"})
MINUTE = 60
HOUR = 3600
LOGINS_A_MINUTE = 300  # everybody together; allauth counts per account and per address
MAILS_AN_HOUR_EACH = 10
MAILS_AN_HOUR = 1000


class RolesBackend(AuthenticationBackend):
    """Rights come from a role and from nothing else.

    A right given to one account, or to a group that is no role, opens nothing, however it came
    into the database: so no member gets into the CMS.
    """

    def _get_user_permissions(self, user_obj: Any) -> QuerySet[Permission]:
        return Permission.objects.none()

    def _get_group_permissions(self, user_obj: Any) -> QuerySet[Permission]:
        names = [str(role.label) for role in Role]
        return Permission.objects.filter(group__in=user_obj.groups.filter(name__in=names))


class AccountAdapter(DefaultAccountAdapter):
    """Sign-up and sign-in of the site."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("Dit account is geschorst."),
        "cannot_remove_primary_email": _("Je kunt je e-mailadres niet weghalen, wel vervangen."),
        "duplicate_email": _("Dit is al je e-mailadres."),
        "email_password_mismatch": _("Dit e-mailadres en dit wachtwoord horen niet bij elkaar."),
        "email_taken": _("Met dit e-mailadres is al een account."),
        "enter_current_password": _("Dit is niet je huidige wachtwoord."),
        "incorrect_code": _("Deze code klopt niet. Kijk nog eens in de laatste mail."),
        "incorrect_password": _("Dit wachtwoord klopt niet."),
        "invalid_login": _("Hiermee kun je niet inloggen."),
        "invalid_password_reset": _("Deze aanvraag is verlopen. Vraag een nieuwe code."),
        "too_many_login_attempts": _("Het is te vaak misgegaan. Wacht vijf minuten."),
        "same_as_current": _("Dit is hetzelfde als wat er al staat."),
        "rate_limited": _("Dit gaat te snel. Wacht even en probeer het dan opnieuw."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the mail, for known and unknown addresses alike, so that both answers are as fast."""
        try:
            hit(scope="account-mail", key=email, limit=MAILS_AN_HOUR_EACH, seconds=HOUR)
            hit(scope="account-mail", key="overall", limit=MAILS_AN_HOUR, seconds=HOUR)
        except ThrottledError:
            raise ImmediateHttpResponse(respond_429(self.request)) from None
        said = {key: str(context[key]) for key in MAIL_CONTEXT if context.get(key)}
        name = template_prefix.rpartition("/")[2]
        queue_mail(template=f"account/{name}", to=email, context=said)

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """Say, after the right password, that an account is suspended, or went up in another."""
        if FormerAccount.objects.filter(number=user.pk).exists():
            return redirect("account_merged")
        answer: HttpResponse = super().respond_user_inactive(request, user)
        return answer

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count attempts of everybody together, so that many addresses cannot guess at once."""
        try:
            hit(scope="login", key="overall", limit=LOGINS_A_MINUTE, seconds=MINUTE)
        except ThrottledError as error:
            raise ValidationError(error.sentence) from None
        super().pre_authenticate(request, **credentials)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask nothing again of who came in a moment ago and adds a first second factor."""
        required = super().is_reauthentication_required(app=app, **kwargs)
        return required and not (app == "allauth.mfa" and _has_just_proved(self.request))


def _has_just_proved(request: HttpRequest) -> bool:
    """Say whether this session may set a first second factor, or read its fresh codes; all else asks again."""
    door = request.resolver_match.url_name if request.resolver_match else ""
    if door not in {SETS_A_FACTOR, *SHOW_CODES}:
        return False
    records = get_authentication_records(request, request.user)
    proofs = Proofs(
        password_at=_latest(records, SIGN_INS),
        factor_at=_latest(records, {"mfa"}),
        has_factor=Authenticator.objects.filter(user_id=request.user.pk).exists(),
        codes_made_at=_codes_made_at(request),
    )
    now, holds = timezone.now(), timedelta(seconds=account_settings.REAUTHENTICATION_TIMEOUT)
    rule = may_set_first_factor if door == SETS_A_FACTOR else may_read_fresh_codes
    return rule(proofs, now=now, holds=holds)


def _latest(records: list[dict[str, Any]], methods: Collection[str]) -> datetime | None:
    moments = [record["at"] for record in records if record.get("method") in methods]
    return datetime.fromtimestamp(moments[-1], UTC) if moments else None


def _codes_made_at(request: HttpRequest) -> datetime | None:
    codes = Authenticator.objects.filter(
        user_id=request.user.pk, type=Authenticator.Type.RECOVERY_CODES
    )
    return codes.values_list("created_at", flat=True).first()


class MFAAdapter(DefaultMFAAdapter):
    """The second factor."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultMFAAdapter.error_messages,
        "add_email_blocked": _("Zet eerst de tweede stap uit; daarna kun je je adres wijzigen."),
        "cannot_delete_authenticator": _("Je kunt de tweede stap niet uitzetten."),
        "cannot_generate_recovery_codes": _("Zet eerst de tweede stap aan."),
        "incorrect_code": _("Deze code klopt niet. Wacht op de volgende code in je app."),
        "unverified_email": _("Bevestig eerst je e-mailadres."),
    }
