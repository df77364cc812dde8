import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alliantie.sections import Place, sections_for
from alliantie.visibility import VISITOR, Actor
from people.models import Answer, RequestBudget
from people.policies.theme_words import named_in
from people.presenting import ambassador_sections as parts
from tests.factories.cases import make_case, make_theme
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_ambassador, make_expert, make_person, make_question

pytestmark = pytest.mark.django_db


def names(section) -> list[str]:
    return [card.name for card in section.cards] if section else []


def spend(person) -> None:
    month = timezone.localdate().replace(day=1)
    RequestBudget.objects.create(person=person, month=month, taken=4, allowed=4)


def asked_by(build, subject, actor=VISITOR) -> int:
    with CaptureQueriesContext(connection) as captured:
        build(actor, subject)
    return len(captured)


def test_a_theme_shows_at_most_four_of_its_own():
    theme, other = make_theme(), make_theme()
    for number in range(6):
        make_ambassador(theme, f"Van {number}")
    make_ambassador(other, "Ander")
    section = parts.of_theme(VISITOR, theme)
    assert len(names(section)) == 4
    assert "Ander" not in names(section)
    assert parts.of_theme(VISITOR, make_theme()) is None
    assert asked_by(parts.of_theme, theme) <= 2


def test_a_case_shows_two_of_its_themes_who_has_room_first(site_home):
    theme = make_theme()
    for name in ("Aaf", "Bas", "Cas"):
        row = make_ambassador(theme, name)
        if name == "Aaf":
            spend(row.person)
    case = make_case(themes=(theme,))
    assert names(parts.of_case(VISITOR, case)) == ["Bas", "Cas"]
    assert asked_by(parts.of_case, case) <= 2
    assert parts.of_case(VISITOR, make_case(themes=())) is None


def test_an_organisation_shows_only_who_agreed_to_stand_there():
    organisation, theme = make_organisation(), make_theme()
    shown = make_person("Zichtbaar", organisation=organisation)
    shown.user.memberships.update(is_shown=True)
    make_ambassador(theme, person=shown)
    make_ambassador(theme, person=make_person("Stil", organisation=organisation))
    assert names(parts.of_organisation(VISITOR, organisation)) == ["Zichtbaar"]
    assert parts.of_organisation(VISITOR, make_organisation()) is None
    assert asked_by(parts.of_organisation, organisation) <= 2


def test_words_without_results_suggest_who_knows_of_the_theme_they_name():
    theme = make_theme("Burgerbegrotingen", synonyms=["buurtbudget", "Woo"])
    make_ambassador(theme, "Kenner")
    make_ambassador(make_theme("Iets anders"), "Ander")
    for words in ("hoe begin ik een burgerbegroting", "BUURTBUDGET", "de woo", "buurtbudgetten"):
        assert names(parts.for_words(VISITOR, words)) == (
            [] if words == "buurtbudgetten" else ["Kenner"]
        ), words
    for words in ("", "iets", "woon", "\x00"):
        assert parts.for_words(VISITOR, words) is None, words
    assert asked_by(parts.for_words, "buurtbudget") <= 2


@pytest.mark.parametrize(
    ("words", "name", "fits"),
    [
        ("open data", "Open data", True),
        ("data", "Open data", False),
        ("wat is open source en open dáta", "Open data", True),
        ("burgerbegroting", "Burgerbegrotingen", True),
        ("woonbeleid", "Woo", False),
        ("", "Woo", False),
        ("woo", "", False),
    ],
)
def test_words_name_a_theme_whole(words, name, fits):
    assert named_in(words, [name]) is fits


def test_the_empty_search_page_shows_them(client, site_home):
    make_ambassador(make_theme("Vogelhuizen"), "Kenner")
    text = client.get("/zoeken/?q=vogelhuizen+qqzz").content.decode()
    assert "Deze mensen weten er misschien meer van" in text
    assert "Kenner" in text


def test_a_person_page_tells_term_pledge_and_room():
    theme = make_theme("Open boeken")
    row = make_ambassador(theme, pledge="Ik bel terug.")
    section = parts.of_person(VISITOR, row.person)
    assert [chip.label for chip in section.themes] == ["Open boeken"]
    assert (section.term.pledge, section.freedom) == ("Ik bel terug.", "Vrij")
    assert parts.of_person(VISITOR, make_person()) is None
    assert asked_by(parts.of_person, row.person) <= 2


def test_no_part_names_who_does_not_show_the_name(site_home):
    organisation, theme = make_organisation(), make_theme("Vogelhuizen")
    person = make_expert(theme, name="Stil", organisation=organisation, show_who="members")
    person.user.memberships.update(is_shown=True)
    make_ambassador(theme, person=person)
    case = make_case(themes=(theme,))
    for build, subject in (
        (parts.of_theme, theme),
        (parts.of_case, case),
        (parts.of_organisation, organisation),
        (parts.for_words, "vogelhuizen"),
        (parts.of_person, person),
    ):
        assert build(VISITOR, subject) is None
        assert build(Actor(user_id=10**6, is_member=True), subject) is not None


def shown_activity(person, actor=VISITOR) -> dict[str, list[str]]:
    found = sections_for(Place.PERSON, actor, person)
    return {
        section.data.name: [link.label for link in section.data.links]
        for section in found
        if section.template == "people/section_activity.html"
    }


def test_public_answers_are_counted_and_linked():
    person = make_person()
    for text, state, hidden in (
        ("Hoe dan?", "answered", False),
        ("Bij de redactie?", "held", False),
        ("Verborgen antwoord?", "answered", True),
    ):
        question = make_question(text, state=state)
        Answer.objects.create(question=question, author=person.user, text="Zo.", is_hidden=hidden)
    editor = Actor(user_id=1, roles=frozenset({"editor"}))
    assert shown_activity(person) == {"activiteit-answers": ["Hoe dan?"]}
    assert shown_activity(person, editor) == shown_activity(person)


def test_public_cases_count_when_their_page_names_the_person(site_home):
    organisation = make_organisation()
    person = make_person(organisation=organisation)
    make_case("Openbaar", organisation=organisation, owner=person.user)
    make_case("Alleen leden", organisation=organisation, owner=person.user, audience="members")
    make_case("Namens anderen", organisation=make_organisation(), owner=person.user)
    make_case("Van een ander", organisation=organisation, owner=make_member().user)
    assert shown_activity(person) == {}
    person.user.memberships.update(is_shown=True)
    assert shown_activity(person) == {"activiteit-cases": ["Openbaar"]}


def test_a_visitor_is_led_to_the_form_that_only_members_see_on_the_profile(site_home):
    row = make_ambassador(make_theme(), "Kenner")
    member = Actor(user_id=row.person.user_id + 1)
    for wish, shown in (("members", True), ("nobody", False), ("everyone", False)):
        row.person.show_contact = wish
        address = f"/mensen/{row.person.slug}/bericht/" if shown else ""
        assert parts.of_person(VISITOR, row.person).ask_url == address, wish
        assert parts.of_person(member, row.person).ask_url == ""
