"""What allauth does not have."""

from .starting_over import start_over

__all__ = ["start_over"]
