# What the traceback of the error that ended the program held is told of when that goes.
async def fetch():
    pass


def main():
    kept = fetch()
    print("no await in sight")
    raise ValueError("x")


main()
