"""Sessions: they know region and credentials, and make clients."""

import os
import re

import _host

from botocore import retryhandler
from botocore.client import ClientMeta, client_class
from botocore.config import Config
from botocore.endpoint import Endpoint
from botocore.exceptions import InvalidRegionError, NoCredentialsError, NoRegionError, UnknownServiceError
from botocore.model import ServiceModel, service_model

# Number of the operation of the host: a client was made. Payload: the service's name. Reply: empty.
_CLIENT_CREATED = 15
# A step of AWS's package is done that is much more work there. Payload: the step's name. Reply: empty.
_PACKAGE_WORK = 16

# Whether a client was made before: what all clients share is loaded with the first.
_has_client = False


class Session:
    """What clients have in common."""

    def __init__(self, region=None, credentials=None):
        self.region = region
        self.credentials = credentials

    def get_config_variable(self, name):
        """A setting by its name; only `region` has a value."""
        return (self.region or os.environ.get("AWS_DEFAULT_REGION")) if name == "region" else None

    def get_credentials(self):
        """Key, secret and token, or None."""
        if self.credentials is not None:
            return self.credentials
        if "AWS_ACCESS_KEY_ID" not in os.environ or "AWS_SECRET_ACCESS_KEY" not in os.environ:
            return None
        return Credentials(*map(os.environ.get, ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")))

    def get_available_services(self):
        """Every service that botocore knows."""
        from botocore.data.names import SERVICES
        return SERVICES.split()

    def create_client(self, service_name, region_name=None, api_version=None, use_ssl=True, verify=None, endpoint_url=None,
                      aws_access_key_id=None, aws_secret_access_key=None, aws_session_token=None, config=None, aws_account_id=None):
        """A client of a service. The endpoint is always the simulated one."""
        self._check_service(service_name)
        service = service_model(service_name)
        config = config or Config()
        region = region_name or config.region_name or self.get_config_variable("region")
        region = _checked_region(region, service_name)
        signed = aws_access_key_id is not None or self.get_credentials() is not None
        url = endpoint_url or _endpoint_url(service_name, region)
        retries = retryhandler.Retries(config.retries)
        way = Endpoint(url, region, retries, config.connect_timeout, config.read_timeout) if signed else _Unsigned()
        kind = client_class(service, _more_methods(service_name))
        client = kind(ClientMeta(config, url, region, service), way)
        _count_client()
        _host.call(_CLIENT_CREATED, service_name.encode())
        return client

    def _check_service(self, name):
        if name in ServiceModel.MODULES:
            return
        services = self.get_available_services()
        if name not in services:
            raise UnknownServiceError(service_name=name, known_service_names=", ".join(services))
        raise NotImplementedError("The service %s is not part of this simulation. There is: %s." % (name, ", ".join(ServiceModel.MODULES)))


def _count_client():
    global _has_client
    _host.call(_PACKAGE_WORK, b"boto3.client" if _has_client else b"boto3.first_client")
    _has_client = True


class Credentials:
    """Who the function is."""

    def __init__(self, access_key, secret_key, token=None):
        self.access_key = access_key
        self.secret_key = secret_key
        self.token = token

    def get_frozen_credentials(self):
        return self


class _Unsigned:
    """The way to a service without credentials: it ends before the first request."""

    def make_request(self, operation_model, parameters, body):
        raise NoCredentialsError()

    def close(self):
        """Nothing is kept open."""


def _checked_region(region, service_name):
    if region is None:
        if service_name != "s3":
            raise NoRegionError()
        return "us-east-1"
    if not re.fullmatch(r"(?![0-9]+$)(?!-)[a-zA-Z0-9-]{0,63}(?<!-)", region):
        raise InvalidRegionError(region_name=region)
    return region


def _endpoint_url(service_name, region):
    if service_name == "s3" and region == "us-east-1":
        return "https://s3.amazonaws.com"
    return "https://%s.%s.amazonaws.com" % (service_name, region)


def _more_methods(service_name):
    """What boto3 adds to a service's clients."""
    if service_name != "s3":
        return {}
    from boto3.s3 import inject
    return inject.CLIENT_METHODS


def get_session(env_vars=None):
    """A new session."""
    return Session()
