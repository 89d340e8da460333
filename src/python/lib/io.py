"""In-memory text and bytes. A page has no files: `open` is not here."""

__all__ = ['BytesIO', 'IOBase', 'SEEK_CUR', 'SEEK_END', 'SEEK_SET', 'StringIO', 'TextIOBase', 'UnsupportedOperation']

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2


class UnsupportedOperation(OSError, ValueError):
    """The stream cannot do this."""


class IOBase:
    """What every stream has."""

    closed = False

    def close(self):
        self.closed = True

    def flush(self):
        self._check()

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def isatty(self):
        return False

    def fileno(self):
        raise UnsupportedOperation('fileno')

    def _check(self):
        if self.closed:
            raise ValueError('I/O operation on closed file')

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def readlines(self, hint=-1):
        return list(self)

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class TextIOBase(IOBase):
    """Text streams."""

    encoding = None
    errors = None
    newlines = None


class _Memory(IOBase):
    """A stream over one value: the whole content, and a place in it."""

    def __init__(self, content, empty, newline):
        self._content = content
        self._empty = empty
        self._newline = newline
        self._pos = 0
        self._tail = []  # appended writes that are not joined yet

    def _joined(self):
        if self._tail:
            self._content += self._empty.join(self._tail)
            self._tail = []
        return self._content

    def _write(self, data):
        if self._tail or self._pos == len(self._content):
            self._tail.append(data)
        else:
            content = self._content
            content += self._filler(self._pos - len(content))
            self._content = content[:self._pos] + data + content[self._pos + len(data):]
        self._pos += len(data)
        return len(data)

    def _filler(self, size):
        return self._empty if size <= 0 else ('\0' if self._empty == '' else b'\0') * size

    def getvalue(self):
        """The whole content."""
        self._check()
        return self._joined()

    def read(self, size=-1, /):
        self._check()
        content = self._joined()
        end = len(content) if size is None or size < 0 else self._pos + size
        data = content[self._pos:end]
        self._pos += len(data)
        return data

    def readline(self, size=-1, /):
        self._check()
        content = self._joined()
        at = content.find(self._newline, self._pos)
        end = len(content) if at < 0 else at + 1
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        data = content[self._pos:end]
        self._pos += len(data)
        return data

    def seek(self, pos, whence=0, /):
        self._check()
        size = len(self._joined())
        if whence == SEEK_SET:
            if pos < 0:
                raise ValueError(f'Negative seek position {pos}')
            self._pos = pos
        elif whence == SEEK_CUR:
            self._pos = max(0, self._pos + pos)
        elif whence == SEEK_END:
            self._pos = max(0, size + pos)
        else:
            raise ValueError(f'Invalid whence ({whence}, should be 0, 1 or 2)')
        return self._pos

    def tell(self):
        self._check()
        return self._pos

    def truncate(self, size=None, /):
        self._check()
        size = self._pos if size is None else size
        self._content = self._joined()[:size]
        return size


class StringIO(_Memory, TextIOBase):
    """Text in memory."""

    __module__ = '_io'

    def __init__(self, initial_value='', newline='\n'):
        if initial_value is None:
            initial_value = ''
        if not isinstance(initial_value, str):
            raise TypeError(f'initial_value must be str or None, not {type(initial_value).__name__}')
        super().__init__(initial_value, '', '\n')

    def write(self, s, /):
        self._check()
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        return self._write(s)


class BytesIO(_Memory):
    """Bytes in memory."""

    __module__ = '_io'

    def __init__(self, initial_bytes=b''):
        if isinstance(initial_bytes, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        super().__init__(bytes(initial_bytes or b''), b'', b'\n')

    def write(self, b, /):
        self._check()
        if isinstance(b, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        return self._write(bytes(b))

    def getbuffer(self):
        return memoryview(bytearray(self.getvalue()))
