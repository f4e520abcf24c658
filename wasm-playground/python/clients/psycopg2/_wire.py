"""The way to the server: host calls of the service `redshift-sql`. CLIENTS.md has the requests."""

import json

import _host

from psycopg2._errors import OperationalError, of_server

# Numbers of the operations of the host.
_SERVICE, _CLIENT_CREATED = 14, 15

_LOST = ("server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n"
         "\tbefore or while processing the request.\n")


def _call(operation, parameters, timeout_ms=0):
    head = {"service": "redshift-sql", "operation": operation, "parameters": parameters, "client": {"connect_timeout_ms": timeout_ms}}
    head = json.dumps(head, ensure_ascii=False).encode()
    reply = _host.call(_SERVICE, len(head).to_bytes(4, "little") + head)
    end = 4 + int.from_bytes(reply[:4], "little")
    return json.loads(reply[4:end]), reply[end:]


class Wire:
    """One connection, from the client's side."""

    def __init__(self, options):
        _host.call(_CLIENT_CREATED, b"redshift")
        timeout = int(options.get("connect_timeout") or 0)
        names = {"database": options.get("dbname") or options.get("user", ""), "user": options.get("user", "")}
        head, _ = _call("Connect", names, max(timeout, 0) * 1000)
        if "output" in head:
            self._session, self.pid = head["output"]["session"], head["output"]["pid"]
            return
        host = options["host"]
        # A name has an address; the simulation has one for all of them.
        host = '"%s"' % host if host.replace(".", "").isdigit() else '"%s" (172.31.24.18)' % host
        if "error" in head:
            reason = "FATAL:  %s\n" % head["error"]["message"]
        elif head["no_answer"] == "connect_timeout" and timeout:
            reason = "timeout expired\n"
        else:
            why = "Connection refused" if head["no_answer"] == "unreachable" else "Connection timed out"
            reason = why + "\n\tIs the server running on that host and accepting TCP/IP connections?\n"
        raise OperationalError("connection to server at %s, port %s failed: %s" % (host, options.get("port", 5432), reason))

    def query(self, sql, autocommit, cursor):
        """The server's answer to statements. Raises what it refuses, once `take` has seen the answer."""
        head, body = _call("Query", {"session": self._session, "sql": sql, "autocommit": autocommit})
        if "no_answer" in head:
            raise OperationalError("could not receive data from server: Connection timed out\n")
        if "error" in head:
            if head["error"]["code"] == "08006":
                raise OperationalError(_LOST)
            raise of_server({"sqlstate": head["error"]["code"], "message": head["error"]["message"]}, sql, cursor)
        return json.loads(body)

    def close(self):
        """Ends the session; what is open is rolled back by the server."""
        _call("Close", {"session": self._session})
