"""Organisations that went up in another come back, with all that moved and nothing that was changed since."""

from uuid import uuid4

import pytest
from django.utils import timezone

from alliantie.merging.policies import MergeChangedError, MergeRefusedError
from alliantie.merging.previewing import preview
from alliantie.merging.undoing import undo
from alliantie.models import MergedRow
from cases.choices import NameChoice, PartnerRole, Readers
from cases.models import Advice, CasePage, CasePartner, DilemmaHiddenFrom, DilemmaPage
from cases.services.dilemmas import writing
from cases.services.dilemmas.advice import Given, give_advice, take_back_advice
from cases.services.dilemmas.readers import Choice
from events.choices import HostState, TurnState
from events.models import CoHost, Series, Turn
from organisations.choices import (
    InvitedBy,
    Listing,
    MembershipRole,
    MembershipState,
    Verification,
)
from organisations.models import EmailDomain, Invitation, Membership, Organisation
from organisations.resolving import Resolver
from people.models import Follow
from search.models import PendingEntry
from search.registry import key_of
from tests.factories.accounts import make_user
from tests.factories.cases import make_case
from tests.factories.dilemmas import make_dilemma
from tests.factories.events import make_event
from tests.factories.merging import differences, editor, everything, known, merge
from tests.factories.organisations import actor_of, make_member, make_organisation
from tests.factories.reuses import make_reuse
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db


def world():
    """Two organisations that are both in everything."""
    old, new = make_organisation("Gemeente Oud"), make_organisation("Gemeente Nieuw")
    make_organisation("Bureau", parent=old)
    old.domains.create(domain="oud.example", verification=Verification.VERIFIED)
    both = make_user("beide@example.org")
    for organisation in (old, new):
        make_member(organisation, user=both, role=MembershipRole.ADMIN)
        Follow.objects.create(user=both, organisation=organisation)
    member = make_member(old, role=MembershipRole.ADMIN)
    case = make_case("Van beide", organisation=old, owner=member.user)
    CasePartner.objects.create(page=case, organisation=new, role=PartnerRole.FUNDER)
    other = make_case("Ook van beide", organisation=new)
    CasePartner.objects.create(page=other, organisation=old)
    elsewhere = make_case("Elders", organisation=make_organisation("Elders"))
    for organisation in (old, new):
        CasePartner.objects.create(page=elsewhere, organisation=organisation)
        make_reuse(elsewhere, organisation=organisation)
    event = make_event(organisation=old)
    CoHost.objects.create(event=event, organisation=new)
    invited_and_swapping(old, new, both)
    return old, new, member, elsewhere


def invited_and_swapping(old, new, both):
    """Let rows stay that point at rows which go."""
    now = timezone.now()
    Invitation.objects.create(
        by=InvitedBy.ADMIN, organisation=old, token_hash="x", expires_at=now, accepted_at=now,
        accepted_by=both, membership=both.memberships.get(organisation=old),
    )  # fmt: skip
    series = Series.objects.create(title="Forum", slug="forum")
    asked = {"series": series, "asked_at": now}
    goes, goes_too = (
        Turn.objects.create(organisation=new, number=number, state=TurnState.DECLINED, **asked)
        for number in (1, 4)
    )
    for number in (1, 4):
        Turn.objects.create(organisation=old, number=number, **asked)
    own = Turn.objects.create(organisation=old, number=2, swap_with=goes, **asked)
    Turn.objects.create(organisation=make_organisation("Vreemd"), number=3, swap_with=goes, **asked)
    Turn.objects.filter(pk=goes.pk).update(swap_with=goes_too)
    Turn.objects.filter(pk=goes_too.pk).update(swap_with=own)


def test_two_that_are_both_of_one_case_become_one_and_come_back(client, site_home):
    old, new, member, elsewhere = world()
    before = everything()
    done = merge("organisatie", old, new)
    pages = CasePage.objects.filter(organisation=new)
    assert {page.title for page in pages} == {"Van beide", "Ook van beide"}
    assert not CasePartner.objects.filter(page__organisation=new).exists()
    assert [
        row.organisation for row in elsewhere.partners.all() if row.organisation in (old, new)
    ] == [new]
    assert not CoHost.objects.exists()
    assert not actor_of(member.user).administers
    assert actor_of(member.user).organisation_ids == {new.pk}
    assert Resolver().find("Gemeente Oud") == new
    assert new.names.filter(name="Gemeente Oud").exists()
    answer = client.get(old.get_absolute_url())
    assert (answer.status_code, answer["Location"]) == (301, new.get_absolute_url())
    assert undo(merge=done, actor=editor()).stayed == {}
    assert differences(before, everything()) == {}
    assert actor_of(member.user).administers == {old.pk}
    assert client.get(old.get_absolute_url()).status_code == 200


