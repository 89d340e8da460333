# Uncaught NameError with a suggestion.
kettle = "on"
print("water:", kettel)
