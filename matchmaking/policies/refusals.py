"""How the rules of this app say no."""

from people.policies.refusals import PeopleRefusedError


class IntroductionRefusedError(PeopleRefusedError):
    """An introduction cannot go on; `sentence` is fit for the screen."""
