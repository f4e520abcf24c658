# captureWarnings sends them to logging.
import logging, warnings

logging.captureWarnings(True)

def handler(event, context):
    warnings.warn("captured")
