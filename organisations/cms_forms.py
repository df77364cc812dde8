"""Forms of organisations and memberships in the CMS; they save through services."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from alliantie.audit import record
from alliantie.merging.carrying_out import carry_out
from alliantie.merging.policies import MergeRefusedError

from .actors import actor_for
from .choices import Verification
from .models import EmailDomain, Membership, Organisation
from .naming import clean_name, name_key
from .policies import OrganisationRefusedError, check_name, check_verify
from .resolving import current_of
from .services import organisation_changed, replace_domains, replace_names
from .services.mergeable import MergeableOrganisations
from .services.names import free_slug

MERGEABLE = MergeableOrganisations()


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class OrganisationForm(WagtailAdminModelForm):
    """An organisation, with its names and mail domains as lines."""

    other_names = forms.CharField(
        label=_("Andere namen"),
        help_text=_("Elke naam op een eigen regel. Wie zo'n naam typt, vindt deze organisatie."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    mail_domains = forms.CharField(
        label=_("Bevestigde e-maildomeinen"),
        help_text=_(
            "Elk domein op een eigen regel, bijvoorbeeld: zwolle.nl. Wie daar een bevestigd "
            "e-mailadres heeft, mag meteen meedoen."
        ),
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )
    slug = forms.SlugField(
        label=_("Adres"), required=False, help_text=_("Leeg laten maakt er een van de naam.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            own = name_key(self.instance.name)
            names = self.instance.names.exclude(key=own).values_list("name", flat=True)
            verified = self.instance.domains.filter(verification=Verification.VERIFIED)
            self.fields["other_names"].initial = "\n".join(names)
            self.fields["mail_domains"].initial = "\n".join(
                verified.values_list("domain", flat=True)
            )

    def clean_name(self) -> str:
        """Refuse what nobody could read."""
        try:
            check_name(self.cleaned_data["name"])
        except OrganisationRefusedError as error:
            raise forms.ValidationError(error.sentence) from error
        return clean_name(self.cleaned_data["name"])

    def clean_slug(self) -> str:
        """Make an address when none was given."""
        return self.cleaned_data["slug"] or free_slug(self.cleaned_data.get("name", ""))

    def clean_mail_domains(self) -> list[str]:
        """Refuse domains that prove nothing or belong to another."""
        domains = [line.lower().lstrip("@") for line in _lines(self.cleaned_data["mail_domains"])]
        for domain in domains:
            try:
                check_verify(domain)
            except OrganisationRefusedError as error:
                raise forms.ValidationError(error.sentence) from error
        taken = EmailDomain.objects.filter(domain__in=domains)
        other = taken.exclude(organisation=self.instance.pk).select_related("organisation").first()
        if other is not None:
            raise forms.ValidationError(
                _("%(domain)s hoort al bij %(name)s."),
                params={"domain": other.domain, "name": other.organisation.name},
            )
        return domains

    def clean_successor(self) -> Organisation | None:
        """Give who stands at the end; refuse what leads back here."""
        chosen: Organisation | None = self.cleaned_data["successor"]
        after = current_of(chosen) if chosen is not None else None
        if after is not None and after.pk == self.instance.pk:
            raise forms.ValidationError(_("Een organisatie kan niet opgaan in zichzelf."))
        return after

    def _post_clean(self) -> None:
        """Refuse beside the field what cannot be merged."""
        super()._post_clean()
        after = self.cleaned_data.get("successor")
        if after is None or "successor" not in self.changed_data or self.errors:
            return
        try:
            MERGEABLE.check(gone=self.instance, kept=after)
        except MergeRefusedError as error:
            self.add_error("successor", error.sentence)

    def save(self, commit: bool = True) -> Organisation:  # noqa: FBT001, FBT002 - Django's own form
        """Save the row, then names and domains, through the services; merging is one piece of its own."""
        is_new = self.instance.pk is None
        after = self.instance.successor if "successor" in self.changed_data else None
        if after is not None:
            self.instance.successor = None
        organisation: Organisation = super().save(commit=commit)
        if commit:
            actor = actor_for(self.for_user)
            replace_names(organisation=organisation, names=_lines(self.cleaned_data["other_names"]))
            replace_domains(
                organisation=organisation, domains=self.cleaned_data["mail_domains"], actor=actor
            )
            organisation_changed(
                organisation=organisation,
                actor_id=actor.user_id,
                action="organisation.create" if is_new else "organisation.edit",
            )
            if after is not None:
                carry_out(kind=MERGEABLE, gone_key=organisation.pk, kept_key=after.pk, actor=actor)
        return organisation


class MembershipForm(WagtailAdminModelForm):
    """What an editor changes of a membership; its state only changes by the buttons."""

    class Meta:
        model = Membership
        fields = ("role", "function", "is_shown")

    def save(self, commit: bool = True) -> Membership:  # noqa: FBT001, FBT002 - Django's own form
        """Save and log."""
        membership: Membership = super().save(commit=commit)
        if commit and self.changed_data:
            record(
                action="membership.edit",
                obj=membership,
                actor_id=self.for_user.pk,
                origin="cms",
            )
        return membership
