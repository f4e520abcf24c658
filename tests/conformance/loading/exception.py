# An exception while the module loads.
raise Exception("cannot connect")
