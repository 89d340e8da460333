"""Logging: loggers in a tree, levels, formatters, handlers for streams.

Left out: file, socket and rotating handlers (a page has no files), config files, thread and process details beyond
their names.
"""

import os
import string
import sys
import threading
import time
import traceback
import warnings
import weakref

__all__ = ['BASIC_FORMAT', 'BufferingFormatter', 'CRITICAL', 'DEBUG', 'ERROR', 'FATAL', 'FileHandler', 'Filter',
           'Formatter', 'Handler', 'INFO', 'LogRecord', 'Logger', 'LoggerAdapter', 'NOTSET', 'NullHandler',
           'StreamHandler', 'WARN', 'WARNING', 'addLevelName', 'basicConfig', 'captureWarnings', 'critical', 'debug',
           'disable', 'error', 'exception', 'fatal', 'getLevelName', 'getLevelNamesMapping', 'getLogRecordFactory',
           'getLogger', 'getLoggerClass', 'info', 'lastResort', 'log', 'makeLogRecord', 'raiseExceptions',
           'setLogRecordFactory', 'setLoggerClass', 'shutdown', 'warn', 'warning']

CRITICAL = FATAL = 50
ERROR = 40
WARNING = WARN = 30
INFO = 20
DEBUG = 10
NOTSET = 0
BASIC_FORMAT = '%(levelname)s:%(name)s:%(message)s'
raiseExceptions = True
_start = time.time()
_names = {50: 'CRITICAL', 40: 'ERROR', 30: 'WARNING', 20: 'INFO', 10: 'DEBUG', 0: 'NOTSET'}
_levels = {'CRITICAL': 50, 'FATAL': 50, 'ERROR': 40, 'WARN': 30, 'WARNING': 30, 'INFO': 20, 'DEBUG': 10, 'NOTSET': 0}


def getLevelNamesMapping():  #: logging/__init__.py:126
    """Names to numbers."""
    return _levels.copy()


def getLevelName(level):  #: logging/__init__.py:129
    """The name of a number, or the number of a name."""
    if level in _names:
        return _names[level]
    if level in _levels:
        return _levels[level]
    return 'Level %s' % level


def addLevelName(level, levelName):  #: logging/__init__.py:156
    """Names a level."""
    _names[level] = levelName
    _levels[levelName] = level


def _checkLevel(level):
    if isinstance(level, int):
        return level
    if str(level) == level:
        if level not in _levels:
            raise ValueError("Unknown level: %r" % level)  #: logging/__init__.py:210
        return _levels[level]
    raise TypeError('Level not an integer or a valid string: %r' % (level,))


