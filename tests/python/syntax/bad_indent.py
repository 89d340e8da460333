# The indentation goes nowhere.
def kettle():
    water = 1
      steam = 2
    return water
