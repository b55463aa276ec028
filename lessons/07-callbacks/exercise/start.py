"""A letter from a lighthouse: three steps, each of which calls back."""

import asyncio


def later(seconds, then, answer):
    asyncio.get_running_loop().call_later(seconds, then, answer)


def send_letter(when_sent):
    def written(letter):
        print(f"written: {letter}")

        def stamped(envelope):
            print(f"stamped: {envelope}")

            def collected(bag):
                print(f"collected: {bag}")
                when_sent()

            later(3, collected, f"a bag with {envelope}")

        later(1, stamped, f"an envelope with {letter}")

    later(2, written, "a letter")


async def main():
    sent = asyncio.Event()
    send_letter(sent.set)
    await sent.wait()
    print("The boat has left.")


asyncio.run(main())
