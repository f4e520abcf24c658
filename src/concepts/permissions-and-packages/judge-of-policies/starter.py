from fnmatch import fnmatchcase

def fits(statement, action, resource):
    return fnmatchcase(action, statement["Action"])

def handler(event, context):
    for statement in event["policy"]:
        if fits(statement, event["action"], event["resource"]):
            return statement["Effect"].lower()
    return "allow"
