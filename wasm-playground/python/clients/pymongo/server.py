"""The way to the server: the host call SERVICE, and what pymongo raises when the server refuses or nobody answers."""

import json

import _host

from bson import _wire
from bson.objectid import ObjectId
from pymongo import errors

# Numbers of the operations of the host, as botocore's face has them.
_SERVICE = 14
_CLIENT_CREATED = 15

# pymongo's own limits of one message (maxWriteBatchSize). The bytes are fewer than its 48 MB, so that a small function can hold them.
MOST_WRITES = 100_000
MOST_BYTES = 16_000_000


def created():
    """Tells that there is a client."""
    _host.call(_CLIENT_CREATED, b"mongodb")


class Server:
    """What one client knows of the server."""

    def __init__(self, nodes, selection_timeout, socket_timeout, tz_aware):
        self._nodes = nodes
        self._selection_timeout = selection_timeout
        self._client = {"read_timeout_ms": round((socket_timeout or 0) * 1000),
                        "server_selection_timeout_ms": round(selection_timeout * 1000)}
        self._tz_aware = tz_aware
        self._topology = ObjectId()
        self._found = False

    def run(self, database, command, name=None, texts=(), raises=True):
        """The answer to a command. `texts` are documents that were encoded before, for its field `name`."""
        if not self._found:
            # The first command finds the server: connecting takes time.
            self._send("hello", '{"hello":1,"$db":"admin"}')
            self._found = True
        body = _wire.encode(command | {"$db": database})
        if name is not None:
            body = '%s,"%s":[%s]}' % (body[:-1], name, ",".join(texts))
        answer = self._send(next(iter(command)), body)
        if raises and not answer["ok"]:
            refuse(answer)
        return answer

    def _send(self, operation, body):
        head = json.dumps({"service": "mongodb", "operation": operation, "client": self._client}).encode()
        reply = _host.call(_SERVICE, len(head).to_bytes(4, "little") + head + body.encode())
        end = 4 + int.from_bytes(reply[:4], "little")
        head = json.loads(reply[4:end])
        silence = head.get("no_answer")
        if silence == "unreachable":
            raise errors.ServerSelectionTimeoutError(self._unreachable())
        if silence:
            raise errors.NetworkTimeout("%s:%d: timed out" % self._nodes[0])
        return _wire.decode(reply[end:], self._tz_aware)

    def _unreachable(self):
        timeouts = "(configured timeouts: socketTimeoutMS: 20000.0ms, connectTimeoutMS: 20000.0ms)"
        problems = ["%s:%d: timed out %s" % (*node, timeouts) for node in self._nodes]
        servers = ", ".join("<ServerDescription %r server_type: Unknown, rtt: None, error=NetworkTimeout(%r)>" % pair
                            for pair in zip(self._nodes, problems))
        return "%s, Timeout: %ss, Topology Description: <TopologyDescription id: %s, topology_type: Unknown, servers: [%s]>" % (
            ",".join(problems), self._selection_timeout, self._topology, servers)


def refuse(answer):
    """Raises what an answer says."""
    message, code = answer["errmsg"], answer.get("code")
    kind = {11000: errors.DuplicateKeyError, 43: errors.CursorNotFound, 50: errors.ExecutionTimeout}.get(code, errors.OperationFailure)
    raise kind(message, code, answer)


def refuse_write(write_errors):
    """Raises the last of a command's errors."""
    error = write_errors[-1]
    kind = errors.DuplicateKeyError if error.get("code") == 11000 else errors.WriteError
    raise kind(error.get("errmsg"), error.get("code"), error)
