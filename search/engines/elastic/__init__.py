"""The engine on a server of its own: Elasticsearch 8 or OpenSearch 2, for more than one machine."""

from django.conf import settings

from .client import PATIENT, Address, Limits
from .engine import ElasticEngine

__all__ = ["PATIENT", "ElasticEngine", "elastic_engine"]


def elastic_engine(urls: str, prefix: str, *, limits: Limits | None = None) -> ElasticEngine:
    """Make the engine that the settings describe."""
    chosen = limits or Limits()
    address = Address(tuple(urls.split(",")), chosen.connect, settings.SEARCH_CA_FILE)
    return ElasticEngine(address, prefix, replicas=settings.SEARCH_REPLICAS, limits=chosen)