class LogRecord:
    """One event."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):  #: logging/__init__.py:298
        now = time.time()
        self.name = name
        self.msg = msg
        if args and len(args) == 1 and isinstance(args[0], dict) and args[0]:
            args = args[0]
        self.args = args
        self.levelname = getLevelName(level)  #: logging/__init__.py:328
        self.levelno = level
        self.pathname = pathname
        self.filename = pathname.rsplit('/', 1)[-1]
        self.module = self.filename.rsplit('.', 1)[0]
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = now
        self.msecs = int((now - int(now)) * 1000) + 0.0
        self.relativeCreated = (now - _start) * 1000
        self.thread = threading.get_ident()  #: logging/__init__.py:354
        self.threadName = threading.current_thread().name  #: logging/__init__.py:355
        self.processName = 'MainProcess'
        self.process = os.getpid()  #: logging/__init__.py:374
        self.taskName = _task_name()

    def __repr__(self):  #: logging/__init__.py:387
        return '<LogRecord: %s, %s, %s, %s, "%s">' % (self.name, self.levelno, self.pathname, self.lineno, self.msg)

    def getMessage(self):  #: logging/__init__.py:391
        """The message with its arguments put in."""
        msg = str(self.msg)  #: logging/__init__.py:398
        if self.args:
            msg = msg % self.args  #: logging/__init__.py:400
        return msg


def _task_name():
    asyncio = sys.modules.get('asyncio')
    if asyncio is None:
        return None
    try:
        return asyncio.current_task().get_name()
    except Exception:
        return None


_record_class = LogRecord


def setLogRecordFactory(factory):  #: logging/__init__.py:408
    """Sets what makes records."""
    global _record_class
    _record_class = factory


def getLogRecordFactory():  #: logging/__init__.py:418
    """What makes records."""
    return _record_class


def makeLogRecord(dict):  #: logging/__init__.py:425
    """A record with the given attributes."""
    record = _record_class(None, None, '', 0, '', (), None, None)
    record.__dict__.update(dict)
    return record


class _PercentStyle:
    default_format = '%(message)s'
    time_marks = ('%(asctime)',)

    def __init__(self, fmt, defaults=None):
        self.fmt = fmt or self.default_format
        self.defaults = defaults or {}

    def uses_time(self):
        return any(mark in self.fmt for mark in self.time_marks)

    def validate(self):
        for part in self.fmt.split('%(')[1:]:
            name, _, rest = part.partition(')')
            if name.isidentifier() and rest.lstrip('#0+- *.123456789')[:1] in tuple('diouxefgcrsa%'):
                return
        raise ValueError("Invalid format '%s' for '%s' style" % (self.fmt, self.default_format[0]))

    def format(self, record):
        try:
            return self.fill({**self.defaults, **record.__dict__})
        except KeyError as e:
            raise ValueError('Formatting field not found in record: %s' % e)

    def fill(self, values):
        return self.fmt % values


class _BraceStyle(_PercentStyle):
    default_format = '{message}'
    time_marks = ('{asctime',)

    def validate(self):
        fields = 0
        try:
            for _, name, spec, conversion in string.Formatter().parse(self.fmt):
                if name:
                    if not name.replace('.', '_').replace('[', '_').replace(']', '_').isidentifier():
                        raise ValueError('invalid field name/expression: %r' % name)
                    fields += 1
                if conversion and conversion not in 'rsa':
                    raise ValueError('invalid conversion: %r' % conversion)
        except ValueError as e:
            raise ValueError('invalid format: %s' % e)
        if not fields:
            raise ValueError('invalid format: no fields')

    def fill(self, values):
        return self.fmt.format(**values)


class _DollarStyle(_PercentStyle):
    default_format = '${message}'
    time_marks = ('$asctime', '${asctime}')

    def validate(self):
        if not string.Template(self.fmt).get_identifiers():
            raise ValueError('invalid format: no fields')

    def fill(self, values):
        return string.Template(self.fmt).substitute(**values)


_STYLES = {'%': _PercentStyle, '{': _BraceStyle, '$': _DollarStyle}


class Formatter:
    """A record as text."""

    converter = time.localtime
    default_time_format = '%Y-%m-%d %H:%M:%S'
    default_msec_format = '%s,%03d'

    def __init__(self, fmt=None, datefmt=None, style='%', validate=True, *, defaults=None):  #: logging/__init__.py:600
        if style not in _STYLES:
            raise ValueError('Style must be one of: %s' % ','.join(_STYLES))
        self._style = _STYLES[style](fmt, defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style.fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):  #: logging/__init__.py:630
        """When the record was made."""
        parts = type(self).converter(record.created) if type(self).converter is not Formatter.converter \
            else time.localtime(record.created)
        if datefmt:
            return time.strftime(datefmt, parts)
        text = time.strftime(self.default_time_format, parts)
        return self.default_msec_format % (text, record.msecs) if self.default_msec_format else text

    def formatException(self, ei):  #: logging/__init__.py:657
        """A traceback's text."""
        return ''.join(traceback.format_exception(ei[0], ei[1], ei[2])).removesuffix('\n')

    def usesTime(self):  #: logging/__init__.py:676
        return self._style.uses_time()

    def formatMessage(self, record):  #: logging/__init__.py:682
        return self._style.format(record)  #: logging/__init__.py:683

    def formatStack(self, stack_info):  #: logging/__init__.py:685
        return stack_info

    def format(self, record):  #: logging/__init__.py:698
        """The whole text."""
        record.message = record.getMessage()  #: logging/__init__.py:711
        if self.usesTime():  #: logging/__init__.py:712
            record.asctime = self.formatTime(record, self.datefmt)  #: logging/__init__.py:713
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            record.exc_text = self.formatException(record.exc_info)  #: logging/__init__.py:719
        if record.exc_text:
            text = text.removesuffix('\n') + '\n' + record.exc_text
        if record.stack_info:
            text = text.removesuffix('\n') + '\n' + self.formatStack(record.stack_info)
        return text


