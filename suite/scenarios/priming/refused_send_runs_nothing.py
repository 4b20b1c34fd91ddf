"""A refused send leaves the generator unstarted: closing it afterwards runs no statement of the body."""
# rules: PRM-01 CLO-01
# source: language reference 6.2.9.1 generator.send; PEP 342 spec 3; test_send_non_none_to_new_gen


def session():
    print("opened")
    try:
        command = yield "ready"
        print(command)
    finally:
        print("closed")


def drive():
    generator = session()
    generator.send("login")
    generator.close()
