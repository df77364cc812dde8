"""Publishing at once, and what editors change in the words of others, elsewhere on the site."""

from django.utils.translation import gettext_lazy as _


def connect() -> None:
    """Say what counts for trust, what of cases is its author's, and what the desk and mail tell."""
    from accounts import erasing as forgetting
    from accounts import notices
    from accounts.services import trust
    from alliantie.sections import Place, register
    from cases import people
    from cases.desk import word_changes
    from cases.erasing import words as erasing
    from cases.services import authored, own_kind, words

    authored.register(own_kind.CASES)
    trust.register("cases", people.published)
    notices.register(words.KIND, label=_("De redactie paste mijn tekst aan"), for_me=True)
    forgetting.register("cases.words", erase=erasing.erase, export=erasing.export)
    parts = (
        ("words", "cases/desk/words/section.html", word_changes.on_desk, 12),
        ("trust", "cases/desk/words/trust.html", word_changes.trust_on_desk, 70),
    )
    for name, template, build, order in parts:
        register(Place.DESK, name=name, template=template, build=build, order=order)
