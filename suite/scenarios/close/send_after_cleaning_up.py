"""After close() a send is answered by StopIteration, however tidily the body has ended."""
# rules: CLO-11 SND-04
# source: PEP 342


def kitchen():
    try:
        while True:
            dish = yield "cooking"
            print(f"served: {dish}")
    except GeneratorExit:
        print("lights out, stove off")


def drive():
    cook = kitchen()
    next(cook)
    cook.close()
    cook.send("dessert")
