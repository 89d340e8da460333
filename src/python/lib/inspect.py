"""What kind of thing something is, its signature, its members.

A function's parameters are read from its code object (`co_varnames`, `co_argcount`, `co_posonlyargcount`,
`co_kwonlyargcount`, `co_flags`), `__defaults__`, `__kwdefaults__`. Left out: everything on files.
"""

import collections.abc
import functools
import sys
import types

CO_VARARGS = 0x04
CO_VARKEYWORDS = 0x08
CO_GENERATOR = 0x20
CO_COROUTINE = 0x80
CO_ITERABLE_COROUTINE = 0x100
CO_ASYNC_GENERATOR = 0x200
CORO_CREATED = 'CORO_CREATED'
CORO_RUNNING = 'CORO_RUNNING'
CORO_SUSPENDED = 'CORO_SUSPENDED'
CORO_CLOSED = 'CORO_CLOSED'
AGEN_CREATED = 'AGEN_CREATED'
AGEN_RUNNING = 'AGEN_RUNNING'
AGEN_SUSPENDED = 'AGEN_SUSPENDED'
AGEN_CLOSED = 'AGEN_CLOSED'
GEN_CREATED = 'GEN_CREATED'
GEN_RUNNING = 'GEN_RUNNING'
GEN_SUSPENDED = 'GEN_SUSPENDED'
GEN_CLOSED = 'GEN_CLOSED'


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object)
            or isinstance(object, (types.MethodDescriptorType, types.WrapperDescriptorType)))


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return isinstance(object, types.FrameType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__set__') or hasattr(kind, '__delete__')


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, '__get__') and not hasattr(kind, '__set__')


def isabstract(object):
    """True for a class that cannot be instantiated yet."""
    return isinstance(object, type) and bool(getattr(object, '__abstractmethods__', ()))


def _bare(obj):
    """The function under methods and partials."""
    while True:
        if isinstance(obj, types.MethodType):
            obj = obj.__func__
        elif isinstance(obj, functools.partial):
            obj = obj.func
        else:
            return obj


def _has_flag(obj, flag):
    obj = _bare(obj)
    code = getattr(obj, '__code__', None)
    return isfunction(obj) and code is not None and bool(code.co_flags & flag)


def isgeneratorfunction(obj):
    """True for a function with yield."""
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    """True for an `async def` function, or one that is marked as one."""
    return _has_flag(obj, CO_COROUTINE) or getattr(_bare(obj), '_is_coroutine_mark', False) is True


def markcoroutinefunction(func):
    """Marks a plain function that returns coroutines."""
    getattr(func, '__func__', func)._is_coroutine_mark = True
    return func


def isasyncgenfunction(obj):
    """True for an `async def` function with yield."""
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isawaitable(object):
    """True for what `await` takes."""
    return (isinstance(object, types.CoroutineType)
            or isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)
            or isinstance(object, collections.abc.Awaitable))


def getgeneratorlocals(generator):
    """The local variables of a suspended generator."""
    if not isgenerator(generator):
        raise TypeError("{!r} is not a Python generator".format(generator))
    frame = generator.gi_frame
    return {} if frame is None else frame.f_locals


def getcoroutinelocals(coroutine):
    """The local variables of a suspended coroutine."""
    frame = getattr(coroutine, 'cr_frame', None)
    return {} if frame is None else frame.f_locals


def getasyncgenlocals(agen):
    """The local variables of a suspended async generator."""
    if not isasyncgen(agen):
        raise TypeError(f'{agen!r} is not a Python async generator')
    frame = agen.ag_frame
    return {} if frame is None else frame.f_locals


def getcoroutinestate(coroutine):
    """CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    if coroutine.cr_running:
        return CORO_RUNNING
    if coroutine.cr_suspended:
        return CORO_SUSPENDED
    return CORO_CLOSED if coroutine.cr_frame is None else CORO_CREATED


def getgeneratorstate(generator):
    """GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    if generator.gi_running:
        return GEN_RUNNING
    if generator.gi_suspended:
        return GEN_SUSPENDED
    return GEN_CLOSED if generator.gi_frame is None else GEN_CREATED


