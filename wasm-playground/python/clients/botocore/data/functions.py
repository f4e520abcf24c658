"""AWS Lambda as a table: what its operations take and give, as botocore 1.44.5 describes them. model.py says how to read it."""

CLIENT = "Lambda"
API_VERSION = "2015-03-31"

# What each operation takes and gives.
OPERATIONS = {
    "Invoke": (
        "FunctionName!:s1 InvocationType LogType ClientContext DurableExecutionName:s1 Payload:x Qualifier:s1 "
        "TenantId:s1",
        "StatusCode:i FunctionError LogResult Payload:x ExecutedVersion DurableExecutionArn"),
}

# The member that is the body of the request, and of the answer.
REQUEST_BODIES = {"Invoke": "Payload"}
ANSWER_BODIES = {"Invoke": "Payload"}

# Where answers come in pages: token of the request, of the answer, size of a page, whether there is more, the lists, what the first page
# tells for all.
PAGES = {}

WAITERS = {}
WAITERS_ELSEWHERE = (
    "function_active function_active_v2 function_exists function_updated function_updated_v2 published_version_active")

# Errors that the API names.
ERRORS = (
    "AliasLimitExceededException CallbackTimeoutException CapacityProviderLimitExceededException "
    "CodeArtifactUserDeletedException CodeArtifactUserFailedException CodeArtifactUserPendingException "
    "CodeSigningConfigNotFoundException CodeStorageExceededException CodeVerificationFailedException "
    "DurableExecutionAlreadyStartedException EC2AccessDeniedException EC2ThrottledException EC2UnexpectedException "
    "EFSIOException EFSMountConnectivityException EFSMountFailureException EFSMountTimeoutException "
    "ENILimitReachedException ENINotReadyException FunctionVersionsPerCapacityProviderLimitExceededException "
    "InvalidCodeSignatureException InvalidParameterValueException InvalidRequestContentException "
    "InvalidRuntimeException InvalidSecurityGroupIDException InvalidSubnetIDException InvalidZipFileException "
    "KMSAccessDeniedException KMSDisabledException KMSInvalidStateException KMSNotFoundException "
    "ModeNotSupportedException NoPublishedVersionException PolicyLengthExceededException PreconditionFailedException "
    "ProvisionedConcurrencyConfigNotFoundException PublicPolicyException RecursiveInvocationException "
    "RequestTooLargeException ResourceConflictException ResourceInUseException ResourceNotFoundException "
    "ResourceNotReadyException RuntimeAliasDeletedException RuntimeVersionDeletedException "
    "S3FilesMountConnectivityException S3FilesMountFailureException S3FilesMountTimeoutException "
    "SerializedRequestEntityTooLargeException ServiceException ServiceQuotaExceededException SnapStartException "
    "SnapStartNotReadyException SnapStartRegenerationFailureException SnapStartTimeoutException "
    "SubnetIPAddressLimitReachedException TooManyRequestsException UnsupportedMediaTypeException")

# Operations that AWS has and this simulation has not.
ELSEWHERE = (
    "add_layer_version_permission add_permission checkpoint_durable_execution create_alias create_capacity_provider "
    "create_code_signing_config create_event_source_mapping create_function create_function_url_config delete_alias "
    "delete_capacity_provider delete_code_signing_config delete_durable_execution delete_event_source_mapping "
    "delete_function delete_function_code_signing_config delete_function_concurrency "
    "delete_function_event_invoke_config delete_function_url_config delete_layer_version "
    "delete_provisioned_concurrency_config delete_resource_policy get_account_settings get_alias get_capacity_provider "
    "get_code_signing_config get_durable_execution get_durable_execution_history get_durable_execution_state "
    "get_event_source_mapping get_function get_function_code_signing_config get_function_concurrency "
    "get_function_configuration get_function_event_invoke_config get_function_recursion_config "
    "get_function_scaling_config get_function_url_config get_layer_version get_layer_version_by_arn "
    "get_layer_version_policy get_policy get_provisioned_concurrency_config get_resource_policy "
    "get_runtime_management_config invoke_async invoke_with_response_stream list_aliases list_capacity_providers "
    "list_code_signing_configs list_durable_executions_by_function list_event_source_mappings "
    "list_function_event_invoke_configs list_function_url_configs list_function_versions_by_capacity_provider "
    "list_functions list_functions_by_code_signing_config list_layer_versions list_layers "
    "list_provisioned_concurrency_configs list_tags list_versions_by_function pause_durable_execution "
    "publish_layer_version publish_version put_function_code_signing_config put_function_concurrency "
    "put_function_event_invoke_config put_function_recursion_config put_function_scaling_config "
    "put_provisioned_concurrency_config put_resource_policy put_runtime_management_config "
    "remove_layer_version_permission remove_permission resume_durable_execution send_durable_execution_callback_failure "
    "send_durable_execution_callback_heartbeat send_durable_execution_callback_success stop_durable_execution "
    "tag_resource untag_resource update_alias update_capacity_provider update_code_signing_config "
    "update_event_source_mapping update_function_code update_function_configuration update_function_event_invoke_config "
    "update_function_url_config")
