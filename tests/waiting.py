"""Waiting in threads of their own: those of the loop belong to the assistant, which would wait for them in vain."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

_threads = ThreadPoolExecutor(max_workers=200, thread_name_prefix="waiting")


async def apart(wait: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Like asyncio.to_thread, for whatever waits for the assistant."""
    return await asyncio.get_running_loop().run_in_executor(_threads, partial(wait, *args, **kwargs))
