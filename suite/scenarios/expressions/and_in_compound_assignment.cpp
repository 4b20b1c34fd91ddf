Body asks(BodyFrame frame) {
    START;
    Local flag{"flag", frame->argument(0)};
    Local total{"total"};
    const Scope scope{frame, {&flag, &total}};

    total = integer(1);
    int sum = 1;
    sum += 10 * (truthy(flag) && is(YIELD(10, text("only when set")), None));
    total = integer(sum);
    call(global(frame, "print"), {text("total"), total});
    YIELD(12, text("after"));
    RETURN(None);
}
