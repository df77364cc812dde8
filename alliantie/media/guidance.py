"""What to tell an author about each finding: why it matters, and how to mend it in the usual programs."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alliantie.choices import Finding

from .access import HINDERING


@dataclass(frozen=True)
class Advice:
    """One finding in plain words; a program that has no part in it says nothing."""

    finding: Finding
    why: str | Promise
    word: str | Promise = ""
    libreoffice: str | Promise = ""
    acrobat: str | Promise = ""

    @property
    def hinders(self) -> bool:
        """Say whether it keeps people from reading."""
        return self.finding in HINDERING

    @property
    def ways(self) -> list[tuple[str, str | Promise]]:
        """Give how to mend it, a program each."""
        ways = (
            ("Word", self.word),
            ("LibreOffice", self.libreoffice),
            ("Acrobat", self.acrobat),
        )
        return [(name, way) for name, way in ways if way]


ADVICE = (
    Advice(
        Finding.BROKEN,
        _("Niemand kan het openen."),
        _("Open het origineel en sla het opnieuw op als PDF."),
        _("Open het origineel en exporteer het opnieuw als PDF."),
        _("Kies Bestand, Opslaan als en bewaar een nieuwe kopie."),
    ),
    Advice(
        Finding.LOCKED_OUT,
        _("Een schermlezer mag de tekst niet lezen, of er is een wachtwoord nodig."),
        _("Sla het op als PDF zonder wachtwoord."),
        _("Exporteer als PDF en laat op het tabblad Beveiliging alles open."),
        _("Kies Bestand, Eigenschappen, Beveiliging en zet de beveiliging uit."),
    ),
    Advice(
        Finding.NO_TEXT,
        _("Een schermlezer leest niets voor, en zoeken in het bestand kan niet."),
        _("Sla het origineel op als PDF in plaats van een uitdraai te scannen."),
        _("Exporteer het origineel als PDF in plaats van een uitdraai te scannen."),
        _("Kies Scans en OCR en laat de tekst herkennen."),
    ),
    Advice(
        Finding.NO_TAGS,
        _("Een schermlezer weet niet wat een kop, lijst of tabel is en leest alles door elkaar."),
        _("Kies Opslaan als PDF, Opties en vink “Documentstructuurlabels” aan."),
        _("Kies Exporteren als PDF en vink “PDF met labels” of “PDF/UA” aan."),
        _("Kies Toegankelijkheid en dan “Document automatisch van codes voorzien”."),
    ),
    Advice(
        Finding.NO_LANGUAGE,
        _("Een schermlezer spreekt de woorden uit alsof het een andere taal is."),
        _("Selecteer alles en kies Controleren, Taal, Controletaal instellen: Nederlands."),
        _("Kies Extra, Opties, Talen en zet de taal van documenten op Nederlands."),
        _("Kies Bestand, Eigenschappen, Geavanceerd en vul bij Taal Nederlands in."),
    ),
    Advice(
        Finding.NO_ALT,
        _("Wie het beeld niet ziet, mist wat erop staat."),
        _("Klik met rechts op het beeld, kies Alternatieve tekst en schrijf wat erop staat."),
        _("Klik met rechts op het beeld, kies Alternatieve tekst en schrijf wat erop staat."),
        _("Kies Toegankelijkheid, “Alternatieve tekst instellen” en schrijf wat erop staat."),
    ),
    Advice(
        Finding.NO_TITLE,
        _("Wie veel bestanden open heeft, hoort of ziet niet welk bestand dit is."),
        _("Kies Bestand, Info en vul bij Titel de titel in."),
        _("Kies Bestand, Eigenschappen, Beschrijving en vul de titel in."),
        _("Kies Bestand, Eigenschappen, Beschrijving en vul de titel in."),
    ),
    Advice(
        Finding.TITLE_HIDDEN,
        _("Een bestandsnaam zegt minder dan een titel."),
        _("Word toont de titel zelf zodra je opslaat als PDF met documentstructuurlabels."),
        _("Exporteer als PDF en vink op het tabblad Weergave “Documenttitel weergeven” aan."),
        _("Kies Bestand, Eigenschappen, Beginweergave en zet Tonen op Documenttitel."),
    ),
    Advice(
        Finding.NO_HEADINGS,
        _("Met koppen springt iemand met een schermlezer naar het goede deel."),
        _("Geef koppen de stijl Kop 1, Kop 2 en zo verder, in plaats van alleen vette letters."),
        _("Geef koppen de stijl Kop 1, Kop 2 en zo verder, in plaats van alleen vette letters."),
        _("Verander in het deelvenster Codes de koppen in H1, H2 en zo verder."),
    ),
    Advice(
        Finding.NO_BOOKMARKS,
        _("In een lang bestand vindt niemand snel wat er waar staat."),
        _("Kies Opslaan als PDF, Opties en vink “Bladwijzers maken met koppen” aan."),
        _("Kies Exporteren als PDF en vink “Structuur exporteren” aan."),
        _("Kies in het deelvenster Bladwijzers “Nieuwe bladwijzers uit structuur”."),
    ),
    Advice(
        Finding.PDF_UA,
        _("De norm zegt waar hulpsoftware op rekent."),
        _("Kies Controleren, Toegankelijkheid controleren en los op wat daar staat."),
        _("Kies Exporteren als PDF en vink “PDF/UA” aan: het programma zegt wat er mist."),
        _("Kies Toegankelijkheid, Volledige controle en los op wat daar staat."),
    ),
)
_BY_FINDING = {one.finding: one for one in ADVICE}


def advice_on(findings: list[Finding]) -> list[Advice]:
    """Give what to say about these, the worst first."""
    return [_BY_FINDING[one] for one in findings]
