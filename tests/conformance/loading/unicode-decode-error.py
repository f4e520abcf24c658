# Bytes that are no UTF-8.
VALUE = b"\xff".decode()
