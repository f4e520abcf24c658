# sep, end, flush, several values, none.
def handler(event, context):
    print()
    print("a", 1, None, [1, "x"], {"k": 1.0}, sep="|")
    print("no newline", end="")
    print(", but here", flush=True)
    print("a", "b", sep="\n", end="--\n")
    print("tab\tstop", end="\n\n")
    print(*"xyz", sep="")