class BufferingFormatter:
    """Several records as one text."""

    def __init__(self, linefmt=None):  #: logging/__init__.py:739
        self.linefmt = linefmt or _default_formatter

    def formatHeader(self, records):  #: logging/__init__.py:749
        return ''

    def formatFooter(self, records):  #: logging/__init__.py:755
        return ''

    def format(self, records):  #: logging/__init__.py:761
        if not records:
            return ''
        return self.formatHeader(records) + ''.join(map(self.linefmt.format, records)) + self.formatFooter(records)


_default_formatter = Formatter()


class Filter:
    """Lets records of one part of the tree through."""

    def __init__(self, name=''):  #: logging/__init__.py:788
        self.name = name

    def filter(self, record):  #: logging/__init__.py:799
        return not self.name or record.name == self.name or record.name.startswith(self.name + '.')


class Filterer:
    """Has filters."""

    def __init__(self):  #: logging/__init__.py:819
        self.filters = []

    def addFilter(self, filter):  #: logging/__init__.py:825
        if filter not in self.filters:
            self.filters.append(filter)  #: logging/__init__.py:830

    def removeFilter(self, filter):  #: logging/__init__.py:832
        if filter in self.filters:
            self.filters.remove(filter)  #: logging/__init__.py:837

    def filter(self, record):  #: logging/__init__.py:839
        for f in self.filters:
            result = f.filter(record) if hasattr(f, 'filter') else f(record)
            if not result:
                return False
            if isinstance(result, LogRecord):  #: logging/__init__.py:871
                record = result
        return record


_handlers = weakref.WeakValueDictionary()
_handler_list = []


class Handler(Filterer):
    """Sends records somewhere."""

    def __init__(self, level=NOTSET):  #: logging/__init__.py:930
        super().__init__()
        self._name = None
        self.level = _checkLevel(level)
        self.formatter = None
        self.lock = threading.RLock()
        _handler_list.append(weakref.ref(self))

    def get_name(self):  #: logging/__init__.py:944
        return self._name

    def set_name(self, name):  #: logging/__init__.py:947
        if self._name in _handlers:
            del _handlers[self._name]
        self._name = name
        if name:
            _handlers[name] = self

    name = property(get_name, set_name)

    def acquire(self):  #: logging/__init__.py:967
        self.lock.acquire()  #: logging/__init__.py:972

    def release(self):  #: logging/__init__.py:974
        self.lock.release()  #: logging/__init__.py:979

    def setLevel(self, level):  #: logging/__init__.py:981
        self.level = _checkLevel(level)

    def format(self, record):  #: logging/__init__.py:987
        fmt = self.formatter or _default_formatter
        return fmt.format(record)  #: logging/__init__.py:998

    def emit(self, record):  #: logging/__init__.py:1000
        raise NotImplementedError('emit must be implemented by Handler subclasses')

    def handle(self, record):  #: logging/__init__.py:1010
        result = self.filter(record)
        if isinstance(result, LogRecord):
            record = result
        if result:
            with self.lock:  #: logging/__init__.py:1025
                self.emit(record)  #: logging/__init__.py:1026
        return result

    def setFormatter(self, fmt):  #: logging/__init__.py:1029
        self.formatter = fmt

    def flush(self):  #: logging/__init__.py:1035
        pass

    def close(self):  #: logging/__init__.py:1044
        if self._name and self._name in _handlers:
            del _handlers[self._name]

    def handleError(self, record):  #: logging/__init__.py:1059
        """Reports an error inside emit()."""
        if raiseExceptions and sys.stderr:
            sys.stderr.write('--- Logging error ---\n')  #: logging/__init__.py:1074
            traceback.print_exception(sys.exception(), file=sys.stderr)  #: logging/__init__.py:1075
            sys.stderr.write('Call stack:\n')  #: logging/__init__.py:1076
            frame = sys._getframe(1)
            while frame is not None and frame.f_globals is globals():
                frame = frame.f_back
            traceback.print_stack(frame, file=sys.stderr)
            try:
                sys.stderr.write('Message: %r\nArguments: %s\n' % (record.msg, record.args))
            except Exception:
                sys.stderr.write('Unable to print the message and arguments - possible formatting error.\n'
                                 'Use the traceback above to help find the error.\n')

    def __repr__(self):  #: logging/__init__.py:1106
        return '<%s (%s)>' % (self.__class__.__name__, getLevelName(self.level))


