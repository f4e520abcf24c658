"""An order event: read, checked, grouped, answered as API Gateway wants it."""
import base64
import json
from collections import defaultdict
from datetime import UTC, datetime


def parse(event):
    body = event.get("body") or "{}"
    if event.get("isBase64Encoded"):
        body = base64.b64decode(body).decode()
    return json.loads(body)


def respond(status, body):
    return {"statusCode": status, "headers": {"Content-Type": "application/json"}, "body": json.dumps(body, separators=(",", ":"), sort_keys=True)}


def lambda_handler(event):
    try:
        orders = parse(event)["orders"]
    except json.JSONDecodeError as error:
        return respond(400, {"error": f"no JSON: {error}"})
    except (KeyError, TypeError) as error:
        return respond(422, {"error": f"{type(error).__name__}: {error}"})
    totals, latest = defaultdict(float), {}
    for order in orders:
        match order:
            case {"customer": str(customer), "price": int() | float() as price, "at": str(at)}:
                totals[customer] += price
                moment = datetime.fromisoformat(at).astimezone(UTC)
                latest[customer] = max(latest.get(customer, moment), moment)
            case _:
                return respond(422, {"error": f"no order: {order!r}"})
    best = max(totals, key=totals.__getitem__, default=None)
    return respond(200, {"totals": totals, "best": best, "latest": {name: moment.isoformat() for name, moment in latest.items()}})


def handler(event, context):
    orders = [{"customer": "Ada", "price": 2.5, "at": "2026-01-31T10:00:00+01:00"}, {"customer": "Bob", "price": 4, "at": "2026-01-31T08:00:00Z"}, {"customer": "Ada", "price": 2, "at": "2026-01-30T23:59:59Z"}]
    answer = lambda_handler({"body": json.dumps({"orders": orders})})
    assert answer["statusCode"] == 200
    assert answer["body"] == '{"best":"Ada","latest":{"Ada":"2026-01-31T09:00:00+00:00","Bob":"2026-01-31T08:00:00+00:00"},"totals":{"Ada":4.5,"Bob":4.0}}'
    encoded = base64.b64encode(json.dumps({"orders": []}).encode()).decode()
    assert lambda_handler({"body": encoded, "isBase64Encoded": True})["body"] == '{"best":null,"latest":{},"totals":{}}'
    assert json.loads(lambda_handler({"body": "{'a'}"})["body"]) == {"error": "no JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"}
    assert json.loads(lambda_handler({})["body"])["error"] == "KeyError: 'orders'"
    assert json.loads(lambda_handler({"body": "[]"})["body"])["error"] == "TypeError: list indices must be integers or slices, not str"
    assert json.loads(lambda_handler({"body": '{"orders": [{"price": "2"}]}'})["body"])["error"] == "no order: {'price': '2'}"
    return "ok"
