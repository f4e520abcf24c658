# Encodings by name, and one that there is none of.
def handler(event, context):
    names = "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "cp437", "ascii"
    print([(name, "a".encode(name).hex()) for name in names])
    print("größe €".encode("cp1252"), b"\x80".decode("cp1252"), "\ufeffa".encode().decode("utf-8-sig"))
    return "größe".encode("utf-9")
