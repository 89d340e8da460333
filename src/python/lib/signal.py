"""Signals, as far as a page can have them: those that a program sends itself.

Nobody outside can send a program in a page a signal. What the system does by default with one that has no handler
does not exist here, nor do alarms, timers, masks and waits: all of these say so.
"""

import enum
import sys

import _signal
import _thread
from _signal import default_int_handler

Signals = enum.IntEnum('Signals', {
    'SIGHUP': 1, 'SIGINT': 2, 'SIGQUIT': 3, 'SIGILL': 4, 'SIGTRAP': 5, 'SIGABRT': 6, 'SIGBUS': 7, 'SIGFPE': 8,
    'SIGKILL': 9, 'SIGUSR1': 10, 'SIGSEGV': 11, 'SIGUSR2': 12, 'SIGPIPE': 13, 'SIGALRM': 14, 'SIGTERM': 15,
    'SIGSTKFLT': 16, 'SIGCHLD': 17, 'SIGCONT': 18, 'SIGSTOP': 19, 'SIGTSTP': 20, 'SIGTTIN': 21, 'SIGTTOU': 22,
    'SIGURG': 23, 'SIGXCPU': 24, 'SIGXFSZ': 25, 'SIGVTALRM': 26, 'SIGPROF': 27, 'SIGWINCH': 28, 'SIGIO': 29,
    'SIGPWR': 30, 'SIGSYS': 31, 'SIGRTMIN': 34, 'SIGRTMAX': 64,
}, module='signal')
Handlers = enum.IntEnum('Handlers', {'SIG_DFL': 0, 'SIG_IGN': 1}, module='signal')
globals().update(Signals.__members__)
globals().update(Handlers.__members__)

_ABSENT = 'Loopglass runs in a page, which has no signals but those that a program sends itself and handles'
_HARMLESS = (Signals.SIGCHLD, Signals.SIGCONT, Signals.SIGURG, Signals.SIGWINCH)


def _check(signalnum):
    if not 1 <= signalnum <= 64:
        raise ValueError('signal number out of range')
    return int(signalnum)


def getsignal(signalnum, /):
    """The handler of a signal."""
    if _check(signalnum) == Signals.SIGINT:
        return _signal.sigint
    ignored = signalnum in (Signals.SIGPIPE, Signals.SIGXFSZ)
    return _signal.others.get(int(signalnum), Handlers.SIG_IGN if ignored else Handlers.SIG_DFL)


def signal(signalnum, handler, /):
    """Sets the handler of a signal; gives the one before."""
    if _thread.get_ident() != _thread._get_main_thread_ident():
        raise ValueError('signal only works in main thread of the main interpreter')
    if handler in (Handlers.SIG_DFL, Handlers.SIG_IGN):
        handler = Handlers(handler)
    elif not callable(handler):
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    if _check(signalnum) in (Signals.SIGKILL, Signals.SIGSTOP):
        raise OSError(22, 'Invalid argument')
    before = getsignal(signalnum)
    if signalnum == Signals.SIGINT:
        _signal.sigint = handler
    else:
        _signal.others[int(signalnum)] = handler
    return before


def raise_signal(signalnum, /):
    """Sends the program itself a signal: its handler is called now."""
    handler = getsignal(signalnum)
    if handler is Handlers.SIG_DFL:
        if signalnum == Signals.SIGINT:
            raise KeyboardInterrupt
        if signalnum not in _HARMLESS:
            raise NotImplementedError(_ABSENT)
    elif handler is not Handlers.SIG_IGN:
        if _signal.wakeup is not None:
            _signal.wakeup(int(signalnum))
        handler(int(signalnum), sys._getframe(1))


def valid_signals():
    """The signals that there are on Linux."""
    return set(Signals)


def strsignal(signalnum, /):
    """What a signal is called in words."""
    return {Signals.SIGHUP: 'Hangup', Signals.SIGINT: 'Interrupt', Signals.SIGQUIT: 'Quit', Signals.SIGKILL: 'Killed',
            Signals.SIGTERM: 'Terminated', Signals.SIGALRM: 'Alarm clock',
            Signals.SIGUSR1: 'User defined signal 1',
            Signals.SIGUSR2: 'User defined signal 2'}.get(_check(signalnum))


def _absent(*args, **kwargs):
    raise NotImplementedError(_ABSENT)


alarm = getitimer = pause = pthread_kill = pthread_sigmask = set_wakeup_fd = setitimer = siginterrupt = _absent
sigpending = sigtimedwait = sigwait = sigwaitinfo = _absent
