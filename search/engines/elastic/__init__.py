"""The engine on a server of its own: Elasticsearch 8 or OpenSearch 2, for more than one machine."""

from .engine import ElasticEngine

__all__ = ["ElasticEngine"]
