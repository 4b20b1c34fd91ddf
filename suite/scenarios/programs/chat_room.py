"""A class wraps a coroutine per member; leaving the room closes the member's coroutine."""
# rules: SND-01 CLO-02 FIN-01
# source: PEP 342


class Room:
    def __init__(self):
        self.members = {}

    def join(self, name):
        member = inbox(name)
        next(member)
        self.members[name] = member

    def say(self, speaker, text):
        heard = 0
        for name, member in self.members.items():
            if name != speaker:
                heard = member.send((speaker, text))
        return heard

    def leave(self, name):
        self.members.pop(name).close()


def inbox(name):
    received = 0
    try:
        while True:
            speaker, text = yield received
            received += 1
            print(f"to {name} from {speaker}: {text}")
    finally:
        print(f"{name} left after {received}")


room = Room()


def drive():
    room.join("ann")
    room.join("ben")
    room.say("ann", "hello")
    room.say("ann", "anybody?")
    room.join("cy")
    room.leave("ben")
    room.say("cy", "hi")
    room.leave("ann")
    room.leave("cy")
