"""What is asked before a door opens: a second factor for the CMS, agreement for the desk."""

from .desk import DeskMiddleware
from .second_factor import SecondFactorMiddleware, showed_second_factor

__all__ = ["DeskMiddleware", "SecondFactorMiddleware", "showed_second_factor"]
