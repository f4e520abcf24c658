"""AWS's runtime loop in two pieces. `run` of awslambdaric.bootstrap loads the handler and then serves for ever; here the engine calls
`start` for the first part and `invoke` for each turn of the second. The functions are AWS's own.

An action of OpenWhisk is driven by _openwhisk_runtime instead, through the same two calls; a program of a machine runs in the first of
them, by _program_runtime.

The code of this file names a bootstrap.py as its file (build.rs sees to it): AWS drops such leading frames from stack traces.
"""

import sys

import _host
import _late_decimal
import _library
import _process

_POST_INIT_ERROR = 12
_LOG_DESCRIPTOR = "1023"
_PROGRAM = "/var/runtime/bootstrap.py"
# In bootstrap.py of awslambdaric 4.2.2: `handle_event_request(` in the loop of `run`.
_LINE_OF_THE_CALL = 549
_DRIVERS = (__name__, "_openwhisk_runtime")
_openwhisk = None


def _ends(function):
    """What happens to a process when Python code ends it: its exit code reaches the host."""
    def guarded(*arguments):
        code = _process.ended(_DRIVERS, function, *arguments)
        if code is None:
            return
        for stream in (sys.stdout, sys.stderr):
            try:
                stream.flush()
            except Exception:
                pass
        _host.exit(code & 0xff)
    return guarded


@_ends
def start(settings):
    """Initialises the environment: everything in the reader's code outside the handler runs here."""
    import json
    settings = json.loads(settings)
    _host.limit_memory(settings["memory_limit"])
    if settings["driver"] == "program":
        import _program_runtime
        _program_runtime.run(settings)
    if settings["driver"] == "openwhisk":
        global _openwhisk
        import _openwhisk_runtime as _openwhisk
        _openwhisk.start(settings)
        return
    _settle(settings["variables"])
    _load(settings["handler"])


def _settle(variables):
    """Makes an environment of the image."""
    python_path = [folder for folder in variables.get("PYTHONPATH", "/var/runtime").split(":") if folder]
    path = ["/var/task", "/opt/python/lib/python3.14/site-packages", "/opt/python", _library.PACKAGES, *python_path,
            "/var/lang/lib/python314.zip", _library.ROOT, _library.DYNLOAD, _library.PACKAGES]
    _process.begin(variables, path, [_PROGRAM], _PROGRAM, "/var/task")
    import os
    os.environ["_LAMBDA_TELEMETRY_LOG_FD"] = _LOG_DESCRIPTOR


def _load(handler):
    """AWS's `run` up to its loop."""
    global _bootstrap, _client, _sink, _request_handler
    from awslambdaric import bootstrap
    from awslambdaric.lambda_runtime_client import LambdaRuntimeClient

    class Client(LambdaRuntimeClient):
        def post_init_error(self, error_response_data, error_type_override=None):
            from awslambdaric.lambda_runtime_marshaller import to_json
            _host.call(_POST_INIT_ERROR, to_json(error_response_data).encode())

    import linecache
    linecache.lazycache(bootstrap.__file__, vars(bootstrap))
    sys.modules["awslambdaric.lambda_runtime_marshaller"].decimal = _late_decimal.for_encoders
    _bootstrap = bootstrap
    _client = Client("127.0.0.1:9001")
    sys.stdout = bootstrap.Unbuffered(sys.stdout)
    sys.stderr = bootstrap.Unbuffered(sys.stderr)
    _sink = bootstrap.create_log_sink().__enter__()
    error_result = None
    try:
        bootstrap._setup_logging(bootstrap._AWS_LAMBDA_LOG_FORMAT, bootstrap._AWS_LAMBDA_LOG_LEVEL, _sink)
        bootstrap._log_preview_runtime_warning()
        _request_handler = bootstrap._get_handler(handler)
    except bootstrap.FaultException as e:
        error_result = bootstrap.make_error(e.msg, e.exception_type, e.trace)
    except Exception:
        error_result = bootstrap.build_fault_result(sys.exc_info(), None)
    if error_result is not None:
        from awslambdaric.lambda_literals import lambda_unhandled_exception_warning_message
        import logging
        logging.warning(lambda_unhandled_exception_warning_message)
        bootstrap.log_error(error_result, _sink)
        _client.post_init_error(error_result)
        sys.exit(1)


# Calls from the line where AWS's loop does: a warning about what a handler has left behind names it.
_turn = {}
exec(compile("\n" * (_LINE_OF_THE_CALL - 1) + "def run(serve, *request): serve(*request)",
             _library.PACKAGES + "/awslambdaric/bootstrap.py", "exec"), _turn)
_turn = _turn["run"]


@_ends
def invoke():
    """One turn of AWS's loop, or of OpenWhisk's."""
    if _openwhisk is not None:
        _openwhisk.invoke()
        return
    request = _client.wait_next_invocation()
    _bootstrap._GLOBAL_AWS_REQUEST_ID = request.invoke_id
    _bootstrap._GLOBAL_TENANT_ID = request.tenant_id
    _bootstrap.update_xray_env_variable(request.x_amzn_trace_id)
    _turn(
        _bootstrap.handle_event_request, _client, _request_handler, request.invoke_id, request.event_body, request.content_type,
        request.client_context, request.cognito_identity, request.invoked_function_arn, request.deadline_time_in_ms, request.tenant_id, _sink,
        request.invocation_id)
