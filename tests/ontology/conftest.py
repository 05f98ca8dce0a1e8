"""The browser that the ontology's page is opened in."""

from tests.draw.conftest import browser

__all__ = ["browser"]
