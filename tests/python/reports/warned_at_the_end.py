# At a program's end objects go while its names are still there; a warning has no source line then, and nothing is imported.
import sys
import warnings

warnings.simplefilter("always")


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print(self.name, "goes", sys.is_finalizing())
        warnings.warn(f"{self.name} was left open", ResourceWarning, source=self)


class Importer:
    def __del__(self):
        import json

        print(json)


early = Resource("early")
late = Resource("late")
del early
importer = Importer()
