"""What happens around a page of the CMS, and its colours."""

from django.db.models import Model
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.compare import register_comparison_class
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from alliantie.comparing import StoryComparison
from alliantie.links import doors as link_doors
from alliantie.page_links import SeenPageLinkHandler
from alliantie.pages import BasePage
from alliantie.row_fields import take_over

register_comparison_class(RichTextField, comparison_class=StoryComparison)


@hooks.register("insert_global_admin_css")
def colours() -> str:
    """Give the CMS the colours of the site."""
    return format_html('<link rel="stylesheet" href="{}">', static("alliantie/cms.css"))


@hooks.register("before_publish_page")
def write_row_before_publishing(request: HttpRequest, page: Page) -> None:
    """Take over who may see it, and what else no version holds, before the version goes online."""
    if isinstance(page, BasePage):
        take_over(edited=page, actor_id=request.user.pk, publishing=True)


@hooks.register("after_edit_page")
def narrow_after_editing(request: HttpRequest, page: Page) -> None:
    """Let fewer people see it at once, also when nothing is published yet."""
    if isinstance(page, BasePage):
        take_over(edited=page, actor_id=request.user.pk, publishing=False)


@hooks.register("before_edit_setting")
def warn_of_links(request: HttpRequest, setting: Model) -> None:
    """Say which links around pages lead nowhere."""
    link_doors.warn(request, setting)


@hooks.register("register_rich_text_features", order=100)  # after Wagtail's own of the same name
def links_to_pages(features: FeatureRegistry) -> None:
    """Tell the address of a page only to who may see it."""
    features.register_link_type(SeenPageLinkHandler)
