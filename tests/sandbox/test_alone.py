"""The strict Telegram as a process of its own, for measurements."""

import asyncio
import sys

import aiohttp


async def test_it_serves_people_without_limits() -> None:
    command = [sys.executable, "-m", "bot.sandbox.telegram", "--people", "2", "--no-limits"]
    child = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert child.stdout is not None
    url = (await child.stdout.readline()).decode().strip()
    send = f"{url}/bot42:sandbox-token-of-the-strict-telegram/sendMessage"
    async with aiohttp.ClientSession() as http:
        for number in range(10):
            async with http.post(send, json={"chat_id": 2, "text": str(number)}) as answer:
                assert answer.status == 200
        async with http.post(send, json={"chat_id": 3, "text": "x"}) as answer:
            assert answer.status == 400
    child.terminate()
    await child.communicate()
