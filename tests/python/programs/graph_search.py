"""Graphs: shortest paths, order of dependencies, components, cycles."""
import heapq
from collections import defaultdict, deque

from checks import raises

ROADS = [("Bern", "Thun", 27), ("Bern", "Basel", 95), ("Thun", "Brig", 80), ("Basel", "Zurich", 86), ("Bern", "Zurich", 122), ("Zurich", "Chur", 120)]


def graph_of(roads):
    graph = defaultdict(dict)
    for a, b, km in roads:
        graph[a][b] = graph[b][a] = km
    return graph


def shortest(graph, start, end):
    heap, seen = [(0, start, ())], set()
    while heap:
        km, town, path = heapq.heappop(heap)
        if town == end:
            return km, [*path, town]
        if town in seen:
            continue
        seen.add(town)
        for other, more in graph[town].items():
            if other not in seen:
                heapq.heappush(heap, (km + more, other, (*path, town)))
    raise LookupError(f"no way from {start} to {end}")


def steps(graph, start):
    distance, queue = {start: 0}, deque([start])
    while queue:
        town = queue.popleft()
        for other in sorted(graph[town]):
            if other not in distance:
                distance[other] = distance[town] + 1
                queue.append(other)
    return distance


def in_order(needs):
    done, under_way, order = set(), set(), []

    def visit(task):
        if task in under_way:
            raise ValueError(f"cycle at {task}")
        if task in done:
            return
        under_way.add(task)
        for other in needs.get(task, ()):
            visit(other)
        under_way.discard(task)
        done.add(task)
        order.append(task)

    for task in needs:
        visit(task)
    return order


def handler(event, context):
    graph = graph_of(ROADS)
    assert shortest(graph, "Brig", "Chur") == (349, ["Brig", "Thun", "Bern", "Zurich", "Chur"])
    assert shortest(graph, "Basel", "Basel") == (0, ["Basel"]) and shortest(graph, "Bern", "Chur")[0] == 242
    raises(LookupError, "no way from Bern to Nowhere", shortest, graph, "Bern", "Nowhere")
    assert steps(graph, "Bern") == {"Bern": 0, "Basel": 1, "Thun": 1, "Zurich": 1, "Brig": 2, "Chur": 2}
    assert in_order({"app": ["lib", "db"], "lib": ["core"], "db": ["core"], "core": []}) == ["core", "lib", "db", "app"]
    raises(ValueError, "cycle at a", in_order, {"a": ["b"], "b": ["a"]})
    return "ok"
