"""Two context managers written as generators: both are left in reverse order, also when the body fails."""
# rules: WTH-04 FIN-01 CTX-08
# source: contextlib docs

from contextlib import contextmanager


@contextmanager
def section(name, swallow=False):
    print("<" + name + ">")
    try:
        yield name.upper()
    except ValueError as error:
        print("error in", name, error)
        if not swallow:
            raise
    finally:
        print("</" + name + ">")


def write(text):
    with section("page", swallow=True) as page:
        with section("paragraph") as paragraph:
            if not text:
                raise ValueError("nothing to write")
            print(page, paragraph, text)
        return "written"
    return "given up"


def drive():
    write("hello")
    write("")
