"""Character classes, capwords, Template, Formatter."""

import re

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
    """`$name` substitution; subclasses choose the sign and what a name is."""

    delimiter = '$'
    idpattern = r'(?a:[_a-z][_a-z0-9]*)'
    braceidpattern = None
    flags = re.IGNORECASE

    def __init_subclass__(cls):
        super().__init_subclass__()
        cls._compile()

    @classmethod
    def _compile(cls):
        pattern = cls.__dict__.get('pattern')
        if pattern is None:
            sign = re.escape(cls.delimiter)
            braced = cls.braceidpattern or cls.idpattern
            pattern = (rf'{sign}(?:(?P<escaped>{sign})|(?P<named>{cls.idpattern})|'
                       rf'{{(?P<braced>{braced})}}|(?P<invalid>))')
        cls.pattern = re.compile(pattern, cls.flags | re.VERBOSE)

    def __init__(self, template):
        self.template = template

    def _invalid(self, found):
        lines = self.template[:found.start('invalid')].splitlines(keepends=True) or ['']
        column = found.start('invalid') - len(''.join(lines[:-1]))
        raise ValueError('Invalid placeholder in string: line %d, col %d' % (len(lines), column))  #: string.py:106

    def _filled(self, mapping, kws, missing):
        if mapping is _ABSENT:
            mapping = kws
        elif kws:
            mapping = {**mapping, **kws}

        def convert(found):
            name = found.group('named') or found.group('braced')
            if name is not None:
                return missing(mapping, name, found)
            if found.group('escaped') is not None:
                return self.delimiter
            return missing(None, None, found)
        return self.pattern.sub(convert, self.template)

    def substitute(self, mapping=_ABSENT, /, **kws):
        """The text with every name replaced; KeyError for a missing one."""
        def value(mapping, name, found):
            return str(mapping[name]) if name else self._invalid(found)
        return self._filled(mapping, kws, value)

    def safe_substitute(self, mapping=_ABSENT, /, **kws):
        """The text with every known name replaced."""
        def value(mapping, name, found):
            return str(mapping[name]) if name and name in mapping else found.group()
        return self._filled(mapping, kws, value)

    def is_valid(self):
        """True if substitute() would find no stray `$`."""
        return all(found.group('invalid') is None for found in self.pattern.finditer(self.template))

    def get_identifiers(self):
        """The names, in order."""
        names = [found.group('named') or found.group('braced') for found in self.pattern.finditer(self.template)]
        return list(dict.fromkeys(name for name in names if name))


Template._compile()


class Formatter:
    """str.format as an object whose steps can be overridden."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto=0):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for literal, field, spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field is None:
                continue
            first = re.split(r'[.[]', field, maxsplit=1)[0]
            if first == '':
                if auto is False:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                field = str(auto) + field
                auto += 1
            elif first.isdigit():
                if auto:
                    raise ValueError('cannot switch from manual field specification to automatic field numbering')
                auto = False
            obj, key = self.get_field(field, args, kwargs)
            used.add(key)
            obj = self.convert_field(obj, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            result.append(self.format_field(obj, spec))
        return ''.join(result), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion in 'sra':
            return {'s': str, 'r': repr, 'a': ascii}[conversion](value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string):
        """(literal, field, spec, conversion) of each piece."""
        text, at, literal = format_string, 0, ''
        while at < len(text):
            char = text[at]
            if char not in '{}':
                literal += char
                at += 1
            elif text[at + 1:at + 2] == char:
                yield literal + char, None, None, None
                literal = ''
                at += 2
            elif char == '}':
                raise ValueError("Single '}' encountered in format string")
            else:
                depth, end = 1, at + 1
                while end < len(text) and depth:
                    depth += {'{': 1, '}': -1}.get(text[end], 0)
                    end += 1
                if depth:
                    raise ValueError("Single '{' encountered in format string" if end == at + 1
                                     else "expected '}' before end of string")
                found = re.match(r'((?:\[[^]]*\]|[^:!\[])*)(?:!(.))?(?::(.*))?$', text[at + 1:end - 1], re.S)
                yield literal, found[1], found[3] or '', found[2]
                literal = ''
                at = end
        if literal:
            yield literal, None, None, None

    def get_field(self, field_name, args, kwargs):
        first, *rest = re.findall(r'\.[^.[]*|\[[^]]*\]|^[^.[]*', field_name)
        first = int(first) if first.isdigit() else first
        obj = self.get_value(first, args, kwargs)
        for part in rest:
            key = part[1:-1]
            obj = getattr(obj, part[1:]) if part[0] == '.' else obj[int(key) if key.isdigit() else key]
        return obj, first
