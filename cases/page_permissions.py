"""Nobody may do anything with a dilemma through Wagtail's own screens; the safety check is the only way."""

from typing import Any

from django.apps import apps
from wagtail.models import Page, PagePermissionTester
from wagtail.permission_policies.pages import PagePermissionPolicy


def _no(*_args: Any, **_kwargs: Any) -> bool:
    return False


class NothingAllowed(PagePermissionTester):
    """Answers no to every "can", also to those a later Wagtail adds, and also to superusers."""

    def __init__(self, user: Any, page: Page) -> None:
        super().__init__(user, page)
        self.permissions: set[str] = set()

    def __getattribute__(self, name: str) -> Any:
        """Say no to what somebody asks to be allowed."""
        return _no if name.startswith("can_") else super().__getattribute__(name)


class PagesWithoutDilemmas(PagePermissionPolicy):
    """The rights on pages, in which dilemmas do not occur: no list, search or report shows them."""

    def instances_user_has_any_permission_for(self, user: Any, actions: Any) -> Any:
        """Leave dilemmas out of what somebody may do something with."""
        return without_dilemmas(super().instances_user_has_any_permission_for(user, actions))

    def explorable_instances(self, user: Any) -> Any:
        """Leave dilemmas out of what somebody may walk through."""
        return without_dilemmas(super().explorable_instances(user))

    def user_has_any_permission_for_instance(self, user: Any, actions: Any, instance: Any) -> bool:
        """Say no for a dilemma."""
        if issubclass(instance.specific_class or Page, _dilemma()):
            return False
        return bool(super().user_has_any_permission_for_instance(user, actions, instance))


def without_dilemmas(pages: Any) -> Any:
    """Leave dilemmas out of a list of pages."""
    return pages.not_type(_dilemma())


def _dilemma() -> Any:
    return apps.get_model("cases", "DilemmaPage")