def getasyncgenstate(agen):
    """AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    if agen.ag_running:
        return AGEN_RUNNING
    if agen.ag_suspended:
        return AGEN_SUSPENDED
    return AGEN_CLOSED if agen.ag_frame is None else AGEN_CREATED


def unwrap(func, *, stop=None):
    """The function under wraps()."""
    seen = {id(func)}
    while hasattr(func, '__wrapped__') and (stop is None or not stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f'wrapper loop when unwrapping {func!r}')
        seen.add(id(func))
    return func


def getmembers(object, predicate=None):
    """(name, value) of every attribute, by name."""
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            found.append((name, value))
    return sorted(found, key=lambda pair: pair[0])


def getmro(cls):
    """The method resolution order."""
    return cls.__mro__


def cleandoc(doc):
    """A docstring without its indentation."""
    lines = doc.expandtabs().split('\n')
    margins = [len(line) - len(line.lstrip(' ')) for line in lines[1:] if line.lstrip(' ')]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(' ')] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return '\n'.join(lines)


def getdoc(object):
    """The docstring, inherited if need be."""
    doc = getattr(object, '__doc__', None)
    if doc is None and isinstance(object, type):
        docs = (base.__doc__ for base in object.__mro__[:-1])
        doc = next((text for text in docs if text is not None), None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object):
    """The module that defined something."""
    return sys.modules.get(getattr(object, '__module__', None))


def currentframe():
    """The caller's frame."""
    return sys._getframe(1)


class FrameInfo(tuple):
    """One entry of stack()."""

    __slots__ = ()
    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])


def stack(context=1):
    """The frames from the caller outwards."""
    import linecache
    found = []
    frame = sys._getframe(1)
    while frame is not None:
        name = frame.f_code.co_filename
        line = linecache.getline(name, frame.f_lineno)
        found.append(FrameInfo((frame, name, frame.f_lineno, frame.f_code.co_name, [line] if line else None, 0)))
        frame = frame.f_back
    return found


def getsourcelines(object):
    """The lines that define something, and the number of the first."""
    import linecache
    if ismodule(object):
        return linecache.getlines(getfile(object)), 0
    if isclass(object):
        if '__firstlineno__' not in vars(object):
            raise TypeError(f'{object!r} is a built-in class')
        first, name = object.__firstlineno__, getfile(object)
    else:
        code = object if isinstance(object, types.CodeType) else getattr(_bare(object), '__code__', None)
        if code is None:
            raise TypeError('module, class, method, function, traceback, frame, or code object was expected, got '
                            f'{type(object).__name__}')
        first, name = code.co_firstlineno, code.co_filename
    lines = linecache.getlines(name)[first - 1:]
    if not lines:
        raise OSError('could not get source code')
    return lines[:_block_length(lines)], first


def _block_length(lines):
    """How many lines a definition takes that begins with the first of these."""
    def indent(line):
        return len(line) - len(line.lstrip())

    margin = indent(lines[0])
    for length in range(1, len(lines) + 1):
        # Once in a block of its own, so that lines to the left within a text do not matter.
        if lines[length - 1].rstrip()[-1:] not in ('', ':', ','):
            try:
                compile('if 1:\n' * bool(margin) + ''.join(lines[:length]), '<block>', 'exec')
                break
            except SyntaxError:
                pass
    # Of a definition with a body below, the lines that are indented deeper.
    last = length
    if indent(lines[length - 1]) > margin:
        for at in range(length, len(lines)):
            if lines[at].strip():
                if indent(lines[at]) <= margin:
                    try:
                        compile('if 1:\n' * bool(margin) + ''.join(lines[:at]), '<block>', 'exec')
                        break
                    except SyntaxError:
                        pass
                if not lines[at].lstrip().startswith('#'):
                    last = at + 1
    return last


def getsource(object):
    """The text that defines something."""
    lines, _ = getsourcelines(object)
    return ''.join(lines)


def getfile(object):
    """The file that defined something."""
    if ismodule(object):
        return object.__file__
    if isclass(object):
        return sys.modules[object.__module__].__file__
    return _bare(object).__code__.co_filename


getsourcefile = getfile


class _empty:
    """Marks what is not given."""


class _ParameterKind(int):
    def __new__(cls, value, name, description):
        made = int.__new__(cls, value)
        made.name = name
        made.description = description
        return made

    def __str__(self):
        return self.name

    def __repr__(self):
        return f'<_ParameterKind.{self.name}: {int(self)}>'


