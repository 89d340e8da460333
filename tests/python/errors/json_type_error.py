# An error that comes out of the library.
import json
json.dumps({1,2})
