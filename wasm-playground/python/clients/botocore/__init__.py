"""The face of botocore: what functions use of it, over one host call. Texts, names and defaults are those of botocore 1.44."""

__version__ = "1.44.5"


class UNSIGNED:
    """Asks for requests without a signature. Nothing is signed here."""

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


UNSIGNED = UNSIGNED()