_POSITIONAL_ONLY = _ParameterKind(0, 'POSITIONAL_ONLY', 'positional-only')
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, 'POSITIONAL_OR_KEYWORD', 'positional or keyword')
_VAR_POSITIONAL = _ParameterKind(2, 'VAR_POSITIONAL', 'variadic positional')
_KEYWORD_ONLY = _ParameterKind(3, 'KEYWORD_ONLY', 'keyword-only')
_VAR_KEYWORD = _ParameterKind(4, 'VAR_KEYWORD', 'variadic keyword')
_KINDS = (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD)


def formatannotation(annotation, base_module=None):
    """An annotation's text."""
    if getattr(annotation, '__module__', None) == 'typing':
        return repr(annotation).replace('typing.', '')
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    return repr(annotation)


class Parameter:
    """One parameter."""

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if not name.isidentifier() and not name.startswith('.'):
            raise ValueError(f'{name!r} is not a valid parameter name')
        self.name = name
        self.kind = _KINDS[kind]
        self.default = default
        self.annotation = annotation

    def replace(self, **changes):
        kept = dict(name=self.name, kind=self.kind, default=self.default, annotation=self.annotation)
        kept.update(changes)
        return Parameter(kept.pop('name'), kept.pop('kind'), **kept)

    def __str__(self):
        text = self.name
        if self.annotation is not _empty:
            text = f'{text}: {formatannotation(self.annotation)}'
        if self.default is not _empty:
            text += f' = {self.default!r}' if self.annotation is not _empty else f'={self.default!r}'
        return {_VAR_POSITIONAL: '*', _VAR_KEYWORD: '**'}.get(self.kind, '') + text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self.name, self.kind, self.default, self.annotation) == (
            other.name, other.kind, other.default, other.annotation)

    def __hash__(self):
        return hash((self.name, int(self.kind)))


class BoundArguments:
    """Arguments by parameter."""

    def __init__(self, signature, arguments):
        self.signature = signature
        self.arguments = arguments

    @property
    def args(self):
        found = []
        for name, parameter in self.signature.parameters.items():
            if parameter.kind in (_KEYWORD_ONLY, _VAR_KEYWORD) or name not in self.arguments:
                break
            value = self.arguments[name]
            if parameter.kind == _VAR_POSITIONAL:
                found.extend(value)
            else:
                found.append(value)
        return tuple(found)

    @property
    def kwargs(self):
        found = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                if parameter.kind == _VAR_KEYWORD:
                    found.update(self.arguments[name])
                elif parameter.kind == _KEYWORD_ONLY:
                    found[name] = self.arguments[name]
        return found

    def apply_defaults(self):
        """Fills in what was not given."""
        filled = {}
        for name, parameter in self.signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind == _VAR_POSITIONAL:
                filled[name] = ()
            elif parameter.kind == _VAR_KEYWORD:
                filled[name] = {}
        self.arguments = filled

    def __repr__(self):
        shown = ', '.join(f'{name}={value!r}' for name, value in self.arguments.items())
        return f'<BoundArguments ({shown})>'


