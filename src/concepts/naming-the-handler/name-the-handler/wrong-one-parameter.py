def read(event):
    return {"fahrenheit": event["celsius"] * 9 / 5 + 32}
