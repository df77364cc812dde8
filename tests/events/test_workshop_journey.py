"""A workshop from the announcement to ninety days after, by the pages people use, the clock moved."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from alliantie import periodic
from events.models import Evaluation, Registration
from tests.events.walking import BEGINS, ENDS, MEET, Walk, appointment_in, link_in

pytestmark = pytest.mark.django_db
OURS = {
    "event_changes",
    "mind_seats",
    "remind_participants",
    "forget_participants",
    "remind_of_actions",
    "ask_afterwards",
}
FIVE = {
    "title": "Samen een zoekplan maken",
    "day": "2027-02-18",
    "begins": "13:30",
    "ends": "16:00",
    "mode": "hybrid",
    "venue": "Raadzaal, Oosterkade",
    "goal": "Je gaat naar huis met een zoekplan dat werkt.",
}


@pytest.fixture
def walk(site_home, time_machine, run_tasks, mailoutbox, monkeypatch) -> Walk:
    jobs = {name: job for name, job in periodic._jobs.items() if name in OURS}
    assert set(jobs) == OURS
    monkeypatch.setattr(periodic, "_jobs", jobs)
    return Walk(time_machine, run_tasks, mailoutbox)


def announced(walk: Walk) -> None:
    """Announce in five fields; what cannot be is said and keeps what was typed."""
    begin = "/mijn/bijeenkomsten/nieuw/"
    for wrong in ({"ends": "12:00"}, {"day": "0001-01-01"}, {"day": "2027-02-30"}):
        told = walk.host.press(begin, "Stuur in", 400, **FIVE | wrong)
        assert FIVE["goal"] in told
    walk.desk = walk.host.press(begin, "Stuur in", **FIVE)
    assert (walk.event.starts_at, walk.event.ends_at) == (BEGINS, ENDS)
    walk.public = f"/bijeenkomsten/{walk.event.slug}/"
    assert list(walk.mail()) == ["hanna@example.org"]
    walk.visitor.page(walk.public, 404)


def judged(walk: Walk) -> None:
    """An editor asks something; the host follows the link in the mail, mends and sends it in again."""
    judge = f"/cms/bijeenkomsten/{walk.event.pk}/"
    assert FIVE["title"] in walk.editor.page("/cms/bijeenkomsten/").text
    walk.editor.press(judge, "Voer uit", decision="ask_changes", remark="Is er een lift?")
    [asked] = walk.mail()["hanna@example.org"]
    assert "Is er een lift?" in asked.body
    assert link_in(asked, "/mijn/") == walk.desk
    part = f"{walk.desk}onderdeel/"
    walk.host.press(f"{part}plek/", "Bewaar", address="Kade 1", has_lift="on", region="zeeland")
    walk.host.press(f"{part}link/", "Bewaar", door_url=MEET)
    walk.host.press(f"{part}aanmelden/", "Bewaar", capacity="3")
    walk.host.press(f"{part}wie/", "Bewaar", along="Meerland")
    assert not walk.mail()  # Meerland hears of it when it is online
    walk.host.press(walk.desk, "Stuur in")
    walk.editor.press(judge, "Voer uit", decision="publish")
    sent = walk.mail()
    assert set(sent) == {"hanna@example.org", "bas@example.org"}
    assert "Organiseert Meerland mee?" in sent["bas@example.org"][0].subject
    said = walk.visitor.read(walk.public)
    assert "Er is een lift" in said
    assert "Nog 3 plekken" in said
    assert MEET not in said
    assert FIVE["title"] in walk.along.read("/mijn/bijeenkomsten/")  # asked; they never answer


def they_sign_up(walk: Walk) -> None:
    """A member in one click, a guest by a code, then it is full."""
    own = walk.member.press(walk.public, "Meld je aan")
    assert "Je bent aangemeld" in walk.member.read(own)
    [sent] = walk.mail()["mira@example.org"]
    seen = appointment_in(sent)
    assert seen == seen | {"method": "REQUEST", "told": "REQUEST", "status": "CONFIRMED"}
    assert seen["begins"] == BEGINS

    walk.host.press(
        f"{walk.desk}deelnemers/vragen/",
        "Bewaar",
        **{"form-0-text": "Wat eet je niet?", "form-0-purpose": "diet"},
    )
    question = walk.event.questions.get()
    typed = {"name": "Gerda Gast", "email": "gerda@example.org", "side": "resident"}
    typed |= {f"vraag_{question.pk}": "Geen noten", "reminders": ["week", "day", "hour"]}
    code = walk.guest.press(f"{walk.public}aanmelden/", "Mail me de code", **typed)
    assert "Nog 2 plekken" in walk.visitor.read(walk.public)  # without the code she holds none
    digits = re.search(r"\d{6}", walk.mail()["gerda@example.org"][0].body).group()
    wrong = "000000" if digits != "000000" else "111111"
    walk.guest.press(code, "Bevestig mijn aanmelding", 400, code=wrong)
    own = walk.guest.press(code, "Bevestig mijn aanmelding", code=digits)
    assert "Je bent aangemeld" in walk.guest.read(own)
    door = link_in(walk.mail()["gerda@example.org"][0], "/b/")
    assert MEET not in walk.guest.read(door)

    walk.second.press(f"{walk.public}aanmelden/", "Meld je aan")
    own = walk.waits.press(f"{walk.public}aanmelden/", "Zet me op de wachtlijst")
    assert "wachtlijst" in walk.waits.read(own)
    assert "Vol" in walk.visitor.read(walk.public)
    assert set(walk.mail()) == {"sem@example.org", "wies@example.org"}


def seats_change_hands(walk: Walk) -> None:
    """One signs off in the evening; the offer ends in daytime, is taken, and a seat is handed over."""
    walk.to(datetime(2027, 1, 12, 21, 30, tzinfo=UTC))
    walk.member.press(walk.public, "Meld je af")
    sent = walk.mail()
    gone, offer = sent["mira@example.org"][0], sent["wies@example.org"][0]
    assert (appointment_in(gone)["method"], appointment_in(gone)["status"]) == (
        "CANCEL",
        "CANCELLED",
    )
    assert "donderdag 14 januari om 11:00 uur" in offer.body
    own = link_in(offer, "/aanmelding/")
    assert "Vol" in walk.visitor.read(walk.public)  # the seat is promised
    walk.to(datetime(2027, 1, 14, 9, 0, tzinfo=UTC))
    assert not walk.post.fresh()
    walk.waits.press(own, "Neem deze plek")
    assert appointment_in(walk.mail()["wies@example.org"][0])["method"] == "REQUEST"

    own = walk.second.page("/mijn/aanmeldingen/").find("a", string=FIVE["title"])["href"]
    walk.second.press(own, "Vraag mijn collega", email="cor@example.org")
    asked = walk.mail()["cor@example.org"][0]
    own = walk.visitor.press(
        link_in(asked, "/aanmelding/"), "Ja, ik neem deze plek", name="Cor Collega", side="outside"
    )
    assert "Je bent aangemeld" in walk.visitor.read(own)
    assert set(walk.mail()) == {"sem@example.org", "cor@example.org"}


def the_room_changes(walk: Walk) -> None:
    """Everybody who comes gets one mail that moves the appointment; who left gets nothing."""
    before = appointment_in(walk.post.box[-1])
    told = walk.host.press(
        f"{walk.desk}onderdeel/basis/", "Bewaar", venue="Kleine zaal, Oosterkade"
    )
    assert "3 mensen krijgen een mail" in walk.host.page(told).text
    sent = walk.mail()
    assert {name: len(some) for name, some in sent.items()} == dict.fromkeys(
        ("gerda@example.org", "wies@example.org", "cor@example.org"), 1
    )
    for [message] in sent.values():
        seen = appointment_in(message)
        assert seen["uid"] == before["uid"]
        assert seen["sequence"] > before["sequence"]
        assert (seen["method"], seen["begins"]) == ("REQUEST", BEGINS)
        assert seen["place"].startswith("Kleine zaal")
    walk.host.press(f"{walk.desk}onderdeel/over/", "Bewaar", prepare="Neem je eigen zoekplan mee.")
    assert not walk.mail()  # nobody's appointment is another


def before_the_day(walk: Walk) -> None:
    """Reminders come as each chose, a question goes in the box, the host writes to all."""
    subjects = {}
    for moment in (BEGINS - timedelta(days=7), BEGINS - timedelta(days=1)):
        walk.to(moment + timedelta(minutes=10))
        subjects[moment] = {
            name: [one.subject for one in some] for name, some in walk.mail().items()
        }
    week, day = subjects.values()
    assert week == {"gerda@example.org": [f"Over een week: {FIVE['title']}"]}
    assert set(day) == {"gerda@example.org", "wies@example.org", "cor@example.org"}
    assert list(day.values()) == [[f"Morgen: {FIVE['title']}"]] * 3
    own = walk.waits.page(walk.public).find("a", string="Bekijk je aanmelding")["href"]
    walk.waits.press(own, "Stel je vraag", text="Mag ik mijn collega meenemen?")
    assert "Mag ik mijn collega meenemen?" in walk.host.read(f"{walk.desk}deelnemers/")
    letter = {"subject": "Tot morgen", "text": "De ingang is aan de kade."}
    walk.host.press(f"{walk.desk}deelnemers/mail/", "Verstuur de mail", **letter)
    sent = walk.mail()
    assert [some[0].subject for some in sent.values()] == ["Tot morgen"] * 3
    assert "hanna@example.org" not in str([one[0].message() for one in sent.values()])


def on_the_day(walk: Walk) -> None:
    """The personal link opens at its time, without signing in; the host ticks off who is there."""
    walk.to(BEGINS - timedelta(minutes=55))
    [sent] = walk.mail()["gerda@example.org"]
    assert sent.subject.startswith("Over een uur")
    door = link_in(sent, "/b/")
    assert "gaat een half uur voor het begin open" in walk.guest.read(door)
    walk.to(BEGINS - timedelta(minutes=20))
    assert walk.guest.press(door, "Ga naar de bijeenkomst", 303) == MEET
    assert "al open op een ander apparaat" in walk.visitor.read(door)
    listed = f"{walk.desk}deelnemers/"
    assert "Geen noten" in walk.host.read(listed)
    for name in ("Gerda", "Wies"):
        walk.host.press(f"{listed}?q={name}", "Binnen")
    assert "2 binnen" in walk.host.read(listed)


def what_came_of_it(walk: Walk) -> None:
    """The report is online, somebody promised something, and who was there says how it was."""
    walk.to(ENDS + timedelta(hours=17))
    asked = walk.mail()
    assert set(asked) == {"gerda@example.org", "wies@example.org"}
    report = f"{walk.desk}verslag/"
    walk.host.press(report, "Bewaar", text="We maakten samen een zoekplan.")
    walk.host.press(report, "Voeg toe", text="Elke afdeling maakt een zoekplan.")
    promise = {
        "action": "Deel het format",
        "due_on": "2027-03-01",
        "who": f"lid-{walk.waits.user.pk}",
    }
    walk.host.press(report, "Voeg toe", **promise)
    [told] = walk.mail()["wies@example.org"]
    assert "Deel het format" in told.body
    assert "zoekplan." not in walk.visitor.read(walk.public).replace(FIVE["goal"], "")
    walk.host.press(report, "Zet online")
    said = walk.visitor.read(walk.public)
    for text in ("We maakten samen een zoekplan.", "Elke afdeling", "Deel het format"):
        assert text in said

    how = link_in(asked["gerda@example.org"][0], "/achteraf/")
    walk.guest.press(how, "Verstuur", 200, grade="5", learned="Het format werkt.")
    assert "zonder je naam" in walk.guest.read(how)  # a second time there is nothing to fill in
    assert Evaluation.objects.get().learned == "Het format werkt."


def a_week_and_a_month_later(walk: Walk) -> None:
    """Answers on food are gone after a week; a promise is kept; somebody used it and writes a case."""
    listed = f"{walk.desk}deelnemers/"
    assert "Geen noten" in walk.host.read(listed)
    walk.to(ENDS + timedelta(days=7, minutes=1))
    assert "Geen noten" not in walk.host.read(listed)
    walk.to(datetime(2027, 3, 1, 8, 0, tzinfo=UTC))
    [due] = walk.mail()["wies@example.org"]
    walk.waits.press(link_in(due, "/mijn/bijeenkomsten/acties/"), "Gedaan")
    walk.to(ENDS + timedelta(days=30, minutes=1))
    asked = walk.mail()
    assert set(asked) == {"gerda@example.org", "wies@example.org"}
    used = link_in(asked["wies@example.org"][0], "/achteraf/")
    walk.waits.press(used, "Verstuur", 200, used="yes", told="Ons archief is doorzocht.")
    answer = walk.waits.client.post(used, {"used": "yes", "told": "Ons archief is doorzocht."})
    [begin] = re.findall(r'href="(/mijn/[^"]*bijeenkomst=[^"]*)"', answer.content.decode())
    assert FIVE["title"] in str(walk.waits.page(begin).main)


def ninety_days_later(walk: Walk) -> None:
    """Who was there is forgotten, how many is kept, and no link works any more."""
    links = [
        f"/b/{secret}/" for secret in walk.event.registrations.values_list("door_secret", flat=True)
    ]
    walk.to(ENDS + timedelta(days=90, minutes=1))
    assert not Registration.objects.exclude(name="", email="", user=None).exists()
    assert "Er waren 2 deelnemers" in walk.visitor.read(walk.public)
    assert "Gerda Gast" not in walk.host.read(f"{walk.desk}deelnemers/")
    for link in links:
        walk.visitor.page(link, 404)
    assert not walk.mail()


def test_a_workshop_from_the_announcement_to_ninety_days_after(walk):
    announced(walk)
    judged(walk)
    they_sign_up(walk)
    seats_change_hands(walk)
    the_room_changes(walk)
    before_the_day(walk)
    on_the_day(walk)
    what_came_of_it(walk)
    a_week_and_a_month_later(walk)
    ninety_days_later(walk)


def test_one_that_is_called_off(walk):
    """Who had it in the calendar gets it taken out; nobody signs up or is reminded any more."""
    walk.desk = walk.host.press("/mijn/bijeenkomsten/nieuw/", "Stuur in", **FIVE)
    walk.public = f"/bijeenkomsten/{walk.event.slug}/"
    walk.editor.press(f"/cms/bijeenkomsten/{walk.event.pk}/", "Voer uit", decision="publish")
    walk.member.press(walk.public, "Meld je aan")
    walk.second.press(walk.public, "Meld je aan")
    kept = appointment_in(walk.mail()["mira@example.org"][0])
    walk.host.press(f"{walk.desk}afzeggen/", "Zeg af", 400, reason="")
    walk.host.press(f"{walk.desk}afzeggen/", "Zeg af", reason="De spreker is ziek.")
    sent = walk.mail()
    assert {name: len(some) for name, some in sent.items()} == {
        "mira@example.org": 1,
        "sem@example.org": 1,
    }
    seen = appointment_in(sent["mira@example.org"][0])
    assert (seen["method"], seen["told"], seen["status"]) == ("CANCEL", "CANCEL", "CANCELLED")
    assert (seen["uid"], seen["sequence"] > kept["sequence"]) == (kept["uid"], True)
    assert "De spreker is ziek." in sent["mira@example.org"][0].body
    said = walk.visitor.read(walk.public)
    assert "De spreker is ziek." in said
    assert "Meld je aan" not in walk.along.read(walk.public)
    walk.to(BEGINS - timedelta(days=1) + timedelta(minutes=5))
    walk.to(ENDS + timedelta(hours=17))
    assert not walk.mail()
