# Exceptions of one's own, their order in except clauses, and add_note.
class ShopError(Exception):
    pass


class SoldOut(ShopError):
    def __init__(self, item, left=0):
        super().__init__(item, left)
        self.item = item

    def __str__(self):
        return f"no {self.item} left"


for make in (lambda: SoldOut("jam"), lambda: ShopError("closed", 7), lambda: LookupError()):
    try:
        raise make()
    except SoldOut as error:
        error.add_note("try again on Monday")
        print("sold out:", error, error.args, error.__notes__)
    except ShopError as error:
        print("shop:", error, repr(error))
    except (KeyError, LookupError) as error:
        print("lookup:", repr(error), str(error) == "")
