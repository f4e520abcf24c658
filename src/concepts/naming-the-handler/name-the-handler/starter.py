def convert(event):
    print({"fahrenheit": event["celsius"] * 9 / 5 + 32})