class StreamHandler(Handler):
    """Writes to a stream, stderr by default."""

    terminator = '\n'

    def __init__(self, stream=None):  #: logging/__init__.py:1119
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):  #: logging/__init__.py:1130
        with self.lock:  #: logging/__init__.py:1134
            if self.stream and hasattr(self.stream, 'flush'):
                self.stream.flush()  #: logging/__init__.py:1136

    def emit(self, record):  #: logging/__init__.py:1138
        try:
            msg = self.format(record)  #: logging/__init__.py:1150
            stream = self.stream
            stream.write(msg + self.terminator)  #: logging/__init__.py:1153
            self.flush()  #: logging/__init__.py:1154
        except RecursionError:
            raise  #: logging/__init__.py:1156
        except Exception:
            self.handleError(record)  #: logging/__init__.py:1158

    def setStream(self, stream):  #: logging/__init__.py:1160
        if stream is self.stream:
            return None
        previous = self.stream
        self.flush()  #: logging/__init__.py:1173
        self.stream = stream
        return previous

    def __repr__(self):  #: logging/__init__.py:1177
        name = getattr(self.stream, 'name', '')  #: logging/__init__.py:1179
        name = str(name) + ' ' if name else ''
        return '<%s %s(%s)>' % (self.__class__.__name__, name, getLevelName(self.level))


class FileHandler(StreamHandler):
    """A page has no files: making one says so."""

    def __init__(self, filename, *args, **kwargs):  #: logging/__init__.py:1193
        raise NotImplementedError('Loopglass runs in a page, which has no files: use a StreamHandler')


class NullHandler(Handler):
    """Drops everything."""

    def handle(self, record):  #: logging/__init__.py:2274
        pass

    def emit(self, record):  #: logging/__init__.py:2277
        pass


class _StderrHandler(StreamHandler):
    """Writes to what sys.stderr is at that moment."""

    def __init__(self, level=NOTSET):  #: logging/__init__.py:1277
        Handler.__init__(self, level)  #: logging/__init__.py:1281

    @property  #: logging/__init__.py:1283
    def stream(self):  #: logging/__init__.py:1284
        return sys.stderr


lastResort = _StderrHandler(WARNING)


class PlaceHolder:
    """A name in the tree that nobody asked for yet."""

    def __init__(self, logger):  #: logging/__init__.py:1301
        self.loggerMap = {logger: None}

    def append(self, logger):  #: logging/__init__.py:1307
        self.loggerMap[logger] = None


