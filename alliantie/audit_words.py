"""What a line of the audit log says in words: its codes are short and English, who reads it need not be."""

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

_DONE = {
    "accept": _("aanvaard"),
    "accepted": _("aanvaard"),
    "add": _("toegevoegd"),
    "agree": _("akkoord"),
    "answer": _("beantwoord"),
    "appoint": _("benoemd"),
    "approve": _("goedgekeurd"),
    "ask": _("gevraagd"),
    "ask_changes": _("aanpassing gevraagd"),
    "cancel": _("afgelast"),
    "carry_out": _("uitgevoerd"),
    "change": _("gewijzigd"),
    "choose": _("gekozen"),
    "close": _("gesloten"),
    "confirm": _("bevestigd"),
    "count": _("geteld"),
    "create": _("gemaakt"),
    "decide": _("besloten"),
    "decline": _("afgewezen"),
    "delete": _("verwijderd"),
    "edit": _("bewerkt"),
    "end": _("beëindigd"),
    "erased": _("gewist"),
    "export": _("als bestand opgehaald"),
    "exported": _("als bestand opgehaald"),
    "first_admin": _("eerste beheerder gemaakt"),
    "forget": _("opgeruimd"),
    "give": _("gegeven"),
    "given": _("gegeven"),
    "hide": _("van de site gehaald"),
    "import": _("geïmporteerd"),
    "invited": _("uitgenodigd"),
    "keep": _("zo gelaten"),
    "map": _("kolommen gekozen"),
    "merge": _("samengevoegd"),
    "object": _("bezwaar gemaakt"),
    "open": _("geopend"),
    "publish": _("gepubliceerd"),
    "refuse": _("geweigerd"),
    "reinstated": _("weer toegelaten"),
    "remind": _("herinnerd"),
    "remove": _("weggehaald"),
    "rename": _("hernoemd"),
    "renamed": _("hernoemd"),
    "request": _("gevraagd"),
    "request_changes": _("aanpassing gevraagd"),
    "reset": _("standaard teruggezet"),
    "restore": _("teruggezet"),
    "run": _("uitgevoerd"),
    "send": _("verstuurd"),
    "set": _("ingesteld"),
    "show": _("weer op de site gezet"),
    "signed_in": _("ingelogd"),
    "start": _("begonnen"),
    "stop": _("gestopt"),
    "submit": _("ingediend"),
    "suspended": _("geschorst"),
    "take_back": _("teruggenomen"),
    "take_offline": _("van de site gehaald"),
    "taken": _("ingetrokken"),
    "taken_offline": _("van de site gehaald"),
    "try": _("proefmail gestuurd"),
    "undeliverable": _("niet te bezorgen"),
    "undo": _("ongedaan gemaakt"),
    "unpublish": _("van de site gehaald"),
    "upload": _("geüpload"),
    "withdraw": _("ingetrokken"),
}


def action_in_words(action: str) -> str:
    """Say what was done before its code, which filters and handbooks name; the code alone where no word is known."""
    _noun, _dot, verb = action.partition(".")
    done = _DONE.get(verb.partition(".")[0])
    return f"{capfirst(str(done))} ({action})" if done else action


def kind_in_words(object_type: str) -> str:
    """Name what a line is about as other screens do; the code where no model has it."""
    try:
        return capfirst(str(apps.get_model(object_type)._meta.verbose_name))
    except (LookupError, ValueError):  # a pseudonym, an address, or a model of former days
        return object_type


def kinds_called(words: str) -> list[str]:
    """Find the codes of what has these words in its name, for who types what the screen says."""
    wanted = words.strip().lower()
    return [
        one._meta.label_lower
        for one in apps.get_models()
        if wanted in str(one._meta.verbose_name).lower()
    ]
