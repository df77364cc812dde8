"""Walk through the site by its pages: press a button by its words, read the mail that came of it."""

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Tag
from django.test import Client
from icalendar import Calendar

from alliantie import periodic
from events.models import EventPage
from tests.events.test_telling import calendars_of
from tests.factories.accounts import make_editor
from tests.factories.cases import make_member, make_organisation
from tests.factories.people import make_person

MONDAY = datetime(2027, 1, 11, 9, 0, tzinfo=UTC)  # 10:00 in the Netherlands
BEGINS = datetime(2027, 2, 18, 12, 30, tzinfo=UTC)
ENDS = BEGINS + timedelta(hours=2, minutes=30)
MEET = "https://bellen.example/zoekplan"


class Walker:
    """Somebody with a browser; what they fill in must stand in the form, as on a screen."""

    def __init__(self, user=None) -> None:
        self.user = user
        self.client = Client()
        self.sign_in()

    def sign_in(self) -> None:
        """Sign in anew: a session does not last for months."""
        if self.user is not None:
            self.client.force_login(self.user)

    def page(self, path: str, status: int = 200) -> BeautifulSoup:
        """Open a page."""
        answer = self.client.get(path)
        assert answer.status_code == status, (path, answer.status_code)
        return BeautifulSoup(answer.content.decode(), "html.parser")

    def read(self, path: str) -> str:
        """Give the words of a page in one line."""
        return " ".join(self.page(path).main.text.split())

    def press(self, path: str, button: str, status: int = 302, **typed) -> str:
        """Fill in the form that has this button and press it; gives where that leads, or what it says."""
        form, pressed = _form_with(self.page(path), button, typed)
        data = _filled(form)
        if pressed.get("name"):
            typed[pressed["name"]] = pressed["value"]
        action = form.get("action") or path
        answer = self.client.post(action, data | typed)
        told = BeautifulSoup(answer.content.decode(), "html.parser").text
        assert answer.status_code == status, (action, answer.status_code, told)
        return answer.headers.get("Location", " ".join(told.split()))


def _form_with(page: BeautifulSoup, button: str, typed: dict) -> tuple[Tag, Tag]:
    """Find the first form with this button in which all that is typed has a place."""
    for one in page.find_all("button"):
        form = one.find_parent("form", method="post")
        if form is None or " ".join(one.text.split()) != button:
            continue
        if all(form.find(attrs={"name": name}) is not None for name in typed):
            return form, one
    raise AssertionError(f"no {button} for {list(typed)}: {' '.join(page.text.split())}")


def _filled(form: Tag) -> dict[str, list[str]]:
    """Give what stands in a form, as a browser would send it."""
    data: dict[str, list[str]] = {}
    for field in form.find_all(["input", "textarea", "select"]):
        name, kind = field.get("name"), field.get("type")
        if not name or kind in {"submit", "button"}:
            continue
        if kind in {"radio", "checkbox"} and not field.has_attr("checked"):
            continue
        if field.name == "select":
            chosen = field.find("option", selected=True) or field.find("option")
            data.setdefault(name, []).append(chosen["value"])
        else:
            text = field.text.removeprefix("\n") if field.name == "textarea" else ""
            data.setdefault(name, []).append(field.get("value", text))
    return data


class Post:
    """The mail that went out, read as who gets it reads it."""

    def __init__(self, box: list) -> None:
        self.box = box
        self.read = 0

    def fresh(self) -> dict[str, list]:
        """Give the mail since the last look, by who got it."""
        new, self.read = self.box[self.read :], len(self.box)
        found: dict[str, list] = {}
        for message in new:
            [address] = message.to
            found.setdefault(address, []).append(message)
        return found

    def one(self, address: str):
        """Give the one mail somebody got since the last look."""
        [message] = self.fresh()[address]
        return message


def link_in(message, start: str) -> str:
    """Give the path of the link in a mail that begins so."""
    paths = [urlsplit(one).path for one in re.findall(r"https?://\S+", message.body)]
    return next(one for one in paths if one.startswith(start))


def appointment_in(message) -> dict[str, str]:
    """Give what a calendar program does with a mail."""
    kind, text = calendars_of(message)[0]
    calendar = Calendar.from_ical(text)
    [found] = calendar.walk("VEVENT")
    return {
        "method": str(calendar["METHOD"]),
        "told": re.search(r"method=\"?(\w+)", kind).group(1),
        "uid": str(found["UID"]),
        "sequence": int(found["SEQUENCE"]),
        "status": str(found["STATUS"]),
        "place": str(found.get("LOCATION", "")),
        "begins": found.start,
    }


class Walk:
    """Who takes part, the clock, the mail, and where the workshop stands."""

    def __init__(self, time_machine, run_tasks, mailoutbox) -> None:
        self.time, self.work = time_machine, run_tasks
        time_machine.move_to(MONDAY, tick=False)
        oosterkade, meerland = make_organisation("Oosterkade"), make_organisation("Meerland")
        self.host = Walker(make_member(oosterkade, "hanna"))
        self.along = Walker(make_member(meerland, "bas", role="admin"))
        self.member = Walker(make_person(user=make_member(meerland, "mira"), name="Mira Maas").user)
        self.second = Walker(make_member(meerland, "sem"))
        self.waits = Walker(make_person(user=make_member(meerland, "wies"), name="Wies Wacht").user)
        self.editor = Walker(make_editor("redactie@example.org"))
        self.guest, self.visitor = Walker(), Walker()
        self.post = Post(mailoutbox)
        self.desk = self.public = ""

    @property
    def event(self) -> EventPage:
        return EventPage.objects.get()

    def to(self, moment: datetime) -> None:
        """Let time pass until a moment, with the worker coming by; people sign in again."""
        self.time.move_to(moment, tick=False)
        periodic.queue_due(moment)
        self.work()
        for one in (self.host, self.member, self.second, self.waits):
            one.sign_in()

    def mail(self) -> dict[str, list]:
        """Let the worker send, and give what went out."""
        self.work()
        return self.post.fresh()
