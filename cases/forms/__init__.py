"""The shape of what people type on the public pages, one noun a module."""

from .case import AnswerForm, MonthField, QuestionForm, ReuseForm

__all__ = ["AnswerForm", "MonthField", "QuestionForm", "ReuseForm"]
