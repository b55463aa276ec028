"""The observers and adapters that live inside the embedded CPython.

The package is frozen into the memory snapshot, so importing it costs nothing at run time. It stands under CPython's own
asyncio, threading and concurrent.futures, which run unmodified:

    codes      the numbers of the wire
    wire       events on their way to the host
    host       the functions that the host lends us
    strands    virtual threads: park, wake, switch
    ticks      the countdown that CPU time is measured with
    cpu        what happens when it has run down
    locks, thread, thread_local, sleeping
               stand-ins for the C module _thread and for time.sleep
    processes  a process pool on strands with a GIL of their own
    futures    numbers for tasks and futures
    labels     what a suspended task waits for, in words
    loop       the event loop: BaseEventLoop on virtual time, observed
    names      names that a learner recognises
    lines      which line runs
    network*   the network in memory, below the modules socket and selectors
    internet*  the hosts of the simulated internet
    simulation says what is simulated, when it is first used
    standins   finds the stand-ins of libraries
    unsupported how a stand-in refuses what it does not have
    errnos     error numbers of Linux
    selecting  select.select on the network in memory
    refusals   what a sandbox cannot do, and what to use instead
    modules    modules beside the program
    stdlib     how functions of the standard library are observed
    executors, combiners, resources
               observers of pools, of gather and cancellations, of locks and queues
    orders     an order for the library's sets of tasks and threads
    complaints warnings and reports of asyncio
    streams    standard input and output
    limits     what a run may use up
    tracebacks without our frames
    deadlock   who waits for whom when nothing can go on
    install    puts all of this in place, once, before the snapshot
    program    runs one program and ends it as python3 would

No module here may raise into the program, keep a task alive, or leave a frame of ours in a traceback.
"""
