"""base64: bytes as text of 64, 32 or 16 characters."""

_SIXTY_FOUR = b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
_THIRTY_TWO = b'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'


class Error(ValueError):
    """Text that is not an encoding of bytes."""

    __module__ = 'binascii'


def _bytes(s):
    if isinstance(s, str):
        try:
            return s.encode('ascii')
        except UnicodeEncodeError:
            raise ValueError('string argument should contain only ASCII characters') from None
    if isinstance(s, (bytes, bytearray, memoryview)):
        return bytes(s)
    raise TypeError(f'argument should be a bytes-like object or ASCII string, not {type(s).__name__!r}')


def _encode(s, alphabet, width, group):
    if not isinstance(s, (bytes, bytearray, memoryview)):
        raise TypeError(f'a bytes-like object is required, not {type(s).__name__!r}')
    s = bytes(s)
    size = width * group // 8
    out = bytearray()
    for i in range(0, len(s), size):
        part = s[i:i + size]
        bits = int.from_bytes(part + bytes(size - len(part)), 'big')
        chars = [alphabet[bits >> width * k & (1 << width) - 1] for k in reversed(range(group))]
        used = -(-len(part) * 8 // width)
        out += bytes(chars[:used]) + b'=' * (group - used)
    return bytes(out)


def b64encode(s, altchars=None):
    """Bytes in Base64."""
    out = _encode(s, _SIXTY_FOUR, 6, 4)
    return out if altchars is None else out.translate(bytes.maketrans(b'+/', altchars))


def b64decode(s, altchars=None, validate=False):
    """The bytes that Base64 stands for; other characters are skipped unless `validate`."""
    s = _bytes(s)
    if altchars is not None:
        s = s.translate(bytes.maketrans(_bytes(altchars), b'+/'))
    bits = count = pads = 0
    out = bytearray()
    for c in s:
        if c == 61:
            pads += 1
            if count and count + pads >= 4:
                break
            continue
        value = _SIXTY_FOUR.find(c)
        if value < 0:
            if validate:
                raise Error('Only base64 data is allowed')
            continue
        pads = 0
        bits = bits << 6 | value
        count += 1
        if count == 4:
            out += bits.to_bytes(3, 'big')
            bits = count = 0
    if count == 1:
        total = len(out) // 3 * 4 + 1
        raise Error(f'Invalid base64-encoded string: number of data characters ({total}) cannot be 1 more '
                    'than a multiple of 4')
    if count and count + pads < 4:
        raise Error('Incorrect padding')
    if count:
        out += (bits << 6 * (4 - count)).to_bytes(3, 'big')[:count - 1]
    return bytes(out)


standard_b64encode = b64encode
standard_b64decode = b64decode


def urlsafe_b64encode(s):
    """Base64 with `-` and `_`."""
    return b64encode(s, b'-_')


def urlsafe_b64decode(s):
    """The bytes of Base64 with `-` and `_`."""
    return b64decode(s, b'-_')


def b32encode(s):
    """Bytes in Base32."""
    return _encode(s, _THIRTY_TWO, 5, 8)


def b32decode(s, casefold=False):
    """The bytes that Base32 stands for."""
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if len(s) % 8:
        raise Error('Incorrect padding')
    plain = s.rstrip(b'=')
    bits = 0
    for c in plain:
        value = _THIRTY_TWO.find(c)
        if value < 0:
            raise Error('Non-base32 digit found')
        bits = bits << 5 | value
    size = len(plain) * 5 // 8
    return (bits >> len(plain) * 5 - size * 8).to_bytes(size, 'big') if size else b''


_EIGHTY_FIVE = b'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'


def b85encode(b, pad=False):
    """Bytes in base 85, as git writes them."""
    b = _bytes(b)
    missing = -len(b) % 4
    b += bytes(missing)
    out = bytearray()
    for i in range(0, len(b), 4):
        word = int.from_bytes(b[i:i + 4], 'big')
        out += bytes(_EIGHTY_FIVE[word // 85 ** power % 85] for power in (4, 3, 2, 1, 0))
    return bytes(out[:len(out) - missing]) if missing and not pad else bytes(out)


def b85decode(b):
    """The bytes of base 85."""
    b = _bytes(b)
    missing = -len(b) % 5
    b += b'~' * missing
    out = bytearray()
    for i in range(0, len(b), 5):
        word = 0
        for at, c in enumerate(b[i:i + 5], i):
            digit = _EIGHTY_FIVE.find(c)
            if digit < 0:
                raise ValueError('bad base85 character at position %d' % at)
            word = word * 85 + digit
        if word >> 32:
            raise ValueError('base85 overflow in hunk starting at byte %d' % i)
        out += word.to_bytes(4, 'big')
    return bytes(out[:len(out) - missing]) if missing else bytes(out)


def b16encode(s):
    """Bytes in hexadecimal."""
    return bytes(s).hex().upper().encode()


def b16decode(s, casefold=False):
    """The bytes of hexadecimal."""
    s = _bytes(s)
    if casefold:
        s = s.upper()
    if any(c not in b'0123456789ABCDEF' for c in s):
        raise Error('Non-base16 digit found')
    if len(s) % 2:
        raise Error('Odd-length string')
    return bytes.fromhex(s.decode())


def encodebytes(s):
    """Base64 in lines."""
    return b''.join(b64encode(s[i:i + 57]) + b'\n' for i in range(0, len(s), 57))


def decodebytes(s):
    """The bytes of encodebytes()."""
    return b64decode(s)
