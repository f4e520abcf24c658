"""Settings of a client. Those that concern retries, regions and time-outs have an effect; the others are kept."""

from botocore.exceptions import (
    InvalidMaxRetryAttemptsError, InvalidRetryConfigurationError, InvalidRetryModeError, InvalidS3AddressingStyleError)

_WITHOUT_DEFAULT = (
    "region_name signature_version user_agent user_agent_extra user_agent_appid connect_timeout read_timeout parameter_validation "
    "max_pool_connections proxies proxies_config s3 s3_disable_express_session_auth retries client_cert inject_host_prefix "
    "endpoint_discovery_enabled use_dualstack_endpoint use_fips_endpoint ignore_configured_endpoint_urls defaults_mode tcp_keepalive "
    "request_min_compression_size_bytes disable_request_compression client_context_params sigv4a_signing_region_set "
    "request_checksum_calculation response_checksum_validation account_id_endpoint_mode auth_scheme_preference")
_RETRY_OPTIONS = ("max_attempts", "mode", "total_max_attempts")
_RETRY_MODES = ("legacy", "standard", "adaptive")


class Config:
    """Settings by name, with botocore's defaults."""
    OPTION_DEFAULTS = dict.fromkeys(_WITHOUT_DEFAULT.split()) | {
        "connect_timeout": 60, "read_timeout": 60, "parameter_validation": True, "max_pool_connections": 10}

    def __init__(self, *args, **kwargs):
        order = list(self.OPTION_DEFAULTS)
        if len(args) > len(order):
            raise TypeError("Takes at most %d arguments (%d given)" % (len(order), len(args)))
        given = {}
        for name, value in kwargs.items():
            if name not in self.OPTION_DEFAULTS:
                raise TypeError("Got unexpected keyword argument '%s'" % name)
            given[name] = value
        for name, value in zip(order, args):
            if name in given:
                raise TypeError("Got multiple values for keyword argument '%s'" % name)
            given[name] = value
        self._user_provided_options = given
        for name, value in (self.OPTION_DEFAULTS | given).items():
            setattr(self, name, value)
        if self.inject_host_prefix is None:
            self.inject_host_prefix = True
        style = (self.s3 or {}).get("addressing_style")
        if style not in (None, "virtual", "auto", "path"):
            raise InvalidS3AddressingStyleError(s3_addressing_style=style)
        _check_retries(self.retries or {})

    def merge(self, other_config):
        """A new Config with the other's settings over these."""
        return Config(**(self._user_provided_options | other_config._user_provided_options))


def _check_retries(retries):
    for option, value in retries.items():
        if option not in _RETRY_OPTIONS:
            raise InvalidRetryConfigurationError(retry_config_option=option, valid_options=_RETRY_OPTIONS)
        if option == "mode":
            if value not in _RETRY_MODES:
                raise InvalidRetryModeError(provided_retry_mode=value, valid_modes=_RETRY_MODES)
        elif value < (option == "total_max_attempts"):
            raise InvalidMaxRetryAttemptsError(provided_max_attempts=value, min_value=int(option == "total_max_attempts"))
