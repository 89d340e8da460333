# An error that comes out of the library.
import json
json.loads("{bad}")