class Manager:
    """The tree of loggers."""

    def __init__(self, root):  #: logging/__init__.py:1342
        self.root = root
        self.disable = 0
        self.emittedNoHandlerWarning = False
        self.loggerDict = {}
        self.loggerClass = None

    def getLogger(self, name):  #: logging/__init__.py:1361
        """The logger of that name, made on first use."""
        if not isinstance(name, str):  #: logging/__init__.py:1373
            raise TypeError('A logger name must be a string')  #: logging/__init__.py:1374
        found = self.loggerDict.get(name)
        if isinstance(found, Logger):
            return found
        made = (self.loggerClass or _logger_class)(name)
        made.manager = self
        self.loggerDict[name] = made
        if isinstance(found, PlaceHolder):
            for child in found.loggerMap:
                if not child.parent.name.startswith(name):
                    made.parent = child.parent
                    child.parent = made
        self._link(made)
        return made

    def _link(self, made):
        name = made.name
        at = name.rfind('.')
        parent = None
        while at > 0 and parent is None:
            above = name[:at]
            found = self.loggerDict.get(above)
            if found is None:
                self.loggerDict[above] = PlaceHolder(made)
            elif isinstance(found, Logger):
                parent = found
            else:
                found.append(made)
            at = name.rfind('.', 0, at)
        made.parent = parent or self.root

    def setLoggerClass(self, klass):  #: logging/__init__.py:1392
        self.loggerClass = klass


