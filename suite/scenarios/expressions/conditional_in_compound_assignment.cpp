Body asks(BodyFrame frame) {
    START;
    Local flag{"flag", frame->argument(0)};
    Local total{"total"};
    const Scope scope{frame, {&flag, &total}};

    total = integer(1);
    std::size_t sum = 1;
    sum += is(YIELD(10, text("asked")), None) && truthy(flag) ? 10 : 20;
    total = integer(std::int64_t(sum));
    sum += !truthy(flag) ? 100 : (is(YIELD(11, text("only when set")), None) ? 0 : 1);
    total = integer(std::int64_t(sum));
    call(global(frame, "print"), {text("total"), total});
    YIELD(13, text("after"));
    RETURN(None);
}
