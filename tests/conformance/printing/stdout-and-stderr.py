# Both streams, in the order of their lines.
import sys

def handler(event, context):
    print("out 1")
    print("err 1", file=sys.stderr)
    sys.stdout.write("out 2 begins, ")
    sys.stderr.write("err 2\n")
    sys.stdout.write("out 2 ends\n")
    sys.stdout.writelines(["out 3\n", "out 4\n"])
