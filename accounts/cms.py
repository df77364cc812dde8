"""Accounts in the CMS: Wagtail's screens, our services."""

from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn
from wagtail.admin.views import account
from wagtail.users.views import users

from alliantie.choices import Role
from alliantie.visibility import Actor

from . import services
from .cms_forms import ChangeAccountForm, InviteForm
from .erasing.account import erase_by
from .forms import EraseForm
from .models import User
from .policies import AccountRuleError, may_manage_accounts

OK, BAD_REQUEST = 200, 400


class AccountIndexView(users.IndexView):
    """The list, without actions on many accounts at once: those would pass by the audit log."""

    template_name = "wagtailadmin/generic/index.html"
    page_title = _("Accounts")
    add_item_label = _("Nodig iemand uit")

    @property
    def columns(self) -> list[Any]:
        """Leave out the tick boxes and the column of administrators."""
        kept = [
            column
            for column in super().columns
            if not isinstance(column, BulkActionsCheckboxColumn) and column.name != "is_superuser"
        ]
        for column in kept:
            if column.name == User.USERNAME_FIELD:
                column.label = _("E-mailadres")
        return kept

    def get_delete_url(self, instance: User) -> None:
        """Show no way to delete."""


class ThroughServices:
    """Save by our services, and show a broken rule as an error of the form."""

    request: HttpRequest
    form: Any

    def form_valid(self, form: Any) -> HttpResponse:
        """Let a rule refuse the change as a whole."""
        try:
            with transaction.atomic():
                return super().form_valid(form)  # type: ignore[misc]  # Wagtail's view
        except AccountRuleError as error:
            form.add_error(None, str(error))
            self.produced_error_message = str(error)
            return self.form_invalid(form)  # type: ignore[attr-defined]  # Wagtail's view

    @property
    def actor(self) -> Actor:
        """Give the person at work."""
        found: Actor = self.request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
        return found

    def set_roles(self, user: User, wanted: list[str]) -> None:
        """Give and take what differs."""
        names = set(user.groups.values_list("name", flat=True))
        for role in Role:
            has, wants = str(role.label) in names, role.value in wanted
            if wants and not has:
                services.give_role(user=user, role=role, actor=self.actor)
            if has and not wants:
                services.take_role(user=user, role=role, actor=self.actor)


class InviteView(ThroughServices, users.CreateView):
    """Invite somebody."""

    template_name = "wagtailadmin/generic/form.html"
    page_title = _("Nodig iemand uit")

    def save_instance(self) -> User:
        """Make the account and give the roles."""
        data = self.form.cleaned_data
        user = services.invite(
            email=data["email"],
            first_name=data["first_name"],
            last_name=data["last_name"],
            actor=self.actor,
        )
        self.set_roles(user, data["roles"])
        return user


class ChangeAccountView(ThroughServices, users.EditView):
    """Change a name, roles, or suspend."""

    template_name = "wagtailadmin/generic/edit.html"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Lead to erasing, except from one's own account."""
        super().setup(request, *args, **kwargs)
        self.can_delete = not self.editing_self

    def get_page_subtitle(self) -> str:
        """Show whose account it is, address and all."""
        return f"{self.object} ({self.object.email})"

    def save_instance(self) -> User:
        """Save what changed."""
        data, changed = self.form.cleaned_data, set(self.form.changed_data)
        user = User.objects.get(pk=self.object.pk)
        if changed & {"first_name", "last_name"}:
            services.rename(
                user=user,
                first_name=data["first_name"],
                last_name=data["last_name"],
                actor=self.actor,
            )
        self.set_roles(user, data["roles"])
        if "is_suspended" in changed:
            change = services.suspend if data["is_suspended"] else services.reinstate
            change(user=user, actor=self.actor)
        return user


class EraseView(users.DeleteView):
    """In the place of Wagtail's deleting: erase somebody who asked it by letter, everywhere."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask the word first; one's own account is erased on the desk."""
        actor: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
        user = User.objects.filter(pk=kwargs["pk"]).first()
        if user is None or not may_manage_accounts(actor) or user.pk == actor.user_id:
            raise PermissionDenied
        form = EraseForm(request.POST if request.method == "POST" else None, email=user.email)
        if request.method == "POST" and form.is_valid():
            try:
                erase_by(user=user, actor=actor, origin="cms")
            except AccountRuleError as error:
                form.add_error(None, str(error))
            else:
                messages.success(request, _("Het account is gewist, met alles wat ernaar wees."))
                return redirect("wagtailusers_users:index")
        context = {"erased": user, "form": form}
        status = BAD_REQUEST if form.errors else OK
        return render(request, "accounts/cms_erase.html", context, status=status)


class AccountViewSet(users.UserViewSet):
    """Wagtail's screens for accounts, for site admins."""

    menu_label = _("Accounts")
    index_view_class = AccountIndexView
    add_view_class = InviteView
    edit_view_class = ChangeAccountView
    delete_view_class = EraseView
    template_prefix = ""

    def get_form_class(self, for_update: bool = False) -> type:  # noqa: FBT001, FBT002 - Wagtail's signature
        """Ask for name and roles; the address only of somebody new."""
        return ChangeAccountForm if for_update else InviteForm


class OwnAccountView(account.AccountView):
    """One's own settings in the CMS: notifications, language and looks; the rest is in /account/."""

    kept: ClassVar[frozenset[str]] = frozenset({"notifications", "locale", "theme"})

    def get_panels(self) -> list[Any]:
        """Leave out name, address, portrait and password."""
        return [panel for panel in super().get_panels() if panel.name in self.kept]
