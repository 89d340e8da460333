# A colon is missing.
def kettle(water)
    return water
