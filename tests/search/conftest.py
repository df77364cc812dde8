"""A small world to search in: one kind of record, backed by a table that is always there."""

from collections.abc import Iterator

import pytest
from django.utils import timezone
from wagtail.models import Collection

from alliantie.visibility import Actor
from search import registry
from search.contract import SearchDocument
from search.indexing import drain
from search.models import Synonym
from search.services import queue_index_many
from tests.factories.accounts import make_editor
from tests.search.nodes import Node, url_or_skip

ALL = Actor(user_id=1, roles=frozenset({"editor"}))


class Shelf:
    """Records by pk, with what search is told of them and who may see them."""

    def __init__(self) -> None:
        self.documents: dict[int, dict] = {}
        self.hidden: set[int] = set()
        self.broken: set[int] = set()

    def put(self, title: str, **fields) -> Collection:
        record = Collection.get_first_root_node().add_child(name=title)
        self.documents[record.pk] = {"title": title, "summary": "", "body": "", **fields}
        return record

    def build(self, record: Collection) -> SearchDocument | None:
        if record.pk in self.broken:
            raise RuntimeError("broken record")
        said = self.documents.get(record.pk)
        if said is None:
            return None
        return SearchDocument(
            key=f"wagtailcore.collection:{record.pk}",
            kind="shelf",
            url=f"/plank/{record.pk}/",
            updated_at=timezone.now().replace(microsecond=0, second=0),
            **said,
        )

    def visible_to(self, actor: Actor, pks):
        seen = Collection.objects.filter(pk__in=pks).prefetch_related("view_restrictions")
        return seen if actor.is_editor else seen.exclude(pk__in=self.hidden)


@pytest.fixture
def shelf(db, monkeypatch) -> Iterator[Shelf]:
    """Register the world for one test; nothing else is findable."""
    made = Shelf()
    monkeypatch.setattr(registry, "_kinds", {})
    monkeypatch.setattr(registry, "_labels", {})
    registry.register(
        "shelf",
        label="Plank",
        model=Collection,
        build=made.build,
        queryset=lambda: Collection.objects.filter(depth=2).order_by("pk"),
        visible_to=made.visible_to,
    )
    registry.register_facet_labels(
        "theme", lambda values: {value: f"Thema {value}" for value in values}
    )
    return made


@pytest.fixture
def fill(shelf):
    """Give a function that puts records in the world and in the index."""

    def put(*names: str, **fields) -> list[Collection]:
        records = [shelf.put(name, **fields) for name in names]
        queue_index_many(keys=map(registry.key_of, records))
        drain()
        return records

    return put


@pytest.fixture
def drained():
    """Do the worker's work now."""
    return drain


@pytest.fixture
def node() -> Iterator[Node]:
    """Give the search server, with names of this test's own."""
    made = Node(url_or_skip())
    yield made
    made.clean()


@pytest.fixture
def elastic(node):
    """Give an engine on the search server, without an index."""
    return node.engine()


@pytest.fixture
def cms(client, site_home):
    """A browser of an editor, without the shipped list."""
    Synonym.objects.all().delete()
    client.force_login(make_editor())
    return client
