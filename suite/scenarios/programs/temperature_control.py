"""A controller that is fed measurements; an alarm is thrown in and answered from a handler."""
# rules: SND-01 THS-02 THS-03 FIN-05
# source: PEP 342


class Alarm(Exception):
    def __init__(self, level, message="alarm"):
        super().__init__(message)
        self.level = level


def controller(target, tolerance=1):
    heating = False
    alarms = 0
    try:
        while True:
            try:
                measured = yield "on" if heating else "off"
                if measured < target - tolerance:
                    heating = True
                elif measured > target + tolerance:
                    heating = False
            except Alarm as alarm:
                alarms += alarm.level
                heating = False
                if alarms > 2:
                    return "shut down"
                measured = yield f"{alarm}, level {alarm.level}"
                print("first measured after the alarm:", measured)
    finally:
        print("alarms:", alarms)


def drive():
    control = controller(20)
    next(control)
    control.send(15)
    control.send(20)
    control.throw(Alarm(1))
    control.send(30)
    control.send(10)
    control.throw(Alarm(2, message="fire"))
