"""Signals, as far as a page can have them: SIGINT, raised by the program itself.

Nobody outside can send a program in a page a signal, so handlers for the others would wait for ever: `signal()`
says so instead. Left out: alarms, timers, masks and waits, which say so too.
"""

import enum

import _signal
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

_ABSENT = 'Loopglass runs in a page, which has no signals but the SIGINT of raise_signal()'


def _check(signalnum):
    if not 1 <= signalnum <= 64:
        raise ValueError('signal number out of range')
    return signalnum


def getsignal(signalnum, /):
    """The handler of a signal."""
    return _signal.sigint if _check(signalnum) == Signals.SIGINT else Handlers.SIG_DFL


def signal(signalnum, handler, /):
    """Sets the handler of SIGINT; gives the one before."""
    if not callable(handler) and handler not in (Handlers.SIG_DFL, Handlers.SIG_IGN):
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    if _check(signalnum) != Signals.SIGINT:
        raise NotImplementedError(_ABSENT)
    before = _signal.sigint
    _signal.sigint = handler
    return before


def raise_signal(signalnum, /):
    """Sends the program itself a signal: its handler is called now."""
    if _check(signalnum) != Signals.SIGINT:
        raise NotImplementedError(_ABSENT)
    handler = _signal.sigint
    if handler == Handlers.SIG_DFL:
        raise KeyboardInterrupt
    if handler != Handlers.SIG_IGN:
        handler(int(signalnum), None)


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