def test_dilemmas_asked_meanwhile_stay_closed_to_both(site_home):
    old, new = make_organisation(), make_organisation()
    others = [make_organisation() for _ in range(3)]
    for organisation in (*others, new):
        make_member(organisation)
    asker, colleague = make_member(old), make_member(old)
    done = merge("organisatie", old, new)
    asked = make_dilemma(asker.user, readers=Readers.NOT_MY_ORGANISATION)
    drawn = make_dilemma(asker.user)
    DilemmaPage.objects.filter(pk=drawn.pk).update(readers=Readers.NOT_MY_ORGANISATION)
    DilemmaHiddenFrom.objects.create(page=drawn, organisation=new)
    DilemmaHiddenFrom.objects.create(page=drawn, organisation=others[0])
    PendingEntry.objects.all().delete()
    undo(merge=done, actor=editor())
    assert actor_of(colleague.user).organisation_ids == {old.pk}
    for dilemma in (asked, drawn):
        assert {old, new} <= {row.organisation for row in dilemma.hidden_from.all()}
        assert PendingEntry.objects.filter(key=key_of(dilemma)).exists()
    seen = DilemmaPage.objects.visible_to(actor_of(colleague.user))
    assert not seen.filter(pk__in=[asked.pk, drawn.pk]).exists()


def lines_of(model, *keys):
    return MergedRow.objects.filter(model=model._meta.label, object_key__in=[str(k) for k in keys])


def a_preview_counts_what_may_be_seen(asked):
    theme, loud = make_theme("Stil"), make_theme("Luid")
    asked.themes.add(theme)
    asked.save()
    for readers, labels in ((Readers.GOVERNMENT, []), (Readers.MEMBERS, ["Dilemma's"])):
        DilemmaPage.objects.filter(pk=asked.pk).update(readers=readers)
        seen = preview(known("thema"), gone=theme, kept=loud, actor=editor())
        assert [line.label for line in seen.moves] == labels


def test_no_line_and_no_number_tells_who_asked_or_advised(site_home):
    old, new = make_organisation(), make_organisation()
    asker, adviser = make_member(old), make_member(old)
    make_member(new)
    named = {"name": NameChoice.PUBLIC, "choice": {"organisation_id": old.pk}}
    asked, other, third = (make_dilemma(asker.user, **named) for _ in range(3))
    said = {"text": "Doe het.", "name": NameChoice.PUBLIC, "organisation_id": old.pk}
    told = {"dilemma": other, "actor": actor_of(adviser.user), "key": uuid4()}
    advice = give_advice(**told, given=Given(**said))
    regretted = give_advice(**{**told, "dilemma": third, "key": uuid4()}, given=Given(**said))
    for dilemma in (asked, other):
        DilemmaHiddenFrom.objects.create(page=dilemma, organisation=old)
    a_preview_counts_what_may_be_seen(asked)
    done = merge("organisatie", old, new)
    hidden = MergedRow.objects.filter(model="cases.DilemmaHiddenFrom")
    assert lines_of(DilemmaPage, asked.pk, other.pk, third.pk).count() == 3
    assert (lines_of(Advice, advice.pk).count(), hidden.count()) == (1, 2)
    assert lines_of(Advice, regretted.pk).exists()
    assert take_back_advice(dilemma=third, actor=actor_of(adviser.user))
    assert not lines_of(Advice, regretted.pk).exists()
    asker_now = actor_of(asker.user)
    for dilemma in (asked, other):
        writing.choose(dilemma=dilemma, actor=asker_now, choice=Choice(name=NameChoice.ANONYMOUS))
    anonymous = Given(text="Doe het.", name=NameChoice.ANONYMOUS)
    give_advice(**{**told, "key": uuid4()}, given=anonymous)
    assert not lines_of(DilemmaPage, asked.pk, other.pk).exists()
    assert not lines_of(Advice, advice.pk).exists()
    assert not hidden.exists()
    DilemmaPage.objects.filter(pk=third.pk).update(organisation=make_organisation())
    assert undo(merge=done, actor=editor()).stayed == {}
    assert MergedRow.objects.filter(has_stayed=True).exists()


