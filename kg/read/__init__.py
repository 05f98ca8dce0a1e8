"""Text, web pages and JSON -> ``Document``: title and body as stored, with day and outlet."""

from kg.read.documents import read

__all__ = ["read"]
