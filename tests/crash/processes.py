"""Processes that are ready at once: forked from one that has everything loaded, and has no thread and no connection."""

import os
import signal
import traceback
from collections.abc import Callable


class Process:
    """Something that runs on its own and can be struck down, or put to sleep, at any moment."""

    def __init__(self, run: Callable[[], None]) -> None:
        self._pid = os.fork()
        if self._pid == 0:
            code = 1
            try:
                run()
                code = 0
            except BaseException:
                traceback.print_exc()
            finally:
                os._exit(code)

    def kill(self) -> None:
        """Strike it down, wherever it is; if it has ended by itself, that is all right."""
        os.kill(self._pid, signal.SIGKILL)
        self.wait()

    def wait(self) -> bool:
        """Wait for its end; False if it was struck down. Raises RuntimeError if it failed."""
        _, status = os.waitpid(self._pid, 0)
        code = os.waitstatus_to_exitcode(status)
        if code not in (0, -signal.SIGKILL):
            raise RuntimeError(f"a process ended with {code}")
        return code == 0

    def sleep(self) -> None:
        """Let it not run until it is woken."""
        os.kill(self._pid, signal.SIGSTOP)
        os.waitpid(self._pid, os.WUNTRACED)

    def wake(self) -> None:
        """Let it go on where it was."""
        os.kill(self._pid, signal.SIGCONT)