class Signature:
    """A callable's parameters and return annotation."""

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty):
        found = {}
        last = None
        for p in parameters or ():
            if last is not None and p.kind < last.kind:
                raise ValueError(f'wrong parameter order: {last.kind.description} parameter before '
                                 f'{p.kind.description} parameter')
            if p.name in found:
                raise ValueError(f'duplicate parameter name: {p.name!r}')
            found[p.name] = last = p
        self.parameters = types.MappingProxyType(found)
        self.return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, **kwargs):
        return signature(obj)

    def replace(self, *, parameters=None, return_annotation=_empty):
        return Signature(self.parameters.values() if parameters is None else parameters,
                         return_annotation=self.return_annotation if return_annotation is _empty
                         else return_annotation)

    def _bind(self, args, kwargs, partial):
        found = {}
        args = list(args)
        kwargs = dict(kwargs)
        given = set(kwargs)
        plain = True
        for place, (name, parameter) in enumerate(self.parameters.items()):
            kind = parameter.kind
            if kind == _VAR_POSITIONAL:
                plain = False
                if args:
                    found[name] = tuple(args)
                    args = []
            elif kind == _VAR_KEYWORD:
                if kwargs:
                    found[name] = kwargs
                    kwargs = {}
            elif args and kind == _KEYWORD_ONLY:
                raise TypeError('too many positional arguments')
            elif args:
                if name in kwargs and kind != _POSITIONAL_ONLY:
                    raise TypeError(f'multiple values for argument {name!r}')
                found[name] = args.pop(0)
            elif name in kwargs and kind != _POSITIONAL_ONLY:
                found[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                # CPython says so as long as all before it came by place.
                by_place = plain and len(found) == place and not found.keys() & given
                which = ' keyword-only' if kind == _KEYWORD_ONLY and by_place else ''
                raise TypeError(f'missing a required{which} argument: {name!r}')
        if args:
            raise TypeError('too many positional arguments')
        if kwargs:
            raise TypeError(f'got an unexpected keyword argument {next(iter(kwargs))!r}')
        return BoundArguments(self, found)

    def bind(self, /, *args, **kwargs):
        """Arguments by parameter; TypeError if they do not fit."""
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        """bind() with some arguments missing."""
        return self._bind(args, kwargs, True)

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (list(self.parameters.values()), self.return_annotation) == (
            list(other.parameters.values()), other.return_annotation)

    def __str__(self):
        shown = []
        positional_only = star = False
        for parameter in self.parameters.values():
            kind = parameter.kind
            if kind == _POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                shown.append('/')
                positional_only = False
            if kind == _VAR_POSITIONAL:
                star = True
            elif kind == _KEYWORD_ONLY and not star:
                shown.append('*')
                star = True
            shown.append(str(parameter))
        if positional_only:
            shown.append('/')
        text = f"({', '.join(shown)})"
        if self.return_annotation is not _empty:
            text += f' -> {formatannotation(self.return_annotation)}'
        return text

    def __repr__(self):
        return f'<Signature {self}>'


def _of_function(func):
    code = func.__code__
    names = code.co_varnames
    count = code.co_argcount
    keyword_only = code.co_kwonlyargcount
    annotations = func.__annotations__
    defaults = func.__defaults__ or ()
    keyword_defaults = func.__kwdefaults__ or {}
    parameters = []
    for index, name in enumerate(names[:count]):
        kind = _POSITIONAL_ONLY if index < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        at = index - (count - len(defaults))
        parameters.append(Parameter(name, kind, default=defaults[at] if at >= 0 else _empty,
                                    annotation=annotations.get(name, _empty)))
    index = count + keyword_only
    if code.co_flags & CO_VARARGS:
        name = names[index]
        index += 1
        parameters.append(Parameter(name, _VAR_POSITIONAL, annotation=annotations.get(name, _empty)))
    for name in names[count:count + keyword_only]:
        parameters.append(Parameter(name, _KEYWORD_ONLY, default=keyword_defaults.get(name, _empty),
                                    annotation=annotations.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[index]
        parameters.append(Parameter(name, _VAR_KEYWORD, annotation=annotations.get(name, _empty)))
    return Signature(parameters, return_annotation=annotations.get('return', _empty))


def _without_first(found):
    parameters = list(found.parameters.values())
    if parameters and parameters[0].kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
        parameters = parameters[1:]
    return found.replace(parameters=parameters)


def _of_dataclass_init(init):
    parameters = []
    for name, kw_only, kind, default in init._loopglass_parameters:
        missing = type(default).__name__ == '_MISSING_TYPE'
        parameters.append(Parameter(name, _KEYWORD_ONLY if kw_only else _POSITIONAL_OR_KEYWORD,
                                    default=_empty if missing else default, annotation=kind))
    return Signature(parameters, return_annotation=None)


class FullArgSpec(tuple):
    """getfullargspec()'s result."""

    _fields = ('args', 'varargs', 'varkw', 'defaults', 'kwonlyargs', 'kwonlydefaults', 'annotations')

    def __getattr__(self, name):
        if name in self._fields:
            return self[self._fields.index(name)]
        raise AttributeError(name)

    def __repr__(self):
        return f"FullArgSpec({', '.join(f'{n}={v!r}' for n, v in zip(self._fields, self))})"


def getfullargspec(func):
    """The parameters of a function, by kind."""
    sig = signature(func.__func__ if ismethod(func) else func, follow_wrapped=False)
    args, kwonly, defaults, kwdefaults, annotations = [], [], [], {}, {}
    star = stars = None
    if sig.return_annotation is not sig.empty:
        annotations['return'] = sig.return_annotation
    for p in sig.parameters.values():
        if p.kind is _VAR_POSITIONAL:
            star = p.name
        elif p.kind is _VAR_KEYWORD:
            stars = p.name
        elif p.kind is _KEYWORD_ONLY:
            kwonly.append(p.name)
            if p.default is not p.empty:
                kwdefaults[p.name] = p.default
        else:
            args.append(p.name)
            if p.default is not p.empty:
                defaults.append(p.default)
        if p.annotation is not p.empty:
            annotations[p.name] = p.annotation
    return FullArgSpec((args, star, stars, tuple(defaults) or None, kwonly, kwdefaults or None, annotations))


def signature(obj, *, follow_wrapped=True, **kwargs):
    """The signature of a callable."""
    if not callable(obj):
        raise TypeError(f'{obj!r} is not a callable object')
    if isinstance(obj, types.MethodType):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, '__signature__'))
    given = getattr(obj, '__signature__', None)
    if isinstance(given, Signature):
        return given
    if hasattr(obj, '_loopglass_parameters'):
        made = _of_dataclass_init(obj)
        return made.replace(parameters=[Parameter('self', _POSITIONAL_OR_KEYWORD), *made.parameters.values()])
    if isfunction(obj):
        return _of_function(obj)
    if isinstance(obj, functools.partial):
        inner = signature(obj.func)
        bound = inner.bind_partial(*obj.args)
        parameters = []
        by_keyword = False
        for name, parameter in inner.parameters.items():
            if name in bound.arguments and parameter.kind != _VAR_POSITIONAL:
                continue
            if name in obj.keywords:
                by_keyword = True
                parameter = parameter.replace(default=obj.keywords[name], kind=_KEYWORD_ONLY)
            elif by_keyword and parameter.kind == _POSITIONAL_OR_KEYWORD:
                parameter = parameter.replace(kind=_KEYWORD_ONLY)
            parameters.append(parameter)
        return inner.replace(parameters=parameters)
    if isinstance(obj, type):
        if issubclass(obj, tuple) and hasattr(obj, '_field_defaults'):
            notes, given = obj.__dict__.get('__annotations__', {}), obj._field_defaults
            return Signature([Parameter(name, _POSITIONAL_OR_KEYWORD, default=given.get(name, _empty),
                                        annotation=notes.get(name, _empty)) for name in obj._fields])
        for name in ('__new__', '__init__'):
            method = getattr(obj, name, None)
            if isfunction(method):
                return _without_first(signature(method)).replace(return_annotation=_empty) \
                    if not hasattr(method, '_loopglass_parameters') else _of_dataclass_init(method)
        return Signature()
    call = getattr(type(obj), '__call__', None)
    if isfunction(call):
        return _without_first(signature(call))
    raise ValueError(f'no signature found for builtin {obj!r}')


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    """The annotations of a function, class or module."""
    if isclass(obj):
        found = obj.__dict__.get('__annotations__', {})
    else:
        found = getattr(obj, '__annotations__', None) or {}
    found = dict(found)
    if eval_str:
        if globals is None:
            globals = getattr(unwrap(obj), '__globals__', None) or vars(sys.modules[obj.__module__])
        found = {name: eval(value, globals, locals) if isinstance(value, str) else value
                 for name, value in found.items()}
    return found


def getattr_static(obj, attr, default=_empty):
    """An attribute as it is kept, without descriptors and `__getattr__`."""
    own = {} if isinstance(obj, type) else getattr(obj, '__dict__', {})
    classes = obj.__mro__ + type(obj).__mro__ if isinstance(obj, type) else type(obj).__mro__
    for names in (own, *map(vars, classes)):
        if attr in names:
            return names[attr]
    if default is _empty:
        raise AttributeError(attr)
    return default


def getcallargs(func, /, *positional, **named):
    """What each parameter would be in a call."""
    bound = signature(func.__func__ if ismethod(func) else func).bind(
        *([func.__self__] if ismethod(func) else []), *positional, **named)
    given = dict(bound.arguments)
    bound.apply_defaults()
    kinds = {name: p.kind for name, p in bound.signature.parameters.items()}
    # What came by place, the variadic ones, what came by name, defaults.
    rank = {name: 1 if kinds[name] in (_VAR_POSITIONAL, _VAR_KEYWORD) else 3 if name not in given else
            2 if name in named else 0 for name in kinds}
    return {name: bound.arguments[name] for name in sorted(kinds, key=rank.get)}


def getmodulename(path):
    """The name of the module that a path stands for."""
    name = path.rpartition('/')[2]
    return name[:-3] if name.endswith('.py') else None
