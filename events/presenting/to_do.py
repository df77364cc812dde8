"""What a host has to do, in a sentence, with the address to do it at."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from events.calendaring.clocks import moment_of
from events.models import EventPage
from events.policies.to_do import Figures, Task


@dataclass(frozen=True)
class ToDo:
    """One thing to do, and where."""

    meeting: str
    text: str
    url: str


def said(task: Task, event: EventPage, figures: Figures) -> ToDo:
    """Say what to do."""
    return ToDo(meeting=event.title, text=_text(task, event, figures), url=_url(task, event))


def _url(task: Task, event: EventPage) -> str:
    sections = {Task.CHANGE: "basis", Task.LINK: "link"}
    if task in sections:
        return reverse("host:section", args=[event.slug, sections[task]])
    if task == Task.INVITE:
        return event.url or ""
    routes = {
        Task.ANSWER: ("host:attendance", "#vragenbus"),
        Task.OFFERS: ("host:attendance", "#aangeboden"),
        Task.MAIL: ("host:participants_mail", ""),
        Task.ATTENDANCE: ("host:attendance", "#komt"),
        Task.REPORT: ("host:report", ""),
        Task.ACTIONS: ("host:report", ""),
    }
    route, anchor = routes[task]
    return reverse(route, args=[event.slug]) + anchor


def _text(task: Task, event: EventPage, figures: Figures) -> str:
    counted = {Task.ANSWER: _questions, Task.ACTIONS: _actions}
    if task in counted:
        return counted[task](figures)
    if task == Task.OFFERS:
        return _offers(event, figures)
    return {
        Task.CHANGE: _("De redactie heeft een vraag. Pas aan en stuur opnieuw in."),
        Task.LINK: _("De link naar de bijeenkomst ontbreekt nog."),
        Task.INVITE: _("Nog niemand is aangemeld. Stuur mensen deze pagina."),
        Task.MAIL: _("Je schreef de deelnemers nog niet. Vertel wat ze kunnen verwachten."),
        Task.ATTENDANCE: _("Vul in wie er was."),
        Task.REPORT: _("Zet het verslag online."),
    }[task]


def _offers(event: EventPage, figures: Figures) -> str:
    ends = figures.first_offer_ends
    told = {
        "number": figures.offered,
        "moment": moment_of(event, ends) if ends is not None else "",
    }
    text = ngettext(
        "%(number)d plek is aangeboden, tot %(moment)s.",
        "%(number)d plekken zijn aangeboden, de eerste tot %(moment)s.",
        figures.offered,
    )
    return text % told


def _questions(figures: Figures) -> str:
    text = ngettext(
        "Beantwoord %(number)d vraag vooraf.",
        "Beantwoord %(number)d vragen vooraf.",
        figures.questions,
    )
    return text % {"number": figures.questions}


def _actions(figures: Figures) -> str:
    text = ngettext(
        "%(number)d actie moet nu klaar zijn.",
        "%(number)d acties moeten nu klaar zijn.",
        figures.actions_due,
    )
    return text % {"number": figures.actions_due}
