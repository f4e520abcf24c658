# nonlocal without an outer function.
nonlocal calls
