"""What the compiler says of a mistake in a module: completed with the line, and in CPython's words where the interpreter has others.

CPython reads the line from the file, which the interpreter cannot on this target.
"""

# Mistakes that CPython's tokenizer finds: it gives the line without its end.
_TOKENIZER = ("unterminated ", "unmatched ", "closing parenthesis ", "invalid character ", "invalid non-printable ", "leading zeros ",
              "f-string: expecting ")
# What CPython takes for a comparison if it stands at the left of one equals sign.
_COMPARED = ("function call", "dict literal", "set display", "list comprehension", "f-string expression")


def complete(error, source):
    """Completes the SyntaxError that compiling `source` raised."""
    lines = source.split("\n")
    if not error.lineno or error.lineno > len(lines):
        return
    if _is_text_joined_to_the_next_key(error, lines):
        error.lineno = error.end_lineno = error.lineno + 1
        error.offset = lines[error.lineno - 1].find(":") + 1
        error.end_offset = error.offset + 1
    line = lines[error.lineno - 1].rstrip("\r")
    error.msg = _in_cpythons_words(error.msg, line, (error.offset or 1) - 1, lines)
    by_tokenizer = error.msg.startswith(_TOKENIZER) or error.msg.startswith("invalid ") and error.msg.endswith(" literal")
    # What is found after parsing gets the line as the file has it.
    ends = error.text is not None or error.lineno < len(lines)
    error.text = line + "\n" if ends and not by_tokenizer else line


def _is_text_joined_to_the_next_key(error, lines):
    """Two texts without a comma are one text: after a value the next line's key is part of it, and its colon is what is wrong."""
    if error.msg != "invalid syntax" or error.lineno >= len(lines) or error.offset != error.end_offset:
        return False
    line, key = lines[error.lineno - 1], lines[error.lineno].lstrip()
    value = line[(error.offset or 1) - 1:].rstrip()
    return len(value) > 1 and value[0] in "'\"" and value[-1] == value[0] and key[:1] in ("'", '"') and ":" in key


def _in_cpythons_words(message, line, offset, lines):
    if message == "unexpected indentation":
        return "unexpected indent"
    if message == "illegal target for annotation" and line.rstrip().endswith(":"):
        return "invalid syntax"
    if message.startswith("unterminated triple-quoted string literal"):
        return "unterminated triple-quoted string literal (detected at line %d)" % (len(lines) - (not lines[-1]))
    if message.startswith("cannot assign to ") and message[len("cannot assign to "):] in _COMPARED and not line[:offset].strip():
        return message + " here. Maybe you meant '==' instead of '='?"
    if message == "invalid syntax":
        found = line[offset:offset + 1]
        if found and not found.isascii() and not found.isidentifier():
            return "invalid character '%s' (U+%04X)" % (found, ord(found))
        if line.lstrip().startswith("else if"):
            return "expected ':'"
        if line[:offset].rstrip().endswith(":") and found not in ("", *"=)]},:") and line[:offset].strip(" :"):
            # A value of a dictionary, and no comma after it.
            return "invalid syntax. Perhaps you forgot a comma?"
    return message
