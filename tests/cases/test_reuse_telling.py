"""Telling that an organisation applied a case: who may, what is refused, what follows."""

from itertools import pairwise
from uuid import uuid4

import pytest

from accounts.models import Notice, User
from alliantie.models import AuditEntry
from cases.models import Reuse, Taking
from cases.policies.reuse import TOLD_A_DAY, ReuseRefusedError
from cases.services.lineage import forebears_of, tell_reuse
from organisations.choices import MembershipState
from organisations.models import Membership
from tests.factories.cases import actor, make_case, make_member, make_organisation
from tests.factories.reuses import make_reuse, make_told


@pytest.fixture
def original(site_home):
    owner = make_member(make_organisation("Gemeente Eerst"), "auteur")
    organisation = owner.memberships.get().organisation
    return make_case("Stemmen met munten", owner=owner, contact=owner, organisation=organisation)


@pytest.fixture
def organisation(original):
    return make_organisation("Gemeente Daarna")


@pytest.fixture
def member(client, organisation):
    user = make_member(organisation, "lid")
    client.force_login(user)
    return user


def form_of(original):
    return f"/praktijkvoorbeelden/{original.slug}/toegepast/"


def typed(organisation, **fields):
    standard = {
        "key": str(uuid4()),
        "organisation": organisation.pk,
        "month": "2026-03",
        "changed": "Wij deden het zonder app.",
        "effort": "weeks",
        "result": "Meer mensen kwamen langs.",
        "again": "yes",
        "adapted": "",
    }
    return {**standard, **fields}


def test_a_member_tells_and_the_author_hears(client, member, organisation, original):
    Taking.objects.create(user=member, case=original)
    answer = client.post(form_of(original), typed(organisation))
    assert answer.status_code == 302
    reuse = Reuse.objects.get()
    assert (reuse.organisation, reuse.user, reuse.original) == (organisation, member, original)
    notice = Notice.objects.get(kind="case_reused")
    assert notice.user == original.owner
    assert "Gemeente Daarna paste ‘Stemmen met munten’ toe" in notice.text
    assert Taking.objects.get().answer == "used"
    assert AuditEntry.objects.filter(action="reuse.tell", actor_id=member.pk).count() == 1
    client.logout()
    page = client.get(original.url).content.decode()
    assert "Toegepast door 1 organisatie" in page
    assert "1 keer toegepast" in page
    assert "Wij deden het zonder app." in page
    assert "lid@example.org" not in page


def test_a_form_sent_twice_tells_once(client, member, organisation, original):
    form = typed(organisation)
    assert [client.post(form_of(original), form).status_code for _ in range(2)] == [302, 302]
    assert Reuse.objects.count() == 1


def test_one_for_each_organisation_until_it_is_withdrawn(client, member, organisation, original):
    client.post(form_of(original), typed(organisation))
    answer = client.post(form_of(original), typed(organisation))
    assert answer.status_code == 400
    assert "Jouw organisatie vertelde dit al" in answer.content.decode()
    client.post(f"{form_of(original)}{Reuse.objects.get().pk}/intrekken/")
    assert client.post(form_of(original), typed(organisation)).status_code == 302
    assert Reuse.objects.count() == 2
    assert Reuse.objects.shown().count() == 1


