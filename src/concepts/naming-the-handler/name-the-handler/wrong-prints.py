def read(event, context):
    print({"fahrenheit": event["celsius"] * 9 / 5 + 32})
