"""uuid: identifiers of 128 bits; random ones, and those that are written out."""

import random as _random

RESERVED_NCS = 'reserved for NCS compatibility'
RFC_4122 = 'specified in RFC 4122'
RESERVED_MICROSOFT = 'reserved for Microsoft compatibility'
RESERVED_FUTURE = 'reserved for future definition'


class UUID:
    """An identifier."""

    __slots__ = ('int',)

    def __init__(self, hex=None, bytes=None, int=None, version=None):
        if [hex, bytes, int].count(None) != 2:
            raise TypeError('one of the hex, bytes, bytes_le, fields, or int arguments must be given')
        if hex is not None:
            digits = hex.replace('urn:', '').replace('uuid:', '').strip('{}').replace('-', '')
            if len(digits) != 32:
                raise ValueError('badly formed hexadecimal UUID string')  #: uuid.py:181
            int = _whole(digits, 16)
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError('bytes is not a 16-char string')
            int = _whole.from_bytes(bytes)
        if not 0 <= int < 1 << 128:
            raise ValueError('int is out of range (need a 128-bit value)')
        if version is not None:
            if not 1 <= version <= 5:
                raise ValueError('illegal version number')
            int = int & ~(0xc000 << 48) | 0x8000 << 48
            int = int & ~(0xf000 << 64) | version << 76
        object.__setattr__(self, 'int', int)

    def __setattr__(self, name, value):
        raise TypeError('UUID objects are immutable')

    @property
    def hex(self):
        """32 hexadecimal digits."""
        return '%032x' % self.int

    @property
    def bytes(self):
        """16 bytes."""
        return self.int.to_bytes(16)

    @property
    def urn(self):
        """As a URN."""
        return 'urn:uuid:' + str(self)

    @property
    def variant(self):
        """Who laid it out."""
        top = self.int >> 61 & 7
        if not top & 4:
            return RESERVED_NCS
        if not top & 2:
            return RFC_4122
        return RESERVED_FUTURE if top & 1 else RESERVED_MICROSOFT

    @property
    def version(self):
        """How it was made."""
        return self.int >> 76 & 15 if self.variant == RFC_4122 else None

    def __int__(self):
        return self.int

    def __str__(self):
        h = self.hex
        return f'{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}'

    def __repr__(self):
        return f'{type(self).__name__}({str(self)!r})'

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)


_whole = int


def _of_name(namespace, name, kind, version):
    import hashlib
    name = name.encode() if isinstance(name, str) else name
    return UUID(bytes=hashlib.new(kind, namespace.bytes + name).digest()[:16], version=version)


def uuid3(namespace, name):
    """The identifier of a name, by MD5."""
    return _of_name(namespace, name, 'md5', 3)


def uuid5(namespace, name):
    """The identifier of a name, by SHA-1."""
    return _of_name(namespace, name, 'sha1', 5)


def uuid4():
    """A random identifier."""
    return UUID(bytes=_random.SystemRandom().randbytes(16), version=4)


NAMESPACE_DNS = UUID('6ba7b810-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_URL = UUID('6ba7b811-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_OID = UUID('6ba7b812-9dad-11d1-80b4-00c04fd430c8')
NAMESPACE_X500 = UUID('6ba7b814-9dad-11d1-80b4-00c04fd430c8')
