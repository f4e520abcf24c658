"""Colours for terminals: there is none. The library's own module loads dataclasses and inspect for it, a third of the start."""

COLORIZE = False


class _Plain:
    """A theme, and every section and every colour of it: no escape sequence at all."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return ""


class _Theme:
    traceback = syntax = argparse = unittest = difflib = _Plain()


ANSIColors = NoColors = _Plain()
default_theme = theme_no_color = _Theme()


def can_colorize(*, file=None):
    return False


def get_colors(colorize=False, *, file=None):
    return NoColors


def get_theme(*, tty_file=None, force_color=False, force_no_color=False):
    return theme_no_color


def decolor(text):
    return text
