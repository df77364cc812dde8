"""Pages of suggestions and introductions, and what editors see: numbers, no reasons."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from accounts.models import User
from alliantie.choices import Audience
from matchmaking.models import Introduction, Suggestion
from matchmaking.services import agreeing
from organisations.actors import actor_for
from organisations.models import Membership
from people.choices import Visibility
from people.models import Block, Expertise, Person, RequestBudget
from tests.factories.accounts import make_editor
from tests.factories.cases import make_case
from tests.factories.matchmaking import make_introduction, make_suggestion
from tests.factories.organisations import make_member, make_organisation
from tests.factories.people import make_person
from tests.factories.themes import make_theme

pytestmark = pytest.mark.django_db
FOR_YOU, OWN, CMS = "/mijn/voor-jou/", "/mijn/kennismakingen/", "/cms/kennismakingen/"


def as_user(user):
    client = Client()
    client.force_login(user)
    return client


def text(response, status=200):
    assert response.status_code == status, response.status_code
    return response.content.decode()


def test_walked_by_hand_with_two_accounts(anna, bert, case, run_tasks):
    row = make_suggestion(anna, bert, case)
    hers, his = as_user(anna.user), as_user(bert.user)
    desk, page = text(hers.get("/mijn/")), text(hers.get(FOR_YOU))
    assert "1 persoon" in desk
    for words in ("Bert Besluit", "Open besluiten", "Stel ons voor", "Niet dit", "Later"):
        assert words in page
    assert f'ping="{FOR_YOU}{row.pk}/geopend/"' in page
    made = hers.post(f"{FOR_YOU}{row.pk}/stel-voor/")
    url = Introduction.objects.get().reference
    assert (
        made["Location"] == f"{OWN}{url}/" == hers.post(f"{FOR_YOU}{row.pk}/stel-voor/")["Location"]
    )
    assert "De ander kan antwoorden tot en met" in text(hers.get(f"{OWN}{url}/"))
    assert "Bert Besluit" not in text(hers.get(FOR_YOU))
    for place in ("/mijn/", OWN, f"{OWN}{url}/"):
        assert "Anna Archief" in text(his.get(place)), place
    assert anna.user.email not in text(his.get(f"{OWN}{url}/"))
    assert "Ja, stel ons voor" in text(his.get(f"{OWN}{url}/"))
    assert "Jullie zeiden allebei ja" in text(his.post(f"{OWN}{url}/ja/", follow=True))
    talk = Introduction.objects.get().conversation_id
    for client in (hers, his):
        assert f"/mijn/gesprekken/{talk}/" in text(client.get(f"{OWN}{url}/"))
        assert text(client.get(f"/mijn/gesprekken/{talk}/"))
        assert text(client.get("/mijn/gesprekken/"))
    for step in ("afspraak", "gesproken"):
        assert hers.post(f"{OWN}{url}/{step}/").status_code == 302
    assert "Deze vraag stellen we je later" in text(
        hers.post(f"{OWN}{url}/hielp/", {"helped": "helped"}), 400
    )
    assert "Kies een antwoord" in text(hers.post(f"{OWN}{url}/hielp/", {"helped": "x"}), 400)


def test_who_asks_second_reads_that_both_said_yes_and_who_blocks_is_not_suggested(anna, bert, case):
    make_introduction(bert, anna, case)
    row, cor = make_suggestion(anna, bert, case), make_person("Cor")
    make_suggestion(anna, cor, case, rank=2)
    hers = as_user(anna.user)
    answer = text(hers.post(f"{FOR_YOU}{row.pk}/stel-voor/", follow=True))
    assert "Jullie zeiden allebei ja" in answer
    assert "Gevraagd" not in answer
    assert "Cor" in text(hers.get(FOR_YOU))
    Block.objects.create(blocker=cor.user, blocked=anna.user)
    assert "Cor" not in text(hers.get(FOR_YOU)) + text(hers.get("/mijn/"))


def test_nothing_changes_by_looking_and_nobody_else_comes_in(anna, bert, case):
    row, asked = make_suggestion(anna, bert, case), make_introduction(bert, make_person(), case)
    for path in (f"{FOR_YOU}{row.pk}/{end}/" for end in ("stel-voor", "later", "geopend")):
        assert as_user(anna.user).get(path).status_code == 405
        assert as_user(bert.user).post(path).status_code == 404
        assert Client().post(path).status_code in (401, 404)
    for end in ("ja", "nee", "intrekken", "afspraak", "gesproken", "hielp"):
        assert as_user(bert.user).get(f"{OWN}{asked.reference}/{end}/").status_code == 405
        assert as_user(anna.user).post(f"{OWN}{asked.reference}/{end}/").status_code == 404
    as_user(anna.user).get(FOR_YOU)
    as_user(anna.user).get(f"{FOR_YOU}{row.pk}/niet-dit/")
    row.refresh_from_db()
    assert (row.state, row.opened_at) == ("shown", None)
    assert as_user(anna.user).post(f"{FOR_YOU}{row.pk}/geopend/").status_code == 204
    row.refresh_from_db()
    assert row.opened_at is not None


def test_saying_no_and_not_this(anna, bert, case):
    row, asked = (
        make_suggestion(anna, make_person("Cor"), case),
        make_introduction(bert, anna, case),
    )
    hers, long = as_user(anna.user), "x" * 301
    answer = text(hers.post(f"{FOR_YOU}{row.pk}/niet-dit/", {"reason": long}), 400)
    assert "langer dan 300 tekens" in answer
    assert long in answer
    answer = text(hers.post(f"{OWN}{asked.reference}/nee/", {"reason": long}), 400)
    assert "langer dan 300 tekens" in answer
    assert long in answer
    # A new week began while the page stood open: what is said there is kept, or refused in words.
    Suggestion.objects.filter(pk=row.pk).update(state="gone")
    newer = make_suggestion(anna, row.other, case, week=row.week + timedelta(weeks=1))
    for _twice in range(2):
        assert hers.post(f"{FOR_YOU}{row.pk}/later/").status_code == 302
    row.refresh_from_db()
    assert row.state == "later"
    assert "Cor" not in text(hers.get(FOR_YOU))
    assert hers.post(f"{FOR_YOU}{row.pk}/niet-dit/", {"reason": "Kanariereden"}).status_code == 302
    row.refresh_from_db()
    assert row.state == "not_this"
    assert "al voorbij" in text(hers.post(f"{FOR_YOU}{row.pk}/later/"), 400)
    Suggestion.objects.filter(pk=newer.pk).update(state="introduced")
    assert "al voorbij" in text(hers.post(f"{FOR_YOU}{newer.pk}/niet-dit/", {"reason": ""}), 400)
    assert hers.post(f"{OWN}{asked.reference}/nee/", {"reason": "Kanarieneen"}).status_code == 302
    his, editor = as_user(bert.user), as_user(make_editor("redactie@example.org"))
    for page in (his.get(f"{OWN}{asked.reference}/"), his.get(OWN), editor.get(CMS), hers.get(OWN)):
        assert "Kanarie" not in text(page)
    assert "Het kwam er niet van" in text(his.get(f"{OWN}{asked.reference}/"))


def test_pages_that_help_when_there_is_nobody(anna, site_home):
    without = as_user(make_member(make_organisation()).user)
    assert "Je hebt nog geen profiel" in text(without.get(FOR_YOU))
    assert "Voor jou" in text(without.get("/mijn/"))
    hers = as_user(anna.user)
    assert "weten nog te weinig van je" in text(hers.get(FOR_YOU))
    Expertise.objects.create(person=anna, theme=make_theme("Inzage"), level="can_do")
    assert "Deze week niemand" in text(hers.get(FOR_YOU))
    Person.objects.filter(pk=anna.pk).update(show_who=Visibility.NOBODY)
    assert "Je laat je aan niemand zien" in text(hers.get(FOR_YOU))
    assert "nog geen kennismakingen" in text(hers.get(OWN))


def test_who_works_for_three_reads_for_which_and_a_full_month_keeps_everything(anna, bert):
    houses = [make_organisation(f"Gemeente {name}") for name in ("Noord", "Zuid")]
    for house in houses:
        Membership.objects.create(user=anna.user, organisation=house, state="active")
    row = make_suggestion(anna, bert, make_case("Elders"))
    own = make_case("Over zuid", organisation=houses[1])
    hers = as_user(anna.user)
    assert "voor Gemeente" not in text(hers.get(FOR_YOU))
    reason = {**row.reasons[0], "here": f"cases.casepage:{own.pk}"}
    Suggestion.objects.filter(pk=row.pk).update(reasons=[reason])
    assert "voor Gemeente Zuid" in text(hers.get(FOR_YOU))
    month = timezone.localdate().replace(day=1)
    RequestBudget.objects.create(person=bert, month=month, taken=4, allowed=4)
    answer = text(hers.post(f"{FOR_YOU}{row.pk}/stel-voor/"), 400)
    assert "al genoeg vragen" in answer
    assert "Bert Besluit" in answer


def test_as_many_questions_with_one_as_with_five(anna, case, django_assert_num_queries):
    hers, counts = as_user(anna.user), []
    anna.monthly_budget = 9  # of who may be asked five times
    for rank in range(5):
        make_suggestion(anna, make_person(), case, rank=rank)
        if rank in (0, 4):
            make_introduction(make_person(), anna, case)
            make_introduction(anna, make_person(), case)
            urls = (FOR_YOU, "/mijn/", OWN)
            counts.append([_asked(hers, url, django_assert_num_queries) for url in urls])
        else:
            make_introduction(make_person(), anna, case)
    assert counts[0] == counts[1], counts
    assert max(counts[0][0], counts[0][2]) <= 14


def _asked(client, url, django_assert_num_queries) -> int:
    client.get(url)  # what surrounds every page is kept
    with django_assert_num_queries(99, exact=False) as asked:
        client.get(url)
    return len(asked)


def by_hand(editor, first, second, case, **fields):
    data = {"key": uuid4(), "one": first.get_absolute_url(), "other": second.get_absolute_url(),
            "why": "Jullie delen allebei besluiten.", "about": case.get_url(), **fields}  # fmt: skip
    return editor.post(f"{CMS}bij-elkaar/", data)


def test_an_editor_brings_two_together_over_what_both_may_see(
    anna, bert, case, run_tasks, mailoutbox
):
    editor = as_user(make_editor("redactie@example.org"))
    assert "Breng deze bij elkaar" in text(editor.get(f"{CMS}bij-elkaar/"))
    private = make_case("Dicht", audience=Audience.PRIVATE, owner=anna.user)
    silent = make_person("Stil", show_who=Visibility.NOBODY)
    for wrong, sentence in (
        ({"one": "/mensen/niemand/"}, "Hier staat niemand"),
        ({"about": "/bestaat/niet/"}, "staat niets van ons"),
        ({"about": private.get_url()}, "Niet allebei"),
        ({"other": silent.get_absolute_url()}, "elkaars profiel niet zien"),
        ({"other": anna.get_absolute_url()}, "dezelfde persoon"),
        ({"why": "Mail a@b.nl"}, "e-mailadres"),
    ):
        answer = by_hand(editor, anna, bert, case, **wrong)
        assert sentence in text(answer, 400), wrong
    assert not Introduction.objects.exists()
    key = uuid4()
    for _twice in range(2):
        assert by_hand(editor, anna, bert, case, key=key).status_code == 302
    assert "loopt al" in text(by_hand(editor, bert, anna, case), 400)
    run_tasks()
    assert {mail.to[0] for mail in mailoutbox} == {anna.user.email, bert.user.email}
    assert "Jullie delen allebei besluiten." in mailoutbox[0].body
    row = Introduction.objects.get()
    assert row.state == "suggested"
    for person in (bert, anna):
        page = text(as_user(person.user).get(f"{OWN}{row.reference}/"))
        assert "Jullie delen allebei besluiten." in page
        assert case.title in page
        agreeing.say_yes(introduction=row, actor=actor_for(User.objects.get(pk=person.user_id)))
    row.refresh_from_db()
    assert row.state == "introduced"
    assert Person.objects.filter(budgets__taken=1).count() == 2


def test_the_funnel_counts(anna, bert, case):
    editor = as_user(make_editor("redactie@example.org"))
    assert "nog niets voorgesteld" in text(editor.get(CMS))
    row = make_introduction(anna, bert, case)
    make_suggestion(anna, make_person(), case)
    agreeing.say_yes(introduction=row, actor=actor_for(bert.user))
    Introduction.objects.update(asker_helped="helped", other_helped="not")
    told = editor.get(CMS).context["funnel"]
    assert list(told.total.numbers) == [2, 1, 1, 1, 1, 0, 1, 0, 1]
    assert [list(one.numbers) for one in told.by_month] == [[2, 1, 1, 1, 1, 0, 1, 0, 1]]
    assert [one.label for one in told.by_kind] == ["Weet er iets van"]
    assert as_user(anna.user).get(CMS).status_code == 302