class Logger(Filterer):
    """Where events are reported."""

    def __init__(self, name, level=NOTSET):  #: logging/__init__.py:1477
        super().__init__()
        self.name = name
        self.level = _checkLevel(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False

    def setLevel(self, level):  #: logging/__init__.py:1490
        """Sets the least level that counts."""
        self.level = _checkLevel(level)  #: logging/__init__.py:1494

    def debug(self, msg, *args, **kwargs):  #: logging/__init__.py:1497
        if self.isEnabledFor(DEBUG):  #: logging/__init__.py:1506
            self._log(DEBUG, msg, args, **kwargs)  #: logging/__init__.py:1507

    def info(self, msg, *args, **kwargs):  #: logging/__init__.py:1509
        if self.isEnabledFor(INFO):  #: logging/__init__.py:1518
            self._log(INFO, msg, args, **kwargs)  #: logging/__init__.py:1519

    def warning(self, msg, *args, **kwargs):  #: logging/__init__.py:1521
        if self.isEnabledFor(WARNING):  #: logging/__init__.py:1530
            self._log(WARNING, msg, args, **kwargs)  #: logging/__init__.py:1531

    def warn(self, msg, *args, **kwargs):  #: logging/__init__.py:1533
        warnings.warn("The 'warn' method is deprecated, use 'warning' instead", DeprecationWarning, 2)
        self.warning(msg, *args, **kwargs)  #: logging/__init__.py:1536

    def error(self, msg, *args, **kwargs):  #: logging/__init__.py:1538
        if self.isEnabledFor(ERROR):  #: logging/__init__.py:1547
            self._log(ERROR, msg, args, **kwargs)  #: logging/__init__.py:1548

    def exception(self, msg, *args, exc_info=True, **kwargs):  #: logging/__init__.py:1550
        self.error(msg, *args, exc_info=exc_info, **kwargs)  #: logging/__init__.py:1554

    def critical(self, msg, *args, **kwargs):  #: logging/__init__.py:1556
        if self.isEnabledFor(CRITICAL):  #: logging/__init__.py:1565
            self._log(CRITICAL, msg, args, **kwargs)  #: logging/__init__.py:1566

    fatal = critical

    def log(self, level, msg, *args, **kwargs):  #: logging/__init__.py:1574
        if not isinstance(level, int):  #: logging/__init__.py:1583
            if raiseExceptions:
                raise TypeError('level must be an integer')
            return
        if self.isEnabledFor(level):  #: logging/__init__.py:1588
            self._log(level, msg, args, **kwargs)  #: logging/__init__.py:1589

    def findCaller(self, stack_info=False, stacklevel=1):  #: logging/__init__.py:1591
        """(file, line, function, stack) of the caller."""
        frame = sys._getframe(1)
        while frame is not None and frame.f_globals is globals():
            frame = frame.f_back
        for _ in range(stacklevel - 1):
            if frame is None or frame.f_back is None:
                break
            frame = frame.f_back
        if frame is None:
            return '(unknown file)', 0, '(unknown function)', None
        sinfo = None
        if stack_info:
            sinfo = 'Stack (most recent call last):\n' + ''.join(traceback.format_stack(frame)).removesuffix('\n')
        code = frame.f_code
        return code.co_filename, frame.f_lineno, code.co_name, sinfo

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):  #: logging/__init__.py:1625
        record = _record_class(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        for key in extra or ():
            if key in ('message', 'asctime') or key in record.__dict__:
                raise KeyError('Attempt to overwrite %r in LogRecord' % key)
            record.__dict__[key] = extra[key]
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):  #: logging/__init__.py:1640
        fn, lno, func, sinfo = self.findCaller(stack_info, stacklevel)  #: logging/__init__.py:1652
        if exc_info:
            if isinstance(exc_info, BaseException):  #: logging/__init__.py:1658
                exc_info = (type(exc_info), exc_info, exc_info.__traceback__)  #: logging/__init__.py:1659
            elif not isinstance(exc_info, tuple):  #: logging/__init__.py:1660
                exc_info = sys.exc_info()  #: logging/__init__.py:1661
        record = self.makeRecord(self.name, level, fn, lno, msg, args, exc_info, func, extra, sinfo)
        self.handle(record)  #: logging/__init__.py:1664

    def handle(self, record):  #: logging/__init__.py:1666
        if self.disabled:
            return
        result = self.filter(record)
        if not result:
            return
        if isinstance(result, LogRecord):
            record = result
        self.callHandlers(record)  #: logging/__init__.py:1680

    def addHandler(self, hdlr):  #: logging/__init__.py:1682
        if hdlr not in self.handlers:
            self.handlers.append(hdlr)  #: logging/__init__.py:1688

    def removeHandler(self, hdlr):  #: logging/__init__.py:1690
        if hdlr in self.handlers:
            self.handlers.remove(hdlr)  #: logging/__init__.py:1696

    def hasHandlers(self):  #: logging/__init__.py:1698
        logger = self
        while logger:
            if logger.handlers:
                return True
            logger = logger.parent if logger.propagate else None
        return False

    def callHandlers(self, record):  #: logging/__init__.py:1720
        logger = self
        found = 0
        while logger is not None:
            for hdlr in logger.handlers:
                found += 1
                if record.levelno >= hdlr.level:
                    hdlr.handle(record)  #: logging/__init__.py:1736
            logger = logger.parent if logger.propagate else None
        if not found and lastResort and record.levelno >= lastResort.level:
            lastResort.handle(record)  #: logging/__init__.py:1744

    def getEffectiveLevel(self):  #: logging/__init__.py:1750
        """The level that counts: the nearest that is set."""
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):  #: logging/__init__.py:1764
        """True if an event of that level would be handled."""
        return not self.disabled and self.manager.disable < level and level >= self.getEffectiveLevel()

    def getChild(self, suffix):  #: logging/__init__.py:1783
        """The logger below this one."""
        if self.root is not self:
            suffix = '.'.join((self.name, suffix))  #: logging/__init__.py:1799
        return self.manager.getLogger(suffix)  #: logging/__init__.py:1800

    def getChildren(self):  #: logging/__init__.py:1802
        """The loggers directly below."""
        return {found for found in self.manager.loggerDict.values()
                if isinstance(found, Logger) and found.parent is self}

    def __bool__(self):
        return True

    def __repr__(self):  #: logging/__init__.py:1818
        return '<%s %s (%s)>' % (self.__class__.__name__, self.name, getLevelName(self.getEffectiveLevel()))