def test_who_left_since_does_not_come_back(site_home):
    old, new = make_organisation("Oud"), make_organisation("Nieuw")
    leaves, moved, erased, grows = (make_member(old) for _ in range(4))
    twice, thrown_out = make_user("twee@example.org"), make_user("eruit@example.org")
    for organisation in (old, new):
        make_member(organisation, user=thrown_out)
    confirmed = old.domains.create(domain="oud.example")
    cohost = CoHost.objects.create(event=make_event(), organisation=old)
    make_member(old, user=twice)
    make_member(new, user=twice)
    folded = {name: make_user(f"{name}@example.org") for name in ("stays", "left", "removed")}
    for user in folded.values():
        for organisation in (old, new):
            make_member(organisation, user=user, is_shown=True)
    done = merge("organisatie", old, new)
    Membership.objects.filter(user=folded["left"]).update(state=MembershipState.ENDED)
    Membership.objects.filter(user=folded["removed"]).delete()
    Membership.objects.filter(pk=leaves.pk).update(state=MembershipState.ENDED)
    Membership.objects.filter(pk=moved.pk).update(organisation=make_organisation("Derde"))
    Membership.objects.filter(pk=grows.pk).update(role=MembershipRole.ADMIN)
    thrown_out.memberships.update(state=MembershipState.ENDED)
    EmailDomain.objects.update(verification=Verification.VERIFIED)
    CoHost.objects.update(state=HostState.CONFIRMED)
    erased.user.delete()
    twice.delete()
    stayed = undo(merge=done, actor=editor()).stayed
    assert stayed == {"e-maildomein": 1, "lidmaatschap": 9, "medeorganisator": 1}
    for row in (leaves, grows, confirmed, cohost):
        row.refresh_from_db()
        assert row.organisation == new
    assert leaves.state == MembershipState.ENDED
    assert actor_of(grows.user).administers == {new.pk}
    for user in (leaves.user, thrown_out):
        assert not actor_of(user).organisation_ids
    assert actor_of(folded["stays"]).organisation_ids == {old.pk, new.pk}
    for name in ("left", "removed"):
        assert not actor_of(folded[name]).organisation_ids, name


def test_of_two_that_went_up_in_one_the_last_is_undone_first(site_home):
    one, kept, two = (make_organisation(name) for name in ("Een", "Blijft", "Twee"))
    person = make_user("beide@example.org")
    make_member(one, user=person)
    make_member(two, user=person, role=MembershipRole.ADMIN)
    for organisation in (one, two):
        Follow.objects.create(user=person, organisation=organisation)
    before = everything()
    first, second = merge("organisatie", one, kept), merge("organisatie", two, kept)
    assert actor_of(person).administers == {kept.pk}
    meanwhile = everything()
    with pytest.raises(MergeRefusedError, match="eerst ongedaan: “Twee” → “Blijft”"):
        undo(merge=first, actor=editor())
    assert differences(meanwhile, everything()) == {}
    for done in (second, first):
        assert undo(merge=done, actor=editor()).stayed == {}
    assert differences(before, everything()) == {}


def test_what_cannot_go_together_is_refused(site_home):
    old, new = make_organisation("Oud"), make_organisation("Nieuw")
    proposal = make_organisation("Voorstel", listing=Listing.PROPOSED)
    with pytest.raises(MergeRefusedError, match="niet in het overzicht"):
        merge("organisatie", old, proposal)
    company = make_organisation("Bedrijf", side="non_government", kind="company")
    club = make_organisation("Vereniging", side="mixed", kind="ngo")
    for gone, kept in ((old, company), (company, old)):
        with pytest.raises(MergeRefusedError, match="niet allebei overheid"):
            merge("organisatie", gone, kept)
    merge("organisatie", company, club)
    for number, organisation in enumerate((old, new, new)):
        make_case(f"Intern {number}", organisation=organisation, audience="organisation")
    seen = preview(known("organisatie"), gone=old, kept=new, actor=editor())
    told = " ".join(seen.attention)
    assert "1 pagina voor alleen “Oud” is straks voor iedereen van “Nieuw” te lezen." in told
    assert "2 pagina's voor alleen “Nieuw” zijn straks voor iedereen van “Oud” te lezen." in told
    Organisation.objects.filter(pk__in=[old.pk, new.pk]).update(kind="ngo", side="mixed")
    with pytest.raises(MergeChangedError):
        merge("organisatie", old, new, fingerprint=seen.fingerprint)
    merge("organisatie", old, new)
    for gone, kept in ((old, new), (new, old)):
        with pytest.raises(MergeRefusedError, match="al samengevoegd"):
            merge("organisatie", gone, kept)
    under, top = make_organisation("Onder"), make_organisation("Boven")
    Organisation.objects.filter(pk=under.pk).update(parent=top)
    merge("organisatie", top, under)
    under.refresh_from_db()
    assert under.parent is None
