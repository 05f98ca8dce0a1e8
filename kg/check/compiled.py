"""
Shapes compiled to plain look-ups: some thirty times as fast as pyshacl, for the part of SHACL that ours use.

The shapes stay data, in ``ontology/shapes.ttl``; a constraint that is not known here
is an error, never passed over. A test holds the two engines against each other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from rdflib import RDF, SH, XSD, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.check.axioms import axioms
from kg.check.shapes import Violation, shapes

Values = Sequence[Any]
_STRING = XSD.string
Test = Callable[["Data", Any, Values], bool]


class Data:
    """A graph by property and subject, with all classes of each node: of the node's own and those above."""

    def __init__(self, graph: Iterable[Any]) -> None:
        self.objects: defaultdict[URIRef, defaultdict[Any, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for row in graph:
            s, p, o = row[:3]
            objects = self.objects[p][s]
            # A quad may come twice, or in two graphs.
            if o not in objects:
                objects.append(o)
        above = axioms().superclasses
        self.classes: dict[Any, set[Any]] = {
            s: {*stated, *(up for cls in stated for up in above.get(cls, ()))}
            for s, stated in self.objects[RDF.type].items()
        }
        self.members: defaultdict[Any, list[Any]] = defaultdict(list)
        for s, classes in self.classes.items():
            for cls in classes:
                self.members[cls].append(s)
        self._inverse: dict[URIRef, defaultdict[Any, list[Any]]] = {}

    def values(self, node: Any, path: URIRef, inverse: bool) -> Values:
        """Return what *path* leads to from *node*."""
        rows = self._inverted(path) if inverse else self.objects.get(path, {})
        return rows.get(node, ())

    def _inverted(self, path: URIRef) -> Mapping[Any, Values]:
        if path not in self._inverse:
            inverse = self._inverse[path] = defaultdict(list)
            for s, objects in self.objects.get(path, {}).items():
                for o in objects:
                    inverse[o].append(s)
        return self._inverse[path]


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape: *tests* hold of the values that its path leads to (of the node itself, without a path)."""

    path: URIRef | None
    inverse: bool
    tests: tuple[Test, ...]
    nested: tuple[Shape, ...]
    message: str
    warning: bool
    classes: tuple[Any, ...] = ()
    subjects_of: tuple[Any, ...] = ()

    def targets(self, data: Data) -> Iterator[Any]:
        """Yield the nodes that the shape speaks of, each once."""
        found: dict[Any, None] = {}
        for cls in self.classes:
            found.update(dict.fromkeys(data.members.get(cls, ())))
        for path in self.subjects_of:
            found.update(dict.fromkeys(data.objects.get(path, ())))
        yield from found

    def problems(self, data: Data, node: Any) -> Iterator[Violation]:
        """Yield one violation for each shape, this or nested, that *node* fails."""
        values = (node,) if self.path is None else data.values(node, self.path, self.inverse)
        if not all(test(data, node, values) for test in self.tests):
            path = None if self.inverse or self.path is None else str(self.path)
            yield Violation(str(node), path, self.message, warning=self.warning)
        for shape in self.nested:
            for value in values:
                yield from shape.problems(data, value)

    def holds(self, data: Data, node: Any) -> bool:
        """Say whether *node* fails nothing."""
        return next(self.problems(data, node), None) is None


@lru_cache(maxsize=1)
def compiled() -> tuple[Shape, ...]:
    """Return our shapes, compiled; once a process."""
    return compile_shapes(shapes())


def compile_shapes(graph: Graph) -> tuple[Shape, ...]:
    """Return the node shapes of *graph*. Raises ``ValueError`` naming a constraint that is not known here."""
    return tuple(_shape(graph, node) for node in sorted(graph.subjects(RDF.type, SH.NodeShape), key=str))


def violations(graph: Iterable[Any], against: Iterable[Shape] | None = None) -> list[Violation]:
    """Return what is wrong with *graph*, as ``kg.check.shapes.validate``, one for each node and shape."""
    data = Data(graph)
    found = {
        violation
        for shape in (compiled() if against is None else against)
        for node in shape.targets(data)
        for violation in shape.problems(data, node)
    }
    return sorted(found, key=lambda v: (v.warning, v.focus, v.path or "", v.message))


def _shape(graph: Graph, node: Node) -> Shape:
    path, inverse = _path(graph, node)
    tests: list[Test] = []
    for predicate, value in sorted(graph.predicate_objects(node), key=str):
        if predicate in _MAKERS:
            tests.append(_MAKERS[predicate](graph, value))
        elif predicate not in _NO_TEST:
            raise ValueError(f"the shape {node} has {predicate}, which the gate cannot check: add it to {__name__}")
    return Shape(
        path=path,
        inverse=inverse,
        tests=tuple(tests),
        nested=tuple(_shape(graph, x) for x in sorted(graph.objects(node, SH.property), key=str)),
        message=str(graph.value(node, SH.message) or ""),
        warning=graph.value(node, SH.severity) in (SH.Warning, SH.Info),
        classes=tuple(sorted(graph.objects(node, SH.targetClass))),
        subjects_of=tuple(sorted(graph.objects(node, SH.targetSubjectsOf))),
    )


def _path(graph: Graph, node: Node) -> tuple[URIRef | None, bool]:
    path = graph.value(node, SH.path)
    if path is None or isinstance(path, URIRef):
        return path, False
    inverse = graph.value(path, SH.inversePath)
    if isinstance(inverse, URIRef):
        return inverse, True
    raise ValueError(f"the shape {node} has a path that the gate cannot walk: a property or the inverse of one")


# --- the constraints, each from its value to a test ------------------------------------------

_NO_TEST = frozenset(
    {RDF.type, SH.path, SH.property, SH.targetClass, SH.targetSubjectsOf, SH.message, SH.severity, SH.name}
)


def _each(holds: Callable[[Data, Any, Any], bool]) -> Test:
    return lambda data, node, values: all(holds(data, node, value) for value in values)


def _min_count(_: Graph, least: Any) -> Test:
    number = int(least)
    return lambda data, node, values: len(values) >= number


def _max_count(_: Graph, most: Any) -> Test:
    number = int(most)
    return lambda data, node, values: len(values) <= number


def _class(_: Graph, cls: Any) -> Test:
    return _each(lambda data, node, value: cls in data.classes.get(value, ()))


def _datatype(_: Graph, datatype: Any) -> Test:
    def holds(data: Data, node: Any, value: Any) -> bool:
        if not isinstance(value, Literal) or value.language or value.ill_typed:
            return False
        return bool((value.datatype or _STRING) == datatype)

    return _each(holds)


def _node_kind(_: Graph, kind: Any) -> Test:
    if kind != SH.IRI:
        raise ValueError(f"sh:nodeKind {kind} is not known to the gate")
    return _each(lambda data, node, value: isinstance(value, URIRef))


def _min_length(_: Graph, least: Any) -> Test:
    number = int(least)
    return _each(lambda data, node, value: len(str(value)) >= number)


def _pattern(_: Graph, pattern: Any) -> Test:
    search = re.compile(str(pattern)).search
    return _each(lambda data, node, value: bool(search(str(value))))


def _in(graph: Graph, members: Any) -> Test:
    allowed = frozenset(Collection(graph, members))
    return _each(lambda data, node, value: value in allowed)


def _or(graph: Graph, members: Any) -> Test:
    shapes_ = tuple(_shape(graph, member) for member in Collection(graph, members))
    return _each(lambda data, node, value: any(shape.holds(data, value) for shape in shapes_))


def _at_least(_: Graph, limit: Any) -> Test:
    least = limit.value
    return _each(lambda data, node, value: _comparable(value, least) and value.value >= least)


def _at_most(_: Graph, limit: Any) -> Test:
    most = limit.value
    return _each(lambda data, node, value: _comparable(value, most) and value.value <= most)


def _not_after(_: Graph, path: Any) -> Test:
    def holds(data: Data, node: Any, value: Any) -> bool:
        others = data.values(node, path, inverse=False)
        return all(_comparable(value, getattr(x, "value", None)) and value.value <= x.value for x in others)

    return _each(holds)


def _disjoint(_: Graph, path: Any) -> Test:
    return _each(lambda data, node, value: value not in data.values(node, path, inverse=False))


def _comparable(value: Any, other: Any) -> bool:
    """Say whether two values have an order: numbers have one, and days; a day and a number have none."""
    if not isinstance(value, Literal) or value.value is None or other is None:
        return False
    try:
        return isinstance(value.value <= other, bool)
    except TypeError:
        return False


_MAKERS: dict[Any, Callable[[Graph, Any], Test]] = {
    SH.minCount: _min_count,
    SH.maxCount: _max_count,
    SH["class"]: _class,
    SH.datatype: _datatype,
    SH.nodeKind: _node_kind,
    SH.minLength: _min_length,
    SH.pattern: _pattern,
    SH["in"]: _in,
    SH["or"]: _or,
    SH.minInclusive: _at_least,
    SH.maxInclusive: _at_most,
    SH.lessThanOrEquals: _not_after,
    SH.disjoint: _disjoint,
}
