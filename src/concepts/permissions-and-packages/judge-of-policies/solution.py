from fnmatch import fnmatchcase

def as_list(value):
    return [value] if isinstance(value, str) else value

def fits(statement, action, resource):
    action_fits = any(fnmatchcase(action.lower(), pattern.lower()) for pattern in as_list(statement["Action"]))
    resource_fits = any(fnmatchcase(resource, pattern) for pattern in as_list(statement["Resource"]))
    return action_fits and resource_fits

def handler(event, context):
    fitting = [s for s in event["policy"] if fits(s, event["action"], event["resource"])]
    effects = {statement["Effect"] for statement in fitting}
    if "Deny" in effects:
        return "deny"
    return "allow" if "Allow" in effects else "deny"
