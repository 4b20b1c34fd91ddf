"""close() releases the locals of the frame at once."""
# rules: CLO-14
# source: gh-118272 test_close_releases_frame_locals


class Res:
    def __del__(self):
        print("released")


def worker():
    resource = Res()
    yield 1


def drive():
    generator = worker()
    next(generator)
    generator.close()
