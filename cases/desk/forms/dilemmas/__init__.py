"""The forms of who asks a dilemma."""

from .choice import ChoiceForm
from .deciding import BecomeForm, DecideForm, LongerForm
from .sending import LookBackSettingsForm, SubmitForm
from .writing import AskForm, EditForm, QuestionForm

__all__ = [
    "AskForm",
    "BecomeForm",
    "ChoiceForm",
    "DecideForm",
    "EditForm",
    "LongerForm",
    "LookBackSettingsForm",
    "QuestionForm",
    "SubmitForm",
]
