# logging to stderr.
import logging

log = logging.getLogger("kitchen")
log.warning("before basicConfig: %s", "only warnings")
log.info("not shown")
logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
log.info("kettle at %d degrees", 80)
log.debug("not shown")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("could not divide")
log.error("with extra %r and %5.1f", {"a": 1}, 2.25)
logging.getLogger("kitchen.sink").setLevel(logging.DEBUG)
logging.getLogger("kitchen.sink").debug("child speaks")
logging.critical("root speaks")
print(log.name, log.getEffectiveLevel(), logging.getLevelName(30), log.isEnabledFor(10))
