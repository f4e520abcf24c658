# Python marks the part of the line that failed.
import logging

def first(values):
    return values[0] + values["a"]["b"]

def handler(event, context):
    try:
        return [first([1]) for _ in range(1)]
    except TypeError:
        logging.exception("types")
    try:
        return (event["a"]
                + event["b"])
    except KeyError:
        logging.exception("keys")
