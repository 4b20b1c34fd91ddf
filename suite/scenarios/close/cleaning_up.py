"""close() gives the body the chance to tidy up; here it catches GeneratorExit and ends."""
# rules: CLO-02 CLO-11 SND-01
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
    cook.send("stew")
    cook.close()
