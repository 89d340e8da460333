# print as a statement, from an old book.
print "hello"
