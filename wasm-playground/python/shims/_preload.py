"""Loads in the image what AWS's runtime has loaded before the reader's code, and more that functions often import."""

import sys

import _host
import _library
_host.call(2,b"base %d\n"%(_host.held()>>10))

# What awslambdaric and simplejson import; on AWS, too, it is in sys.modules when the handler's module is imported.
_a=_host.held(); import collections.abc; _host.call(2,("collections.abc %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import decimal; _host.call(2,("decimal %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import enum; _host.call(2,("enum %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import importlib; _host.call(2,("importlib %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import importlib.util; _host.call(2,("importlib.util %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import json; _host.call(2,("json %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import logging; _host.call(2,("logging %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import math; _host.call(2,("math %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import os; _host.call(2,("os %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import re; _host.call(2,("re %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import string; _host.call(2,("string %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import threading; _host.call(2,("threading %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import traceback; _host.call(2,("traceback %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import warnings; _host.call(2,("warnings %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import weakref; _host.call(2,("weakref %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import simplejson; _host.call(2,("simplejson %d\n"%((_host.held()-_a)>>10)).encode())
import awslambdaric
import awslambdaric.lambda_context
import awslambdaric.lambda_runtime_exception
_a=_host.held(); import awslambdaric.lambda_runtime_log_utils; _host.call(2,("awslambdaric.lambda_runtime_log_utils %d\n"%((_host.held()-_a)>>10)).encode())

_theirs = set(sys.modules)

# What is only made ready: import finds it at once, and not before the reader's own module of that name.
_a=_host.held(); import base64; _host.call(2,("base64 %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import calendar; _host.call(2,("calendar %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import contextlib; _host.call(2,("contextlib %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import copy; _host.call(2,("copy %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import csv; _host.call(2,("csv %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import dataclasses; _host.call(2,("dataclasses %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import datetime; _host.call(2,("datetime %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import functools; _host.call(2,("functools %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import hashlib; _host.call(2,("hashlib %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import io; _host.call(2,("io %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import itertools; _host.call(2,("itertools %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import pathlib; _host.call(2,("pathlib %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import random; _host.call(2,("random %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import secrets; _host.call(2,("secrets %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import shutil; _host.call(2,("shutil %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import statistics; _host.call(2,("statistics %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import struct; _host.call(2,("struct %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import tempfile; _host.call(2,("tempfile %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import textwrap; _host.call(2,("textwrap %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import typing; _host.call(2,("typing %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import urllib.parse; _host.call(2,("urllib.parse %d\n"%((_host.held()-_a)>>10)).encode())
_a=_host.held(); import uuid; _host.call(2,("uuid %d\n"%((_host.held()-_a)>>10)).encode())

for _name in set(sys.modules) - _theirs:
    _module = sys.modules[_name]
    if isinstance(getattr(_module, "__loader__", None), _library.SourceFileLoader):
        _library.ready[_name] = sys.modules.pop(_name)

# The code of what reads the environment when it is imported is taken out of its store already.
for _name in ("awslambdaric.bootstrap", "awslambdaric.lambda_runtime_client", "awslambdaric.lambda_runtime_marshaller"):
    _library.codes[_name] = _host.code(_name)
import runtime_client
import select

for _name in ("_boot", "_preload", "_moment", "_errno_linux"):
    sys.modules.pop(_name, None)
