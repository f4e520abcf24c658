# context.log, print and logging in the order they were called.
import logging

def handler(event, context):
    print("one")
    context.log("two")
    logging.error("three")
    print("four", end="")
    context.log("five")
    print("six")
