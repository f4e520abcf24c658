"""select: no descriptor is ever ready, so waiting is sleeping."""

error = OSError


class _Select:
    """An object and not a function: selectors keeps it as a class attribute, where a Python function would become a method."""

    def __call__(self, rlist, wlist, xlist, timeout=None, /):
        import _host
        if timeout is None:
            _host.wait_for_ever()
        elif timeout > 0:
            _host.sleep(timeout)
        return [], [], []


select = _Select()
