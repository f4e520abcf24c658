# The identity is always there, and empty without Cognito.
def handler(event, context):
    return str(context.identity), context.identity.cognito_identity_id, context.identity.cognito_identity_pool_id, context.tenant_id, context.w3c()
