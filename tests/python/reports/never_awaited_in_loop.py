# The warning comes once for each line, however often it happens.
# rules: 30
async def ring():
    pass


for _ in range(3):
    ring()
print("rang, or did it?")
kept = ring()
del kept
print("end")