class RootLogger(Logger):
    """The top of the tree."""

    def __init__(self, level):  #: logging/__init__.py:1835
        super().__init__('root', level)


_logger_class = Logger
root = RootLogger(WARNING)
Logger.root = root
Logger.manager = root.manager = Manager(root)


def setLoggerClass(klass):  #: logging/__init__.py:1318
    """Sets the class of new loggers."""
    global _logger_class
    if klass is not Logger and not issubclass(klass, Logger):
        raise TypeError('logger not derived from logging.Logger: ' + klass.__name__)
    _logger_class = klass


def getLoggerClass():  #: logging/__init__.py:1331
    """The class of new loggers."""
    return _logger_class


class LoggerAdapter:
    """A logger with something added to every event."""

    def __init__(self, logger, extra=None, merge_extra=False):  #: logging/__init__.py:1852
        self.logger = logger
        self.extra = extra
        self.merge_extra = merge_extra

    def process(self, msg, kwargs):  #: logging/__init__.py:1877
        if self.merge_extra and 'extra' in kwargs:
            kwargs['extra'] = {**self.extra, **kwargs['extra']}
        else:
            kwargs['extra'] = self.extra
        return msg, kwargs

    def log(self, level, msg, *args, **kwargs):  #: logging/__init__.py:1937
        if self.isEnabledFor(level):  #: logging/__init__.py:1942
            msg, kwargs = self.process(msg, kwargs)  #: logging/__init__.py:1943
            self.logger.log(level, msg, *args, **kwargs)  #: logging/__init__.py:1944

    def debug(self, msg, *args, **kwargs):  #: logging/__init__.py:1896
        self.log(DEBUG, msg, *args, **kwargs)  #: logging/__init__.py:1900

    def info(self, msg, *args, **kwargs):  #: logging/__init__.py:1902
        self.log(INFO, msg, *args, **kwargs)  #: logging/__init__.py:1906

    def warning(self, msg, *args, **kwargs):  #: logging/__init__.py:1908
        self.log(WARNING, msg, *args, **kwargs)  #: logging/__init__.py:1912

    def error(self, msg, *args, **kwargs):  #: logging/__init__.py:1919
        self.log(ERROR, msg, *args, **kwargs)  #: logging/__init__.py:1923

    def exception(self, msg, *args, exc_info=True, **kwargs):  #: logging/__init__.py:1925
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)  #: logging/__init__.py:1929

    def critical(self, msg, *args, **kwargs):  #: logging/__init__.py:1931
        self.log(CRITICAL, msg, *args, **kwargs)  #: logging/__init__.py:1935

    def isEnabledFor(self, level):  #: logging/__init__.py:1946
        return self.logger.isEnabledFor(level)  #: logging/__init__.py:1950

    def setLevel(self, level):  #: logging/__init__.py:1952
        self.logger.setLevel(level)  #: logging/__init__.py:1956

    def getEffectiveLevel(self):  #: logging/__init__.py:1958
        return self.logger.getEffectiveLevel()  #: logging/__init__.py:1962

    def hasHandlers(self):  #: logging/__init__.py:1964
        return self.logger.hasHandlers()  #: logging/__init__.py:1968

    @property  #: logging/__init__.py:1984
    def name(self):  #: logging/__init__.py:1985
        return self.logger.name

    def __repr__(self):  #: logging/__init__.py:1988
        logger = self.logger
        return '<%s %s (%s)>' % (self.__class__.__name__, logger.name, getLevelName(logger.getEffectiveLevel()))


