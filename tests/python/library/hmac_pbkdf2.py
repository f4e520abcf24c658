"""hashlib's key derivation, which CPython has from OpenSSL."""
# only on Lambda: Pyodide is built without OpenSSL
import hashlib


def handler(event, context):
    # RFC 6070, test cases 1 to 3, and RFC 7914, section 11.
    assert hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 1).hex() == "0c60c80f961f0e71f3a9b524af6012062fe037a6"
    assert hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 2).hex() == "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957"
    assert hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 2, dklen=8).hex() == "ea6c014dc72d6f8c"
    expected = "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"
    assert hashlib.pbkdf2_hmac("sha256", b"passwd", b"salt", 1, dklen=64).hex() == expected
    return "ok"
