"""Log records from tasks and threads go where handlers are told to put them."""

import asyncio
import logging
import sys
import threading

log = logging.getLogger("shop")


class TaskName(logging.Filter):
    """Adds the name of the current task; before 3.12 records have none."""

    def filter(self, record):
        try:
            record.task = asyncio.current_task().get_name()
        except RuntimeError:
            record.task = "no task"
        return True


async def order(number):
    log.info("order %d received", number)
    await asyncio.sleep(number)
    try:
        1 / (number - 2)
    except ZeroDivisionError:
        log.exception("order %d failed", number)
    else:
        log.debug("order %d packed", number)


def audit():
    log.warning("audit in %s", threading.current_thread().name)


async def main():
    tasks = [asyncio.create_task(order(n), name=f"order-{n}") for n in (1, 2)]
    await asyncio.gather(*tasks)
    await asyncio.to_thread(audit)


if __name__ == "__main__":
    everything = logging.StreamHandler(sys.stdout)
    everything.setFormatter(logging.Formatter("%(levelname)s [%(task)s] %(message)s"))
    everything.addFilter(TaskName())
    everything.addFilter(lambda record: record.exc_info is None)
    errors = logging.StreamHandler()
    errors.setLevel(logging.ERROR)
    log.addHandler(everything)
    log.addHandler(errors)
    log.setLevel(logging.DEBUG)
    asyncio.run(main())
    logging.getLogger("no handler").warning("falls back to stderr")
