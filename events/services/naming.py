"""What somebody who comes is called, for the host and in mail of theirs; never an address."""

from events.models import Registration


def name_of(registration: Registration) -> str:
    """Give the name of a guest, or of a member by profile or account; empty when there is none."""
    user = registration.user
    if user is None:
        return registration.name
    person = getattr(user, "person", None)
    return (person.name if person is not None else "") or user.get_full_name()


def organisation_of(registration: Registration) -> str:
    """Give for which organisation somebody comes, as it is called today or as they typed it."""
    if registration.organisation is not None:
        return registration.organisation.name
    return registration.organisation_name
