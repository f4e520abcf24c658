"""The face of bson: the types of MongoDB's documents. Names and texts are those of pymongo 4.20."""

from bson.binary import Binary, UuidRepresentation
from bson.decimal128 import Decimal128
from bson.errors import BSONError, InvalidBSON, InvalidDocument, InvalidId
from bson.int64 import Int64
from bson.max_key import MaxKey
from bson.min_key import MinKey
from bson.objectid import ObjectId
from bson.regex import Regex
from bson.son import SON
from bson.timestamp import Timestamp

_HERE = "ObjectId, Int64, Decimal128, Binary, Regex, Timestamp, MinKey, MaxKey, SON, errors, json_util"
_ELSEWHERE = ("encode", "decode", "decode_all", "decode_iter", "decode_file_iter", "BSON", "is_valid", "CodecOptions", "DBRef", "Code",
              "DatetimeMS", "DatetimeConversion", "RawBSONDocument", "gen_list_name", "has_c")


def __getattr__(name):
    if name in _ELSEWHERE:
        raise NotImplementedError("bson.%s is not part of this simulation. There is: %s." % (name, _HERE))
    raise AttributeError("module 'bson' has no attribute %r" % name)
