"""Who may do what in the CMS, and who judges a page: groups and workflow, from code."""

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
from home.starters import LIBRARIES

WORKFLOW_NAME = "Redactie"
SNIPPETS_OF_EDITORS = {
    "themes": ("theme", "tag"),
    "search": ("synonym", "bestbet", "stopword"),
    "organisations": ("organisation", "membership", "organisationname", "emaildomain"),
    "wagtailredirects": ("redirect",),
    "alliantie": ("menusettings", "footersettings", "noticesettings", "readyremark"),
    "people": ("person", "ambassadorship", "offer"),
    "cases": ("authorquestion", "submission"),
    "events": ("recipe", "series"),
    "quarters": ("quarterreport",),
}


def set_rights(groups: dict[Role, Group]) -> None:
    """Give each group its rights; they come from code, with every start anew."""
    root = Page.objects.get(depth=1)
    collection = Collection.get_first_root_node()
    admin = Permission.objects.get(codename="access_admin", content_type__app_label="wagtailadmin")
    # Confidential moderators need the door; what they may do there is asked by our own screens.
    groups[Role.CONFIDENTIAL].permissions.add(admin)
    for role, group in groups.items():
        if role == Role.CONFIDENTIAL:
            continue
        group.permissions.add(admin, *_record_permissions())
        for codename in ("add_page", "change_page", "publish_page", "lock_page", "unlock_page"):
            permission = Permission.objects.get(
                codename=codename, content_type__app_label="wagtailcore"
            )
            GroupPagePermission.objects.get_or_create(group=group, page=root, permission=permission)
        for app_label, model, verbs in LIBRARIES:
            for verb in verbs:
                permission = Permission.objects.get(
                    codename=f"{verb}_{model}", content_type__app_label=app_label
                )
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=collection, permission=permission
                )
    groups[Role.SITE_ADMIN].permissions.add(
        *Permission.objects.filter(content_type__app_label="accounts", content_type__model="user"),
        *Permission.objects.filter(
            content_type__app_label="wagtailcore", codename__endswith="site"
        ),
        *Permission.objects.filter(codename="view_auditentry"),
    )


def _record_permissions() -> list[Permission]:
    found: list[Permission] = []
    for app_label, models in SNIPPETS_OF_EDITORS.items():
        found += Permission.objects.filter(
            content_type__app_label=app_label, content_type__model__in=models
        )
    return found


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
