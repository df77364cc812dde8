"""Who may do what in the CMS, and who judges a page: groups and workflow, from code."""

from collections.abc import Iterable

from django.contrib.auth.models import Group, Permission
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from alliantie.choices import Role
from home.models import HomePage
from home.policies import rights

WORKFLOW_NAME = "Redactie"
# Groups that Wagtail makes by itself; rights come from ours.
GROUPS_OF_WAGTAIL = ("Editors", "Moderators")


def set_rights(groups: dict[Role, Group]) -> None:
    """Give each role what the table says and take the rest: nobody widens a role by hand."""
    Group.objects.filter(name__in=GROUPS_OF_WAGTAIL, user=None).delete()
    root = Page.objects.get(depth=1)
    collection = Collection.get_first_root_node()
    for role, group in groups.items():
        group.permissions.set(_named({rights.DOOR} | rights.codes(rights.RECORDS, role)))
        of_pages = _named(rights.codes([rights.PAGES], role))
        GroupPagePermission.objects.filter(group=group).exclude(permission__in=of_pages).delete()
        for permission in of_pages:
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
        of_libraries = _named(rights.codes(rights.LIBRARIES, role))
        kept = GroupCollectionPermission.objects.filter(group=group)
        kept.exclude(permission__in=of_libraries).delete()
        for permission in of_libraries:
            GroupCollectionPermission.objects.get_or_create(
                group=group, collection=collection, permission=permission
            )


def _named(codes: Iterable[str]) -> list[Permission]:
    wanted = set(codes)
    verbs = {code.partition(".")[2] for code in wanted}
    found = Permission.objects.filter(codename__in=verbs).select_related("content_type")
    return [one for one in found if f"{one.content_type.app_label}.{one.codename}" in wanted]


def set_workflow(home: HomePage, groups: dict[Role, Group]) -> None:
    """Let every page be judged by editors before it goes online."""
    workflow, _ = Workflow.objects.get_or_create(name=WORKFLOW_NAME, defaults={"active": True})
    task = GroupApprovalTask.objects.filter(name=WORKFLOW_NAME).first()
    if task is None:
        task = GroupApprovalTask.objects.create(name=WORKFLOW_NAME, active=True)
    task.groups.set(group for role, group in groups.items() if role != Role.CONFIDENTIAL)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": 0})
    WorkflowPage.objects.update_or_create(page=home, defaults={"workflow": workflow})
    WorkflowPage.objects.exclude(workflow=workflow).filter(page__depth=1).delete()
