"""Which uploads editorial pages and the front page show, so that they may be served."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.models import ReferenceIndex

from alliantie.visibility import Actor

from .models import EditorialPage, HomePage


def page_shows(actor: Actor, pk: int, *, upload: type[Any]) -> bool:
    """Say whether a page that this actor may see shows this picture or file."""
    types = ContentType.objects.get_for_models(EditorialPage, HomePage, upload)
    return any(
        model.objects.visible_to(actor)
        .filter(
            pk__in=[
                int(found)
                for found in ReferenceIndex.objects.filter(
                    content_type=types[model],
                    to_content_type=types[upload],
                    to_object_id=str(pk),
                ).values_list("object_id", flat=True)
            ]
        )
        .exists()
        for model in (EditorialPage, HomePage)
    )
