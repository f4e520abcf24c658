PRICES = {"tea": 3, "coffee": 3.5, "cake": 4.5}

def price_of(item):
    return PRICES[item]
