from fnmatch import fnmatchcase

def as_list(value):
    return [value] if isinstance(value, str) else value

def fits(statement, action, resource):
    action_fits = any(fnmatchcase(action.lower(), pattern.lower()) for pattern in as_list(statement["Action"]))
    resource_fits = any(fnmatchcase(resource, pattern) for pattern in as_list(statement["Resource"]))
    return action_fits and resource_fits

def handler(event, context):
    for statement in event["policy"]:
        if fits(statement, event["action"], event["resource"]):
            return statement["Effect"].lower()
    return "deny"