def test_not_of_ones_own_organisation(client, original):
    client.force_login(original.owner)
    answer = client.post(form_of(original), typed(original.organisation))
    assert answer.status_code == 400
    assert "van deze organisatie zelf" in answer.content.decode()
    assert not Reuse.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("organisation", "", "Kies een organisatie waar je werkt"),
        ("organisation", "999999", "Kies een organisatie waar je werkt"),
        ("month", "", "Kies de maand"),
        ("month", "mei", "Dit is geen maand"),
        ("month", "2026-13", "Dit is geen maand"),
        ("month", "0000-01", "Dit is geen maand"),
        ("month", "２０２６-01", "Dit is geen maand"),
        ("month", "2999-01", "moet nog komen"),
        ("month", "1999-12", "na 2000"),
        ("changed", "", "Vertel wat jullie anders deden"),
        ("changed", "x" * 601, "Houd het bij 600 tekens"),
        ("result", "", "Vertel wat het opleverde"),
        ("effort", "eeuwen", "Kies een van de mogelijkheden"),
        ("again", "", "Kies of je het weer zou doen"),
        ("adapted", "999999", "Kies een praktijkvoorbeeld van je organisatie"),
        ("adapted", "x'", "Kies een praktijkvoorbeeld van je organisatie"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(
    client, member, organisation, original, field, value, sentence
):
    form = typed(organisation, **({} if field == "organisation" else {field: value}))
    answer = client.post(form_of(original), {**form, field: value})
    page = answer.content.decode()
    assert answer.status_code == 400
    assert sentence in page
    kept = "result" if field == "changed" else "changed"
    assert form[kept] in page
    assert not Reuse.objects.exists()


def test_markup_is_shown_as_it_was_typed(client, member, organisation, original):
    client.post(form_of(original), typed(organisation, changed="<script>alert(1)</script>"))
    assert "<script>alert(1)" not in client.get(original.url).content.decode()


def test_more_than_ten_a_day_is_too_often(client, member, organisation, original):
    cases = [make_case() for _ in range(TOLD_A_DAY + 1)]
    statuses = [client.post(form_of(case), typed(organisation)).status_code for case in cases]
    assert statuses == [302] * TOLD_A_DAY + [429]


def test_the_own_case_is_of_the_same_organisation(client, member, organisation, original):
    second = make_organisation()
    Membership.objects.create(user=member, organisation=second, state=MembershipState.ACTIVE)
    elsewhere = make_case(organisation=second)
    answer = client.post(form_of(original), typed(organisation, adapted=elsewhere.pk))
    assert answer.status_code == 400
    assert "van dezelfde organisatie" in answer.content.decode()


@pytest.mark.parametrize("who", ["visitor", "resident", "former", "suspended", "asked"])
def test_who_works_nowhere_tells_nothing(client, original, organisation, who):
    if who != "visitor":
        user = make_member(None if who == "resident" else organisation, who)
        states = {"former": MembershipState.ENDED, "asked": MembershipState.REQUESTED}
        client.force_login(user)
        if who in states:
            Membership.objects.filter(user=user).update(state=states[who])
        if who == "suspended":
            User.objects.filter(pk=user.pk).update(is_active=False)
    answer = client.post(form_of(original), typed(organisation))
    assert answer.status_code == (401 if who in ("visitor", "suspended") else 403)
    assert "Wij deden het zonder app." in answer.content.decode()
    assert client.get(form_of(original)).status_code in (302, 403)
    assert not Reuse.objects.exists()


def test_of_a_case_that_may_not_be_seen_nothing_exists(client, member, organisation, original):
    hidden = make_case(audience="private")
    assert client.get(form_of(hidden)).status_code == 404
    assert client.post(form_of(hidden), typed(organisation)).status_code == 404


class TestCircles:
    def chain(self, organisation, length):
        """Make cases of which each is based on the one before."""
        cases = [make_case(organisation=make_organisation()) for _ in range(length)]
        for parent, child in pairwise(cases):
            make_reuse(parent, organisation=child.organisation, adapted=child)
        return cases

    @pytest.mark.parametrize("length", [2, 3, 7])
    def test_what_descends_is_no_forebear(self, site_home, length):
        cases = self.chain(None, length)
        member = make_member(cases[0].organisation)
        told = make_told(cases[0].organisation, cases[0])
        with pytest.raises(ReuseRefusedError, match="Andersom kan dan niet"):
            tell_reuse(original=cases[-1], told=told, actor=actor(member), key=uuid4())
        assert forebears_of(cases[-1].pk) == {case.pk for case in cases[:-1]}

    def test_after_withdrawal_it_may(self, site_home):
        first, second = self.chain(None, 2)
        Reuse.objects.update(state="withdrawn")
        member = make_member(first.organisation)
        told = make_told(first.organisation, first)
        tell_reuse(original=second, told=told, actor=actor(member), key=uuid4())
        assert Reuse.objects.shown().get().adapted == first

    def test_two_branches_that_meet_are_no_circle(self, site_home):
        first, second = self.chain(None, 2)
        third = make_case(organisation=make_organisation())
        member = make_member(third.organisation)
        for parent in (first, second):
            told = make_told(third.organisation, third)
            tell_reuse(original=parent, told=told, actor=actor(member), key=uuid4())
        assert forebears_of(third.pk) == {first.pk, second.pk}
