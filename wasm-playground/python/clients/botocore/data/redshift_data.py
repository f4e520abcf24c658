"""Redshift's Data API as a table: what its operations take and give, as botocore 1.44.5 describes them. model.py says how to read it."""

CLIENT = "RedshiftDataAPIService"
API_VERSION = "2019-12-20"

# What each operation takes and gives.
OPERATIONS = {
    "BatchExecuteStatement": (
        "Sqls!:[s] ClusterIdentifier:s1 SecretArn DbUser Database WithEvent:b StatementName Parameters:[{name! "
        "value!:s1}] WorkgroupName:s3 ClientToken:s1 ResultFormat SessionKeepAliveSeconds:i SessionId ExecutionMode "
        "WaitTimeSeconds:i1",
        "Id CreatedAt:t ClusterIdentifier:s1 DbUser DbGroups:[s] Database SecretArn WorkgroupName:s3 SessionId Status "
        "RedshiftPid:l HasResultSet:b"),
    "CancelStatement": (
        "Id!",
        "Status:b"),
    "DescribeStatement": (
        "Id! WaitTimeSeconds:i1",
        "Id! SecretArn DbUser Database ClusterIdentifier Duration:l Error Status CreatedAt:t UpdatedAt:t RedshiftPid:l "
        "HasResultSet:b QueryString ResultRows:l ResultSize:l RedshiftQueryId:l RedshiftQueryUuid "
        "QueryParameters:[{name! value!:s1}] SubStatements:[{Id! Duration:l Error Status CreatedAt:t UpdatedAt:t "
        "QueryString ResultRows:l ResultSize:l RedshiftQueryId:l RedshiftQueryUuid HasResultSet:b}] WorkgroupName:s3 "
        "ResultFormat SessionId ExecutionMode"),
    "DescribeTable": (
        "ClusterIdentifier:s1 SecretArn DbUser Database! ConnectedDatabase Schema Table NextToken MaxResults:i "
        "WorkgroupName:s3",
        "TableName ColumnList:[{isCaseSensitive:b isCurrency:b isSigned:b label name nullable:i precision:i scale:i "
        "schemaName tableName typeName length:i columnDefault}] NextToken"),
    "ExecuteStatement": (
        "Sql! ClusterIdentifier:s1 SecretArn DbUser Database WithEvent:b StatementName Parameters:[{name! value!:s1}] "
        "WorkgroupName:s3 ClientToken:s1 ResultFormat SessionKeepAliveSeconds:i SessionId WaitTimeSeconds:i1",
        "Id CreatedAt:t ClusterIdentifier:s1 DbUser DbGroups:[s] Database SecretArn WorkgroupName:s3 SessionId Status "
        "RedshiftPid:l HasResultSet:b"),
    "GetStatementResult": (
        "Id! NextToken WaitTimeSeconds:i1",
        "Records!:[[{isNull:b booleanValue:b longValue:l doubleValue:d stringValue blobValue:x}]] "
        "ColumnMetadata:[{isCaseSensitive:b isCurrency:b isSigned:b label name nullable:i precision:i scale:i "
        "schemaName tableName typeName length:i columnDefault}] TotalNumRows:l NextToken"),
    "ListDatabases": (
        "ClusterIdentifier:s1 Database SecretArn DbUser NextToken MaxResults:i WorkgroupName:s3",
        "Databases:[s] NextToken"),
    "ListSchemas": (
        "ClusterIdentifier:s1 SecretArn DbUser Database! ConnectedDatabase SchemaPattern NextToken MaxResults:i "
        "WorkgroupName:s3",
        "Schemas:[s] NextToken"),
    "ListStatements": (
        "NextToken MaxResults:i StatementName Status RoleLevel:b Database ClusterIdentifier:s1 WorkgroupName:s3",
        "Statements!:[{Id! QueryString QueryStrings:[s] SecretArn Status StatementName CreatedAt:t UpdatedAt:t "
        "QueryParameters:[{name! value!:s1}] IsBatchStatement:b ResultFormat SessionId}] NextToken"),
    "ListTables": (
        "ClusterIdentifier:s1 SecretArn DbUser Database! ConnectedDatabase SchemaPattern TablePattern NextToken "
        "MaxResults:i WorkgroupName:s3",
        "Tables:[{name type schema}] NextToken"),
}

# The member that is the body of the request, and of the answer.
REQUEST_BODIES = {}
ANSWER_BODIES = {}

# Where answers come in pages: token of the request, of the answer, size of a page, whether there is more, the lists, what the first page
# tells for all.
PAGES = {
    "DescribeTable": ("NextToken", "NextToken", "MaxResults", None, ("ColumnList",), ("TableName",)),
    "GetStatementResult": ("NextToken", "NextToken", None, None, ("Records",), ("ColumnMetadata", "TotalNumRows")),
    "ListDatabases": ("NextToken", "NextToken", "MaxResults", None, ("Databases",), ()),
    "ListSchemas": ("NextToken", "NextToken", "MaxResults", None, ("Schemas",), ()),
    "ListStatements": ("NextToken", "NextToken", "MaxResults", None, ("Statements",), ()),
    "ListTables": ("NextToken", "NextToken", "MaxResults", None, ("Tables",), ()),
}

WAITERS = {}
WAITERS_ELSEWHERE = ""

# Errors that the API names.
ERRORS = (
    "ActiveSessionsExceededException ActiveStatementsExceededException ActiveWaitingRequestsExceededException "
    "BatchExecuteStatementException DatabaseConnectionException ExecuteStatementException InternalServerException "
    "QueryTimeoutException ResourceNotFoundException ValidationException")

# Operations that AWS has and this simulation has not.
ELSEWHERE = "get_statement_result_v2 list_sessions"
