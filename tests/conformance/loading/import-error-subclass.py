# A class of the reader's that is an ImportError.
class DriverError(ImportError):
    pass

raise DriverError("no driver")