def basicConfig(*, force=False, encoding=None, errors=None, stream=None, filename=None, filemode='a', handlers=None,  #: logging/__init__.py:2003
                format=None, datefmt=None, style='%', level=None, **kwargs):
    """Gives the root logger a handler, unless it has one."""
    if force:
        for handler in root.handlers[:]:
            root.removeHandler(handler)
            handler.close()
    if root.handlers:
        return
    if handlers is None:
        if stream is not None and filename is not None:
            raise ValueError("'stream' and 'filename' should not be specified together")
        handlers = [FileHandler(filename) if filename is not None else StreamHandler(stream)]
    elif stream is not None or filename is not None:
        raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
    if style not in _STYLES:
        raise ValueError('Style must be one of: %s' % ','.join(_STYLES))
    basic = {'%': BASIC_FORMAT, '{': '{levelname}:{name}:{message}', '$': '${levelname}:${name}:${message}'}
    formatter = Formatter(format or basic[style], datefmt, style)
    for handler in handlers:
        if handler.formatter is None:
            handler.setFormatter(formatter)
        root.addHandler(handler)
    if level is not None:
        root.setLevel(level)  #: logging/__init__.py:2118
    if kwargs:
        raise ValueError('Unrecognised argument(s): %s' % ', '.join(kwargs))


def getLogger(name=None):  #: logging/__init__.py:2128
    """The logger of that name; without one, the root."""
    if not name or isinstance(name, str) and name == root.name:  #: logging/__init__.py:2134
        return root
    return Logger.manager.getLogger(name)  #: logging/__init__.py:2136


def _give_root_a_handler():
    if not root.handlers:
        basicConfig()


def critical(msg, *args, **kwargs):  #: logging/__init__.py:2138
    _give_root_a_handler()
    root.critical(msg, *args, **kwargs)  #: logging/__init__.py:2146


fatal = critical


def error(msg, *args, **kwargs):  #: logging/__init__.py:2154
    _give_root_a_handler()
    root.error(msg, *args, **kwargs)  #: logging/__init__.py:2162


def exception(msg, *args, exc_info=True, **kwargs):  #: logging/__init__.py:2164
    error(msg, *args, exc_info=exc_info, **kwargs)  #: logging/__init__.py:2170


def warning(msg, *args, **kwargs):  #: logging/__init__.py:2172
    _give_root_a_handler()
    root.warning(msg, *args, **kwargs)  #: logging/__init__.py:2180


def warn(msg, *args, **kwargs):  #: logging/__init__.py:2182
    warnings.warn("The 'warn' function is deprecated, use 'warning' instead", DeprecationWarning, 2)
    warning(msg, *args, **kwargs)  #: logging/__init__.py:2185


def info(msg, *args, **kwargs):  #: logging/__init__.py:2187
    _give_root_a_handler()
    root.info(msg, *args, **kwargs)  #: logging/__init__.py:2195


def debug(msg, *args, **kwargs):  #: logging/__init__.py:2197
    _give_root_a_handler()
    root.debug(msg, *args, **kwargs)  #: logging/__init__.py:2205


def log(level, msg, *args, **kwargs):  #: logging/__init__.py:2207
    _give_root_a_handler()
    root.log(level, msg, *args, **kwargs)  #: logging/__init__.py:2215


def disable(level=CRITICAL):  #: logging/__init__.py:2217
    """Switches every event up to a level off."""
    root.manager.disable = _checkLevel(level)


def shutdown(handlerList=None):  #: logging/__init__.py:2224
    """Flushes and closes every handler."""
    for reference in reversed(_handler_list):
        handler = reference()
        if handler:
            handler.flush()
            handler.close()


_shown_before = None


def captureWarnings(capture):  #: logging/__init__.py:2310
    """Sends warnings to the logger 'py.warnings'."""
    global _shown_before
    if capture and _shown_before is None:
        _shown_before = warnings.showwarning

        def show(message, category, filename, lineno, file=None, line=None):
            text = warnings.formatwarning(message, category, filename, lineno, line)
            logger = getLogger('py.warnings')
            if not logger.handlers:
                logger.addHandler(NullHandler())
            logger.warning(text)

        warnings.showwarning = show
    elif not capture and _shown_before is not None:
        warnings.showwarning = _shown_before
        _shown_before = None
