"""The door of profiles in the CMS."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from organisations.cms import NoAddingPolicy
from people.cms.profiles import PersonViewSet
from people.models import Person

register_permission_policy(Person, NoAddingPolicy(Person))
register_snippet(PersonViewSet)
