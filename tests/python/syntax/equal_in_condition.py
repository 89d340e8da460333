# = where == was meant.
tea = 1
if tea = 1:
    print("tea")
