"""When a body ends, its locals and arguments are released before whoever resumed it goes on."""
# rules: OWN-08
# source: language reference 3.1


class Resource:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("released", self.name)


def worker(argument):
    local = Resource("local")
    yield 1
    print("ends")


def resume_to_the_end(generator):
    for value in generator:
        print(value)
    print("resumer goes on")


def drive():
    generator = worker(Resource("argument"))
    resume_to_the_end(generator)
    del generator
