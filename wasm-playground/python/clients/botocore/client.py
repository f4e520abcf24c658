"""Clients: one class for each service, one method for each operation."""

# Functions import Config and ClientError from here, too.
from botocore.config import Config
from botocore.context import with_current_context
from botocore.errorfactory import exceptions_of
from botocore.exceptions import ClientError, OperationNotPageableError
from botocore.model import xform_name
from botocore.prepare import prepare
from botocore.serialize import serialize
from botocore.validate import ParamValidationDecorator


class BaseClient:
    """What all clients have."""

    def __init__(self, meta, endpoint):
        self.meta = meta
        self._endpoint = endpoint
        self._serializer = ParamValidationDecorator(serialize)

    def __getattr__(self, item):
        if not item.startswith("_") and (missing := self._missing(item)) is not None:
            def refuse(*args, **kwargs):
                raise missing
            return refuse
        raise AttributeError(f"'{self.__class__.__name__}' object has no attribute '{item}'")

    @with_current_context()
    def _make_api_call(self, operation_name, api_params):
        operation_model = self._service_model.operation_model(operation_name)
        prepare(operation_model, api_params)
        parameters, body = self._convert_to_request_dict(api_params, operation_model)
        status, parsed_response = self._endpoint.make_request(operation_model, parameters, body)
        if status >= 300:
            error = parsed_response["Error"]
            error_class = self.exceptions.from_code(error.get("QueryErrorCode") or error["Code"])
            raise error_class(parsed_response, operation_name)
        return parsed_response

    def _convert_to_request_dict(self, api_params, operation_model):
        if not self.meta.config.parameter_validation:
            return serialize(api_params, operation_model)
        return self._serializer.serialize_to_request(
            api_params, operation_model)

    def _missing(self, method):
        """The error for what AWS's client has and this one has not, else None."""
        if method in ("generate_presigned_url", "generate_presigned_post"):
            return NotImplementedError(f"{method} is not part of this simulation: there is no web server that would answer it. "
                                       "Read and write with get_object and put_object.")
        if method in self._service_model.data.ELSEWHERE.split():
            return self._service_model.missing(method)
        return None

    @property
    def _service_model(self):
        return self.meta.service_model

    @property
    def exceptions(self):
        """The errors of the service, as classes."""
        return exceptions_of(self._service_model)

    def can_paginate(self, operation_name):
        """Whether the operation gives its answers in pages."""
        return self.meta.method_to_api_mapping[operation_name] in self._service_model.data.PAGES

    def get_paginator(self, operation_name):
        """An object that asks for page after page."""
        from botocore.paginate import paginator
        if (missing := self._missing(operation_name)) is not None:
            raise missing
        if not self.can_paginate(operation_name):
            raise OperationNotPageableError(operation_name=operation_name)
        return paginator(self, operation_name, self.meta.method_to_api_mapping[operation_name])

    def get_waiter(self, waiter_name):
        """An object that asks until a condition is met."""
        from botocore.waiter import waiter
        return waiter(self, waiter_name)

    @property
    def waiter_names(self):
        return list(self._service_model.data.WAITERS)

    def close(self):
        """Ends the client's connections."""
        self._endpoint.close()


class ClientMeta:
    """What a client knows of itself."""

    def __init__(self, config, endpoint_url, region_name, service_model):
        self.config = config
        self.endpoint_url = endpoint_url
        self.region_name = region_name
        self.partition = "aws"
        self.service_model = service_model
        self.method_to_api_mapping = {xform_name(name): name for name in service_model.operation_names}


def _api_method(py_operation_name, operation_name):
    def _api_call(self, *args, **kwargs):
        if args:
            raise TypeError(f"{py_operation_name}() only accepts keyword arguments.")
        return self._make_api_call(operation_name, kwargs)

    _api_call.__name__ = py_operation_name
    return _api_call


def client_class(service_model, more):
    """The class of a service's clients; `more` are further methods."""
    methods = {xform_name(name): _api_method(xform_name(name), name) for name in service_model.operation_names}
    return type(service_model.client_name, (BaseClient,), {"__module__": __name__, **methods, **more})
