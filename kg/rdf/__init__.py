"""Relations as RDF: terms, node names, literals, triples with their evidence."""

from kg.rdf.dataset import dataset_of, graph_of
from kg.rdf.mapping import quads
from kg.rdf.quad import Quad, Triple, nquads, sorted_nquads
from kg.rdf.vocab import DIP

__all__ = ["DIP", "Quad", "Triple", "dataset_of", "graph_of", "nquads", "quads", "sorted_nquads"]
