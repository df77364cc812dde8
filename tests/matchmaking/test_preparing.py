"""What is prepared, what of it is told to whom, and how it follows what happens."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction

from alliantie.choices import Audience
from alliantie.visibility import VISITOR, Actor
from cases.choices import Phase
from cases.models import CasePage, Reuse
from matchmaking.choices import MatchKind, ReasonKind
from matchmaking.evaluating.truth import is_true
from matchmaking.facts.reading import MOST_DECLARED, read_site
from matchmaking.models import Match, NetworkLink, Refresh
from matchmaking.presenting.reasons import told
from matchmaking.presenting.related import of_content, of_organisation
from matchmaking.services import preparing
from matchmaking.services.networking import keep_network
from matchmaking.services.renewing import renew
from matchmaking.services.standing import forget, note, stand, standing
from organisations.models import Membership, Organisation
from people.choices import NameShown
from people.models import Person, Question
from search.registry import key_of
from tests.factories.cases import make_case, make_organisation
from tests.factories.matching_world import make_small
from tests.factories.people import make_person, make_question
from tests.factories.themes import make_theme

MEMBER = Actor(is_member=True)


@pytest.fixture
def small(site_home):
    forget()
    yield make_small()
    forget()


def targets(source, kind) -> list[str]:
    return list(Match.objects.of(key_of(source), kind).values_list("target", flat=True))


def shown(found) -> dict[str, list[str]]:
    groups = found.groups if found else []
    return {
        one.title: [reason.text for reason in one.reasons]
        for group in groups
        for one in group.relatives
    }


def test_organisation_sees_what_elsewhere_resembles_its_work_and_why(small):
    run = preparing.prepare()
    assert run.finished_at
    assert run.matches == Match.objects.count()
    found = shown(of_organisation(VISITOR, small.one))
    assert next(iter(found)) == small.theirs.title
    said = " ".join(found[small.theirs.title])
    assert "Gaat over Algoritmes, net als “Gesprek over het algoritmeregister”." in said
    assert "Waterschap Drie paste dit in 2026 toe." in said
    assert small.own.title not in found, "what it did itself is not elsewhere"
    assert small.theirs.title not in shown(of_organisation(VISITOR, small.third)), (
        "nor what it applied"
    )


def test_every_reason_holds_against_the_database_and_twice_is_once(small, monkeypatch):
    preparing.prepare()
    before = list(
        Match.objects.order_by("source", "kind", "rank").values_list(
            "source", "target", "score", "reasons"
        )
    )
    assert {reason["kind"] for row in before for reason in row[3]} >= {"topic", "applied", "knows"}
    assert all(is_true(reason) for row in before for reason in row[3])
    forget()
    monkeypatch.setattr(preparing, "SLICE", 2)  # some at a time is the same as all at once
    preparing.prepare()
    again = Match.objects.order_by("source", "kind", "rank").values_list(
        "source", "target", "score", "reasons"
    )
    assert list(again) == before


@pytest.mark.parametrize("actor", [VISITOR, MEMBER])
def test_what_became_private_a_moment_ago_is_told_to_nobody(small, actor):
    preparing.prepare()
    assert small.theirs.title in shown(of_content(actor, small.own))
    CasePage.objects.filter(pk=small.theirs.pk).update(audience=Audience.PRIVATE)
    assert small.theirs.title not in shown(of_content(actor, small.own))
    # Of the own case the reasons that rest on it disappear elsewhere too.
    CasePage.objects.filter(pk=small.theirs.pk).update(audience=Audience.PUBLIC)
    CasePage.objects.filter(pk=small.own.pk).update(audience=Audience.PRIVATE)
    reasons = shown(of_organisation(actor, small.one))[small.theirs.title]
    assert reasons
    assert not any("net als" in reason for reason in reasons), "not even with a gap for its title"


def test_who_knows_is_named_to_whom_may_know(small):
    Person.objects.filter(pk=small.expert.pk).update(show_who="members")
    preparing.prepare()
    assert small.expert.name not in shown(of_content(VISITOR, small.own))
    assert shown(of_content(MEMBER, small.own))[small.expert.name] == [
        "Heeft zelf gewerkt aan Algoritmes."
    ]
    Person.objects.filter(pk=small.expert.pk).update(show_knowledge="nobody")
    assert small.expert.name not in shown(of_content(MEMBER, small.own))


def test_what_hides_whose_it_is_names_no_organisation(small):
    question = make_question("Hoe begin je met een algoritmeregister?", themes=[small.theme])
    Question.objects.filter(pk=question.pk).update(organisation=small.one)
    preparing.prepare()
    (match,) = Match.objects.filter(source=key_of(small.own), target=key_of(question))
    assert match.owner == key_of(small.one), "attention is divided by it"
    assert not any(reason["kind"] in {"sort", "place"} for reason in match.reasons)
    Question.objects.update(shown=NameShown.HIDDEN)
    groups = of_content(VISITOR, small.own).groups
    (told_of,) = [one for group in groups for one in group.relatives if one.title == question.text]
    assert told_of.owner == ""


def test_who_is_no_longer_the_contact_is_told_of_to_nobody(small):
    teller = make_person("Tessa Vertelt", organisation=small.other)
    ties = Membership.objects.filter(user=teller.user)
    ties.update(is_shown=True)
    small.theirs.contact = teller.user
    small.theirs.save()
    preparing.prepare()
    assert shown(of_content(VISITOR, small.own))[teller.name] == [
        "Is aanspreekpunt van “Algoritmeregister in de wijk”."
    ]
    ties.update(is_shown=False)
    assert teller.name not in shown(of_content(VISITOR, small.own))


def test_night_or_long_ago_or_never(small):
    noon = datetime(2026, 11, 28, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))
    assert preparing.is_due(noon), "never"
    run = preparing.prepare()
    Refresh.objects.filter(pk=run.pk).update(finished_at=noon)
    assert not preparing.is_due(noon + timedelta(hours=11))
    assert preparing.is_due(noon + timedelta(hours=14))
    Refresh.objects.filter(pk=run.pk).update(finished_at=noon + timedelta(hours=14))
    assert not preparing.is_due(noon + timedelta(hours=15)), "once a night"
    assert preparing.is_due(noon + timedelta(hours=45))


def test_a_change_is_taken_over_without_preparing_everything(small):
    preparing.prepare()
    fresh = make_case(
        "Algoritmeregister op het plein", organisation=small.third, themes=(small.theme,)
    )
    renew([key_of(fresh)])
    assert key_of(fresh) in targets(small.own, MatchKind.RELATED)
    assert key_of(fresh) in targets(small.one, MatchKind.ORGANISATION_INITIATIVE)
    fresh.themes.set([make_theme("Iets anders")])
    fresh.save()
    CasePage.objects.filter(pk=fresh.pk).update(title="Heel wat nieuws")
    renew([key_of(fresh)])
    assert all(is_true(reason) for match in Match.objects.all() for reason in match.reasons)
    fresh.delete()
    renew([key_of(fresh)])
    assert not Match.objects.touching([key_of(fresh)]).exists()


def test_worker_knows_of_what_another_worker_prepared(small):
    preparing.prepare()
    small.theirs.themes.set([make_theme("Water")])
    small.theirs.save()
    CasePage.objects.filter(pk=small.theirs.pk).update(title="Heel iets anders", summary="Anders")
    note([key_of(small.theirs)])  # another worker renewed it
    renew([key_of(small.own)])
    assert all(
        is_true(reason)
        for match in Match.objects.of(key_of(small.own), *MatchKind.values)
        for reason in match.reasons
    )
    assert key_of(small.theirs) not in targets(small.own, MatchKind.RELATED)


def test_organisation_that_is_gone_leaves_nothing_behind(small):
    preparing.prepare()
    CasePage.objects.filter(organisation=small.other).update(organisation=small.one)
    Organisation.objects.filter(pk=small.other.pk).update(successor=small.one)
    renew([key_of(small.other), key_of(small.theirs)])
    assert not Match.objects.touching([key_of(small.other)]).exists()
    assert key_of(small.theirs) not in targets(small.one, MatchKind.ORGANISATION_INITIATIVE)


def test_killed_halfway_leaves_whole_lists_and_the_next_time_mends_it(small, monkeypatch):
    preparing.prepare()
    whole = Match.objects.count()
    written = []

    def dies(kind, lists):
        if written:
            raise KeyboardInterrupt
        written.append(kind)
        return original(kind, lists)

    original = preparing.write
    monkeypatch.setattr(preparing, "write", dies)
    with pytest.raises(KeyboardInterrupt), transaction.atomic():
        preparing.prepare()
    assert Match.objects.count() == whole
    monkeypatch.setattr(preparing, "write", original)
    preparing.prepare()
    assert Match.objects.count() == whole
    assert Refresh.objects.exclude(finished_at=None).first().matches == whole


def test_page_stuffed_with_every_theme_gains_nothing(small):
    stuffed, modest = make_organisation("Gemeente Alles"), make_organisation("Gemeente Een Ding")
    stuffed.themes.set([*(make_theme() for _ in range(MOST_DECLARED)), small.theme])
    modest.themes.set([small.theme])
    preparing.prepare()
    reasons = {
        one: [
            reason
            for match in Match.objects.of(key_of(one), MatchKind.ORGANISATION_INITIATIVE)
            for reason in match.reasons
            if reason["kind"] == ReasonKind.TOPIC
        ]
        for one in (stuffed, modest)
    }
    assert reasons[modest]
    assert not reasons[stuffed]


def test_without_anything_prepared_a_case_shows_those_on_its_theme(small):
    assert shown(of_content(VISITOR, small.own)) == {
        small.theirs.title: ["Gaat ook over Algoritmes."]
    }


def test_page_asks_as_much_with_many_matches(small, client, django_assert_max_num_queries):
    for number in range(8):
        make_case(
            f"Algoritmeregister nummer {number}", organisation=small.other, themes=(small.theme,)
        )
    preparing.prepare()
    client.get(small.own.url)
    with django_assert_max_num_queries(14):
        html = client.get(small.own.url).content.decode()
    assert html.count("ao-relative__title") >= 6
    with django_assert_max_num_queries(4):
        told(Match.objects.of(key_of(small.own), *MatchKind.values), VISITOR)


def test_ties_after_a_change_are_those_of_reading_all(small):
    """Of content only what is near is read: the ties, and the network, are those of a full pass."""
    every = stand()
    keep_network(every.site)
    other = make_case("Ook een register", organisation=small.third, themes=(small.theme,))
    changes = {
        "title and owner": lambda: CasePage.objects.filter(pk=small.own.pk).update(
            title="Anders", organisation=small.third
        ),
        "partner": lambda: other.partners.create(organisation=small.one, role="partner"),
        "looking": lambda: CasePage.objects.filter(pk=other.pk).update(phase=Phase.LOOKING),
        "private": lambda: CasePage.objects.filter(pk=other.pk).update(audience=Audience.PRIVATE),
        "not told any more": lambda: Reuse.objects.all().delete(),
        "gone": lambda: CasePage.objects.get(pk=small.theirs.pk).delete(),
    }
    for what, change in changes.items():
        change()
        renew([key_of(small.own), key_of(other), key_of(small.theirs)])
        site, whole = standing().site, read_site()
        assert (site.did, site.done_by) == (whole.did, whole.done_by), what
        assert (site.joinable, site.applied) == (whole.joinable, whole.applied), what
        kept = set(NetworkLink.objects.values_list("one", "other", "role", "about", "weight"))
        keep_network(whole)
        drawn = set(NetworkLink.objects.values_list("one", "other", "role", "about", "weight"))
        assert kept == drawn, what
