"""Every change to accounts, and to what we tell people; one noun a file."""

from .accounts import (
    forget_unsent_farewells,
    give_role,
    invite,
    note_sign_in,
    reinstate,
    rename,
    suspend,
    take_role,
)

__all__ = [
    "forget_unsent_farewells",
    "give_role",
    "invite",
    "note_sign_in",
    "reinstate",
    "rename",
    "suspend",
    "take_role",
]
