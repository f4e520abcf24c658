"""Sockets of a machine without a network: they can be made, and nobody answers. A pair made by socketpair does nothing, which is what
asyncio's event loop needs of it."""

error = OSError
timeout = TimeoutError


class herror(OSError):
    __module__ = "socket"


class gaierror(OSError):
    __module__ = "socket"


AF_UNSPEC, AF_UNIX, AF_INET, AF_INET6 = 0, 1, 2, 10
SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_NONBLOCK, SOCK_CLOEXEC = 1, 2, 3, 0o4000, 0o2000000
SOL_SOCKET, SO_REUSEADDR, SO_ERROR, SO_BROADCAST, SO_SNDBUF, SO_RCVBUF, SO_KEEPALIVE, SO_REUSEPORT, SOMAXCONN = 1, 2, 4, 6, 7, 8, 9, 15, 4096
IPPROTO_IP, IPPROTO_TCP, IPPROTO_UDP, IPPROTO_IPV6, TCP_NODELAY, IPV6_V6ONLY = 0, 6, 17, 41, 1, 26
SHUT_RD, SHUT_WR, SHUT_RDWR, MSG_PEEK = 0, 1, 2, 2
AI_PASSIVE, AI_CANONNAME, AI_NUMERICHOST, AI_ADDRCONFIG, NI_NUMERICHOST, NI_NUMERICSERV = 1, 2, 4, 0x20, 1, 2
EAI_AGAIN, EAI_NONAME, EAI_FAMILY = -3, -2, -6
INADDR_ANY, INADDR_LOOPBACK, INADDR_BROADCAST = 0, 0x7f000001, 0xffffffff
has_ipv6 = False
CAPI = None

_next_pair = [2000]


def _unreachable(*arguments, **keywords):
    raise OSError(101, "Network is unreachable")


class socket:
    __module__ = "_socket"
    __slots__ = ("_family", "_type", "_proto", "_timeout", "_fd")

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        self._family = AF_INET if family == -1 else family
        self._type = SOCK_STREAM if type == -1 else type
        self._proto = 0 if proto == -1 else proto
        self._timeout = None
        self._fd = 1999 if fileno is None else fileno

    family = property(lambda self: self._family)
    type = property(lambda self: self._type)
    proto = property(lambda self: self._proto)
    timeout = property(lambda self: self._timeout)

    def fileno(self):
        return self._fd

    def settimeout(self, timeout):
        self._timeout = timeout

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag):
        self._timeout = None if flag else 0.0

    def getblocking(self):
        return self._timeout != 0.0

    def setsockopt(self, *arguments):
        pass

    def getsockopt(self, *arguments):
        return 0

    def close(self):
        self._fd = -1

    def detach(self):
        fd, self._fd = self._fd, -1
        return fd

    def send(self, data, *flags):
        if self._fd >= 2000:
            return len(data)
        _unreachable()

    def recv(self, *arguments):
        if self._fd >= 2000:
            raise BlockingIOError(11, "Resource temporarily unavailable")
        _unreachable()

    def connect_ex(self, address):
        return 101

    connect = bind = listen = sendall = _accept = accept = getsockname = getpeername = recv_into = sendto = recvfrom = _unreachable
    recvfrom_into = shutdown = _unreachable


SocketType = socket


def socketpair(*arguments):
    _next_pair[0] += 2
    return socket(AF_UNIX, fileno=_next_pair[0]), socket(AF_UNIX, fileno=_next_pair[0] + 1)


def getaddrinfo(*arguments, **keywords):
    raise gaierror(EAI_AGAIN, "Temporary failure in name resolution")


gethostbyname = gethostbyaddr = gethostbyname_ex = getnameinfo = getaddrinfo


def getservbyname(name, protocol=None, /):
    ports = {"http": 80, "https": 443, "smtp": 25, "domain": 53, "ssh": 22, "ftp": 21}
    if name not in ports:
        raise OSError("service/proto not found")
    return ports[name]


def getdefaulttimeout():
    return None


def setdefaulttimeout(timeout, /):
    pass


def gethostname():
    return "169.254.10.1"


def inet_aton(text, /):
    parts = text.split(".")
    if len(parts) != 4 or not all(part.isdigit() and int(part) < 256 for part in parts):
        raise OSError("illegal IP address string passed to inet_aton")
    return bytes(map(int, parts))


def inet_ntoa(packed, /):
    return ".".join(map(str, packed))


def inet_pton(family, text, /):
    return inet_aton(text)


def inet_ntop(family, packed, /):
    return inet_ntoa(packed)


def htons(number, /):
    return (number & 0xff) << 8 | number >> 8 & 0xff


def htonl(number, /):
    return int.from_bytes(number.to_bytes(4, "big"), "little")


ntohs, ntohl = htons, htonl


def close(fd, /):
    pass


def dup(fd, /):
    raise OSError(24, "Too many open files")
