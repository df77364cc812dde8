"""Run a module of ours in a process of its own, under limits.

Hostile bytes may eat that process's memory and time, never the web server's or the worker's. The
module reads them on standard input, answers on standard output, and tells by its exit code why it
refuses.
"""

import os
import resource
import runpy
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What Python needs to start; the secrets of the site stay here.
PASSED_ON = ("PATH", "LD_LIBRARY_PATH", "LANG")
# A process that waits uses no seconds of the processor.
WAITED = 2


def run_apart(
    module: str,
    data: bytes,
    *arguments: object,
    memory_bytes: int,
    seconds: int,
    file_bytes: int = 0,
) -> subprocess.CompletedProcess[bytes] | None:
    """Give what the module answered, or None when it took too long; it has so many seconds to compute.

    It writes no file, unless one of so many bytes is allowed.
    """
    limits = (str(memory_bytes), str(seconds), str(file_bytes))
    try:
        return subprocess.run(  # noqa: S603 - our own module, with arguments of ours
            [sys.executable, "-IB", __file__, *limits, module, *map(str, arguments)],
            input=data,
            capture_output=True,
            timeout=seconds * WAITED,
            check=False,
            env={name: os.environ[name] for name in PASSED_ON if name in os.environ},
        )
    except subprocess.TimeoutExpired:
        return None


def _limit(memory_bytes: int, seconds: int, file_bytes: int) -> None:
    """Let the kernel end this process when it asks too much."""
    resource.setrlimit(resource.RLIMIT_AS, (memory_bytes, memory_bytes))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes, file_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _main(memory_bytes: str, seconds: str, file_bytes: str, module: str, *arguments: str) -> None:
    _limit(int(memory_bytes), int(seconds), int(file_bytes))
    sys.path.append(str(ROOT))
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    _main(*sys.argv[1:])
