"""Character classes, capwords, Template, Formatter."""

__all__ = ['Formatter', 'Template', 'ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits',
           'hexdigits', 'octdigits', 'printable', 'punctuation', 'whitespace']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace

_ABSENT = {}


def capwords(s, sep=None):
    """Every word with a capital."""
    return (' ' if sep is None else sep).join(word.capitalize() for word in s.split(sep))


class Template:
    """`$name` substitution."""

    delimiter = '$'

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """(literal, name, source) of each piece; a name of None is literal text, '' is an invalid `$`."""
        text = self.template
        start = 0
        while True:
            at = text.find(self.delimiter, start)
            if at < 0:
                yield text[start:], None, None, len(text)
                return
            yield text[start:at], None, None, start
            rest = text[at + 1:]
            if rest.startswith(self.delimiter):
                yield self.delimiter, None, None, at
                start = at + 2
                continue
            braced = rest.startswith('{')
            name = rest[1:] if braced else rest
            end = 0
            while end < len(name) and (name[end].isascii() and (name[end].isalnum() or name[end] == '_')):
                end += 1
            name = name[:end]
            valid = bool(name) and not name[0].isdigit() and (not braced or rest[end + 1:end + 2] == '}')
            if not valid:
                yield self.delimiter, '', self.delimiter, at
                start = at + 1
                continue
            length = end + 3 if braced else end + 1
            yield '', name, text[at:at + length], at
            start = at + length

    def _mapping(self, mapping, kws):
        if mapping is _ABSENT:
            return kws
        return {**mapping, **kws} if kws else mapping

    def substitute(self, mapping=_ABSENT, /, **kws):
        """The text with every name replaced; KeyError for a missing one."""
        mapping = self._mapping(mapping, kws)
        out = []
        for literal, name, source, at in self._pieces():
            if name is None:
                out.append(literal)
            elif name:
                out.append(str(mapping[name]))
            else:
                before = self.template[:at]
                line = before.count('\n') + 1
                column = at - before.rfind('\n')
                raise ValueError('Invalid placeholder in string: line %d, col %d' % (line, column))
        return ''.join(out)

    def safe_substitute(self, mapping=_ABSENT, /, **kws):
        """The text with every known name replaced."""
        mapping = self._mapping(mapping, kws)
        out = []
        for literal, name, source, at in self._pieces():
            if name and name in mapping:
                out.append(str(mapping[name]))
            else:
                out.append(literal if name is None else source)
        return ''.join(out)

    def is_valid(self):
        """True if substitute() would find no stray `$`."""
        return all(name != '' for literal, name, source, at in self._pieces())

    def get_identifiers(self):
        """The names, in order."""
        return list(dict.fromkeys(name for literal, name, source, at in self._pieces() if name))


class Formatter:
    """str.format as an object."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        return format_string.format(*args, **kwargs)

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def format_field(self, value, format_spec):
        return format(value, format_spec)
