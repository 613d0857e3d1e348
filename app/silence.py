"""Tell that nothing was heard for a while; the time that the computer slept does not count."""

from pyscript import window
from pyscript.ffi import create_proxy

TICK_MS = 10000
# A browser wakes a page that nobody looks at once a minute; past this, the computer slept.
ASLEEP_MS = 90000


class Silence:
    """A limit, counted from now: ``over`` is a promise that ends when it is reached."""

    def __init__(self, limit):
        self.left = limit
        self.last = window.performance.now()
        self.ended = window.Promise.withResolvers()
        self.over = self.ended.promise
        self.timer = window.setInterval(create_proxy(self._tick), TICK_MS)

    def _tick(self):
        now = window.performance.now()
        passed, self.last = now - self.last, now
        if passed < ASLEEP_MS:
            self.left -= passed
        if self.left <= 0:
            self.ended.resolve("end")
            self.stop()

    def stop(self):
        """Count no more."""
        window.clearInterval(self.timer)
