"""Who may manage accounts and roles."""

from alliantie.attempts import Refusal
from alliantie.choices import Role
from alliantie.visibility import Actor


class AccountRuleError(Refusal, PermissionError):
    """A rule about accounts; the message is fit for the screen."""


def check_manage_accounts(actor: Actor) -> None:
    """Refuse everybody but site admins."""
    if Role.SITE_ADMIN not in actor.roles:
        raise AccountRuleError("Alleen sitebeheer mag accounts en rollen wijzigen.")


def may_manage_accounts(actor: Actor) -> bool:
    """Say whether this person may manage accounts."""
    return Role.SITE_ADMIN in actor.roles


def check_suspend(actor: Actor, user_id: int) -> None:
    """Refuse to lock oneself out."""
    check_manage_accounts(actor)
    if actor.user_id == user_id:
        raise AccountRuleError("Je kunt je eigen account niet schorsen.")


def check_not_merged(*, is_merged: bool) -> None:
    """Refuse to open, or suspend, an account that is closed because it went up in another."""
    if is_merged:
        raise AccountRuleError(
            "Dit account is samengevoegd met een ander. Maak eerst de samenvoeging ongedaan."
        )


def check_erase_merged(*, is_merged: bool) -> None:
    """Refuse to erase by itself what went up in another: the list for older backups would name it.

    From a backup of before the merge it should come back, or everything of the other is gone.
    """
    if is_merged:
        raise AccountRuleError(
            "Dit account is samengevoegd met een ander en wordt na een week gewist. Maak de "
            "samenvoeging ongedaan, of wis het account dat blijft."
        )


def check_take_role(actor: Actor, user_id: int, role: Role) -> None:
    """Refuse site admins to take the role from themselves: somebody must stay who can give it."""
    check_manage_accounts(actor)
    if role == Role.SITE_ADMIN and actor.user_id == user_id:
        raise AccountRuleError(
            "Je kunt jezelf sitebeheer niet ontnemen. Vraag het een andere beheerder."
        )


def check_erase(actor: Actor, user_id: int, *, is_last_admin: bool) -> None:
    """Refuse who erases somebody else without the right, and who would leave the site without admin."""
    if actor.user_id != user_id:
        check_manage_accounts(actor)
    if is_last_admin:
        raise AccountRuleError(
            "Dit is het enige account met sitebeheer. Geef eerst iemand anders die rol."
        )
