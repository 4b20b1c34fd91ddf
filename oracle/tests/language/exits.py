"""Leaving try, with and loops on every way."""
# rules: none
# source: LR 8.4


class Manager:
    def __init__(self, name, swallow=False):
        self.name = name
        self.swallow = swallow

    def __enter__(self):
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value)
        return self.swallow


def ways(how):
    for i in range(3):
        try:
            try:
                print("try", i)
                if how == "return":
                    return "returned"
                if how == "break":
                    break
                if how == "continue":
                    continue
                if how == "raise":
                    raise ValueError(i)
                if how == "key":
                    raise KeyError(i)
            except ValueError as error:
                print("handler", error)
                if i == 1:
                    return "from handler"
            else:
                print("else")
            finally:
                print("finally", i)
        finally:
            print("outer finally", i)
    else:
        print("loop else")
    return "end"


def generator_ways(how):
    for i in range(3):
        try:
            try:
                value = yield ("try", i)
                if how == "return":
                    return "returned"
                if how == "break":
                    break
                if how == "continue":
                    continue
                if how == "raise":
                    raise ValueError(i)
            except ValueError as error:
                yield ("handler", str(error))
            else:
                yield ("else", value)
            finally:
                yield ("finally", i)
        finally:
            print("outer finally", i)
    else:
        yield "loop else"
    return "end"


def override(how):
    while True:
        try:
            yield 1
            raise KeyError("lost")
        finally:
            if how == "return":
                return "finally wins"
            if how == "break":
                break
            if how == "continue":
                how = "break"
                continue
    return "behind"


def override_yielding(how):
    while True:
        try:
            yield 1
            raise KeyError("lost")
        finally:
            yield "in finally"
            if how == "return":
                return "finally wins"
            if how == "break":
                break
            if how == "continue":
                how = "break"
                continue
    return "behind"


def nested_finally():
    try:
        try:
            yield 1
        finally:
            try:
                print("a")
                return "inner"
            finally:
                print("b")
                for x in range(3):
                    try:
                        if x == 1:
                            break
                    finally:
                        print("c", x)
    finally:
        print("d")


def with_ways(how, swallow):
    for i in range(2):
        with Manager("a"), Manager("b", swallow) as name:
            yield name
            if how == "return":
                return "returned"
            if how == "break":
                break
            if how == "continue":
                continue
            raise ValueError("in with")
        print("behind with")
    return "end"


def reraising():
    try:
        try:
            yield 1
        except ValueError:
            try:
                raise
            except ValueError as again:
                print("again", again, again.__context__)
            print("back")
            raise
    except Exception as error:
        print("outer", repr(error))
        try:
            raise KeyError("new") from error
        except KeyError as new:
            print(repr(new.__cause__), repr(new.__context__), new.__suppress_context__)
            del new
    try:
        print(error)
    except NameError as unbound:
        print(type(unbound).__name__)
    try:
        raise TypeError
    except (KeyError, TypeError) as error:
        yield error
    try:
        raise RuntimeError("from none") from None
    except RuntimeError as error:
        print(error.__cause__, error.__suppress_context__)


def chain_of_handlers(value):
    try:
        if value == 0:
            raise ZeroDivisionError("z")
        if value == 1:
            raise LookupError("l")
        if value == 2:
            raise IndexError("i")
        if value == 3:
            raise OSError("o")
    except ZeroDivisionError:
        yield "zero"
    except (IndexError, KeyError) as error:
        yield ("index", error.args)
    except LookupError:
        yield "lookup"
    except:
        yield "bare"
    else:
        yield "nothing"


def loops():
    for i in range(5):
        if i == 3:
            break
    else:
        print("not here")
    while i:
        i -= 1
        if i == 1:
            continue
        print("while", i)
    else:
        print("while else")
    for i in []:
        pass
    else:
        print("empty else")
    n = 0
    while True:
        n += 1
        if n > 2:
            break
        else:
            continue
    for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]:
        print(a, b, c)
    for i, *rest in ["abc", "de"]:
        print(i, rest)
    box = [0]
    for box[0] in range(3):
        pass
    print(box, n)


def run(generator, values=()):
    results = []
    try:
        results.append(next(generator))
        for value in values:
            results.append(generator.send(value))
        while True:
            results.append(next(generator))
    except StopIteration as stop:
        results.append(("stop", stop.value))
    except Exception as error:
        results.append(("raised", repr(error)))
    print(results)


def main():
    for how in ["return", "break", "continue", "raise", "none"]:
        print(how, ways(how))
        run(generator_ways(how))
    try:
        ways("key")
    except KeyError as error:
        print("key", error)
    for how in ["return", "break", "continue", "none"]:
        run(override(how))
        run(override_yielding(how))
        run(with_ways(how, False))
        run(with_ways(how, True))
    run(nested_finally())
    g = reraising()
    next(g)
    print(repr(g.throw(ValueError("thrown"))))
    print(list(g))
    for value in range(5):
        run(chain_of_handlers(value))
    loops()
    for how in ["return", "break"]:
        g = generator_ways(how)
        next(g)
        try:
            print(g.throw(KeyError("k")))
            print(next(g))
        except KeyError as error:
            print(repr(error))
    g = with_ways("none", False)
    next(g)
    g.close()
    g = generator_ways("none")
    next(g)
    try:
        g.close()
    except RuntimeError as error:
        print(error)


def drive():
    main()
