"""A coroutine object that has not started refuses a value and is unharmed."""
# rules: PRM-01 AWT-01
# source: language reference 6.2.9.1 generator.send; PEP 342 spec 3; test_send_non_none_to_new_gen


async def main():
    print("running")
    return "done"


def drive():
    task = main()
    task.send("early")
    task.send(None)
