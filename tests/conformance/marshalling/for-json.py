# for_json is not asked.
class Order:
    def for_json(self):
        return {"a": 1}

def handler(event, context):
    return Order()
