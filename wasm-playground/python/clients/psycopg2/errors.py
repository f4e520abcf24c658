"""One class for each error that Redshift may give, by SQLSTATE."""

import sys

from psycopg2._errors import family

# SQLSTATE and name.
_CODES = """
08000 ConnectionException 08003 ConnectionDoesNotExist 08006 ConnectionFailure 08P01 ProtocolViolation 0A000 FeatureNotSupported
21000 CardinalityViolation 22000 DataException 22001 StringDataRightTruncation 22003 NumericValueOutOfRange
22004 NullValueNotAllowed 22007 InvalidDatetimeFormat 22008 DatetimeFieldOverflow 22012 DivisionByZero 22018 InvalidCharacterValueForCast
2201E InvalidArgumentForLogarithm 22011 SubstringError 22023 InvalidParameterValue 22025 InvalidEscapeSequence 22P02 InvalidTextRepresentation
22P04 BadCopyFileFormat 23502 NotNullViolation 23503 ForeignKeyViolation 23505 UniqueViolation 23514 CheckViolation
25000 InvalidTransactionState 25001 ActiveSqlTransaction 25006 ReadOnlySqlTransaction 25P01 NoActiveSqlTransaction 25P02 InFailedSqlTransaction
26000 InvalidSqlStatementName 28000 InvalidAuthorizationSpecification 28P01 InvalidPassword 2BP01 DependentObjectsStillExist
34000 InvalidCursorName 3D000 InvalidCatalogName 3F000 InvalidSchemaName 40001 SerializationFailure 40P01 DeadlockDetected
42501 InsufficientPrivilege 42601 SyntaxError 42602 InvalidName 42611 InvalidColumnDefinition 42622 NameTooLong 42701 DuplicateColumn
42702 AmbiguousColumn 42703 UndefinedColumn 42704 UndefinedObject 42710 DuplicateObject 42712 DuplicateAlias 42723 DuplicateFunction
42725 AmbiguousFunction 42803 GroupingError 42804 DatatypeMismatch 42809 WrongObjectType 42830 InvalidForeignKey 42846 CannotCoerce
42883 UndefinedFunction 42939 ReservedName 42P01 UndefinedTable 42P02 UndefinedParameter 42P03 DuplicateCursor 42P06 DuplicateSchema
42P07 DuplicateTable 42P10 InvalidColumnReference 42P16 InvalidTableDefinition 42P18 IndeterminateDatatype 42P19 InvalidRecursion
42P20 WindowingError 53000 InsufficientResources 53100 DiskFull 53200 OutOfMemory 53300 TooManyConnections 53400 ConfigurationLimitExceeded
54000 ProgramLimitExceeded 54001 StatementTooComplex 54011 TooManyColumns 55000 ObjectNotInPrerequisiteState 55006 ObjectInUse
55P03 LockNotAvailable 57000 OperatorIntervention 57014 QueryCanceled 57P01 AdminShutdown 58030 IoError XX000 InternalError_
""".split()

_NAMES = dict(zip(_CODES[::2], _CODES[1::2]))


def by_code(code):
    """The class for a SQLSTATE, or None."""
    return getattr(sys.modules[__name__], _NAMES[code]) if code in _NAMES else None


def lookup(code):
    """The class for a SQLSTATE."""
    return by_code(code) or {}[code]


def __getattr__(name):
    for code, known in _NAMES.items():
        if known == name:
            found = globals()[name] = type(name, (family(code),), {"__module__": __name__})
            return found
    raise AttributeError("module 'psycopg2.errors' has no attribute '%s'" % name)
