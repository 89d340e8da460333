# bytes and bytearray.
b = b"kettle\x00\xff\n'"
print(b, len(b), b[0], b[1:3], list(b[:3]), b.hex(), b.hex(" ")[:8], bytes.fromhex("6b 65"), b"a" + b"b", b"ab" * 2)
print(b.find(b"t"), b.split(b"t"), b"x,y".decode().split(","), b"abc".upper(), b"abc".replace(b"b", b"_"), b"a" in b)
print(bytes(3), bytes([1, 2]), bytes("é", "utf-8"), b"\xc3\xa9".decode(), b"\xff".decode("utf-8", "replace"), b"\xff".decode(errors="ignore"))
a = bytearray(b"abc")
a[0] = 65
a.append(33)
a += b"?"
print(a, bytes(a), a == b"Abc!?", a[1:2])
try:
    b"\xff".decode()
except UnicodeDecodeError as error:
    print(error)
try:
    b[0] = 1
except TypeError as error:
    print(error)
