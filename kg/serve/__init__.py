"""
The graph over HTTP: a SPARQL 1.1 endpoint, an interface in JSON, and the page that uses it.

Nothing of a stranger is understood in the process that serves: it hands texts to child processes (``guard``), each
with the store open for reading, and kills the one that takes too long, too much memory or has too much to say.
"""

from kg.serve.limits import Limits

__all__ = ["Limits"]
