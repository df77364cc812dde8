"""Profiles in the world of the canaries: blocks of every width, each with a word of its own."""

from accounts.models import User
from people.choices import Level, Visibility
from people.models import Person
from tests.factories.people import make_person
from themes.models import Theme

CURATORS = {"editor", "moderator", "site_admin"}
MEMBERS = {"member_a", "admin_a", "member_b", "as_self"}
# What stands in a block of a profile -> actors that may read it.
IN_PROFILES: dict[str, set[str]] = {
    "Lid kanarieprofiel": MEMBERS | CURATORS,
    "Mijn kanarieverhaal": MEMBERS | CURATORS,
    "Bel kanariebereik": {"member_a"} | CURATORS,
    "Mail kanariebericht": MEMBERS | CURATORS,
    "Stil kanarieniemand": {"member_b"} | CURATORS,
}
SLUGS = ("lid-kanarieprofiel", "openbare-beheerder", "stil-kanarieniemand")
PROFILE_OUTPUTS = {f"profile {slug}": f"/mensen/{slug}/" for slug in SLUGS}
PROFILE_OUTPUTS |= {
    f"{name} of profiles by {word}": f"/zoeken/{path}?q={word}"
    for word in ("lid", "mijn", "bel", "mail", "stil", "beheerder", *map(str.lower, SLUGS))
    for name, path in (("search", ""), ("suggestions", "suggesties/"), ("feed", "feed/"))
}


def make_profiles(actors: dict[str, User | None], theme: Theme) -> Person:
    """Give three members a profile; the first one is for members."""
    public = make_person(
        "Openbare beheerder",
        user=actors["admin_a"],
        show_contact=Visibility.MEMBERS,
        contact_note="Mail kanariebericht",
    )
    public.expertises.create(theme=theme, level=Level.CAN_DO)
    silent = {"show_who": Visibility.NOBODY, "about": "Stil kanarieniemand"}
    make_person("Stil kanarieniemand", user=actors["member_b"], **silent)
    make_person(
        "Lid kanarieprofiel",
        user=actors["member_a"],
        about="Mijn kanarieverhaal",
        contact_note="Bel kanariebereik",
        show_who=Visibility.MEMBERS,
        show_contact=Visibility.NOBODY,
    )
    slugs = dict(
        zip(("admin_a", "member_b", "member_a"), (SLUGS[1], SLUGS[2], SLUGS[0]), strict=True)
    )
    for who, slug in slugs.items():
        person = Person.objects.get(user=actors[who])
        person.slug = slug
        person.save()
    return Person.objects.get(user=actors["member_a"])
