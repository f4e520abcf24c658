"""Loads in the image what AWS's runtime has loaded before the reader's code, and a little more that many functions import."""

import sys

import _host
import _library

# What awslambdaric and simplejson import; on AWS, too, it is in sys.modules when the handler's module is imported.
import collections.abc, enum, importlib, json, logging, math, os, re, string, threading, traceback, warnings, weakref
import _late_decimal
sys.modules["decimal"] = _late_decimal.for_encoders
import simplejson
_late_decimal.install()
import awslambdaric
import awslambdaric.lambda_context
import awslambdaric.lambda_runtime_exception
import awslambdaric.lambda_runtime_log_utils

_theirs = set(sys.modules)

# What is only made ready: import finds it at once, and not before the reader's own module of that name.
import datetime

import _moment
_moment.install()

for _name in set(sys.modules) - _theirs:
    _module = sys.modules[_name]
    if isinstance(getattr(_module, "__loader__", None), _library.SourceFileLoader):
        _library.ready[_name] = sys.modules.pop(_name)

# The code of what reads the environment when it is imported is taken out of its store already.
for _name in ("awslambdaric.bootstrap", "awslambdaric.lambda_runtime_client", "awslambdaric.lambda_runtime_marshaller"):
    _library.codes[_name] = _host.code(_name)
import runtime_client
import select
import _lambda_runtime
import _openwhisk_runtime
import _program_runtime
