"""Wrapping and indenting text. Words break at blanks and after hyphens."""

__all__ = ['TextWrapper', 'dedent', 'fill', 'indent', 'shorten', 'wrap']

_BLANKS = '\t\n\x0b\x0c\r '


def _split_words(text, hyphens):
    """Runs of blanks and words; a word breaks after a hyphen between letters."""
    chunks = []
    at = 0
    while at < len(text):
        end = at
        if text[at] in _BLANKS:
            while end < len(text) and text[end] in _BLANKS:
                end += 1
            chunks.append(text[at:end])
            at = end
            continue
        while end < len(text) and text[end] not in _BLANKS:
            end += 1
        word = text[at:end]
        start = 0
        if hyphens:
            for i in range(1, len(word) - 1):
                letters_before = i - start >= 2 and word[i - 1].isalpha() and word[i - 2].isalpha()
                if word[i] == '-' and letters_before and word[i + 1].isalpha() and word[i + 1] != '-':
                    if i + 2 < len(word) and (word[i + 2].isalpha() or word[i + 2] == '-'):
                        chunks.append(word[start:i + 1])
                        start = i + 1
        chunks.append(word[start:])
        at = end
    return chunks


class TextWrapper:
    """Settings, and the wrapping."""

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def wrap(self, text):
        """The lines."""
        if self.width <= 0:
            raise ValueError('invalid width %r (must be > 0)' % self.width)
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = ''.join(' ' if char in _BLANKS else char for char in text)
        left = _split_words(text, self.break_on_hyphens)[::-1]
        if self.fix_sentence_endings:
            for i in range(len(left) - 1, 1, -1):
                word = left[i][:-1] if left[i][-1] in '"\'' else left[i]
                if left[i - 1] == ' ' and word[-1:] in ('.', '!', '?') and 'a' <= word[-2:-1] <= 'z':
                    left[i - 1] = '  '
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines = []
        while left:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and not left[-1].strip() and lines:
                left.pop()
            line = []
            length = 0
            while left and length + len(left[-1]) <= width:
                length += len(left[-1])
                line.append(left.pop())
            if left and len(left[-1]) > width:
                self._break_word(left, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            last = (not left or self.drop_whitespace and len(left) == 1 and not left[0].strip()) and length <= width
            if self.max_lines is None or len(lines) + 1 < self.max_lines or last:
                lines.append(indent + ''.join(line))
                continue
            while line:
                if line[-1].strip() and length + len(self.placeholder) <= width:
                    lines.append(indent + ''.join(line) + self.placeholder)
                    break
                length -= len(line.pop())
            else:
                if lines:
                    previous = lines[-1].rstrip()
                    if len(previous) + len(self.placeholder) <= self.width:
                        lines[-1] = previous + self.placeholder
                        break
                lines.append(indent + self.placeholder.lstrip())
            break
        return lines

    def _break_word(self, left, line, length, width):
        room = max(1, width - length) if width >= 1 else 1
        if self.break_long_words:
            word = left[-1]
            cut = room
            if self.break_on_hyphens and len(word) > room:
                hyphen = word.rfind('-', 0, room)
                if hyphen > 0 and any(char != '-' for char in word[:hyphen]):
                    cut = hyphen + 1
            line.append(word[:cut])
            left[-1] = word[cut:]
        elif not line:
            line.append(left.pop())

    def fill(self, text):
        """The lines as one text."""
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of a text of at most `width` characters each."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """wrap() as one text."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The text cut to `width` at a word's end."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Takes the common indentation away."""
    lines = text.split('\n')
    lines = [line if line.strip(' \t') else '' for line in lines]
    margin = None
    for line in lines:
        if not line:
            continue
        own = line[:len(line) - len(line.lstrip(' \t'))]
        if margin is None:
            margin = own
        else:
            same = 0
            while same < len(margin) and same < len(own) and margin[same] == own[same]:
                same += 1
            margin = margin[:same]
    size = len(margin or '')
    return '\n'.join(line[size:] for line in lines)


def indent(text, prefix, predicate=None):
    """Puts a prefix before lines, without one all that are not blank."""
    out = []
    for line in text.splitlines(True):
        if predicate(line) if predicate is not None else line.strip():
            out.append(prefix)
        out.append(line)
    return ''.join(out)
