"""What botocore raises: names, families and texts."""


class BotoCoreError(Exception):
    """The base of what the client itself finds wrong."""
    fmt = "An unspecified error occurred"

    def __init__(self, **kwargs):
        super().__init__(self.fmt.format(**kwargs))
        self.kwargs = kwargs

    def __reduce__(self):
        return _again, (type(self), self.kwargs)


def _again(kind, kwargs):
    return kind(**kwargs)


def _define(family, **texts):
    """Makes classes of this module: names, texts, one family."""
    for name, text in texts.items():
        globals()[name] = type(name, family, {"fmt": text, "__module__": __name__})


_define(
    (BotoCoreError,),
    DataNotFoundError="Unable to load data for: {data_path}",
    UnknownRegionError="Unknown region: '{region_name}'. {error_msg}",
    HTTPClientError="An HTTP Client raised an unhandled exception: {error}",
    ConnectionError="An HTTP Client failed to establish a connection: {error}",
    NoCredentialsError="Unable to locate credentials",
    NoAuthTokenError="Unable to locate authorization token",
    PartialCredentialsError="Partial credentials found in {provider}, missing: {cred_var}",
    CredentialRetrievalError="Error when retrieving credentials from {provider}: {error_msg}",
    ServiceNotInRegionError="Service {service_name} not available in region {region_name}",
    BaseEndpointResolverError="An unspecified error occurred",
    ProfileNotFound="The config profile ({profile}) could not be found",
    ValidationError="Invalid value ('{value}') for param {param} of type {type_name} ",
    ParamValidationError="Parameter validation failed:\n{report}",
    PaginationError="Error during pagination: {message}",
    OperationNotPageableError="Operation cannot be paginated: {operation_name}",
    ChecksumError="Checksum {checksum_type} failed, expected checksum {expected_checksum} did not match calculated checksum "
                  "{actual_checksum}.",
    IncompleteReadError="{actual_bytes} read, but total bytes expected is {expected_bytes}.",
    WaiterConfigError="Error processing waiter config: {error_msg}",
    UnknownClientMethodError="Client does not have method: {method_name}",
    InvalidRetryConfigurationError='Cannot provide retry configuration for "{retry_config_option}". '
                                   "Valid retry configuration options are: {valid_options}",
    InvalidS3AddressingStyleError="S3 addressing style {s3_addressing_style} is invalid. "
                                  "Valid options are: 'auto', 'virtual', and 'path'",
    MissingParametersError="The following required parameters are missing for {object_name}: {missing}",
    UnseekableStreamError="Need to rewind the stream {stream_object}, but stream is not seekable.",
    InvalidConfigError="{error_msg}",
)
_define(
    (DataNotFoundError,),
    UnknownServiceError="Unknown service: '{service_name}'. Valid service names are: {known_service_names}",
)
_define(
    (ConnectionError,),
    EndpointConnectionError='Could not connect to the endpoint URL: "{endpoint_url}"',
    ConnectTimeoutError='Connect timeout on endpoint URL: "{endpoint_url}"',
    SSLError="SSL validation failed for {endpoint_url} {error}",
    ProxyConnectionError='Failed to connect to proxy URL: "{proxy_url}"',
)
_define(
    (HTTPClientError,),
    ReadTimeoutError='Read timeout on endpoint URL: "{endpoint_url}"',
    ConnectionClosedError='Connection was closed before we received a valid response from endpoint URL: "{endpoint_url}".',
    ResponseStreamingError="An error occurred while reading from response stream: {error}",
)
_define((BaseEndpointResolverError,), NoRegionError="You must specify a region.")
_define((ValidationError,), RangeError="Value out of range for param {param}: {min_value} <= {value} <= {max_value}")
_define(
    (ValidationError, ValueError),
    InvalidRegionError="Provided region_name '{region_name}' doesn't match a supported format.",
)
_define(
    (InvalidRetryConfigurationError,),
    InvalidMaxRetryAttemptsError='Value provided to "max_attempts": {provided_max_attempts} must be an integer greater than or '
                                 "equal to {min_value}.",
    InvalidRetryModeError='Invalid value provided to "mode": "{provided_retry_mode}" must be one of: {valid_modes}',
)


class WaiterError(BotoCoreError):
    """A waiter gave up, or met an error that is no reason to wait."""
    fmt = "Waiter {name} failed: {reason}"

    def __init__(self, name, reason, last_response):
        super().__init__(name=name, reason=reason)
        self.last_response = last_response


class ClientError(Exception):
    """A service answered with an error."""
    MSG_TEMPLATE = "An error occurred ({error_code}) when calling the {operation_name} operation{retry_info}: {error_message}"

    def __init__(self, error_response, operation_name):
        error = error_response.get("Error", {})
        super().__init__(self.MSG_TEMPLATE.format(
            error_code=error.get("Code", "Unknown"), error_message=error.get("Message", "Unknown"),
            operation_name=operation_name, retry_info=self._retry_info(error_response.get("ResponseMetadata", {}))))
        self.response = error_response
        self.operation_name = operation_name

    @staticmethod
    def _retry_info(metadata):
        if metadata.get("MaxAttemptsReached") and "RetryAttempts" in metadata:
            return " (reached max retries: %s)" % metadata["RetryAttempts"]
        return ""

    def __reduce__(self):
        # The classes of single errors are no attributes of a module.
        return ClientError, (self.response, self.operation_name)
