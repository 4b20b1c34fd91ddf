Body asks(BodyFrame frame) {
    START;
    Local flag{"flag", frame->argument(0)};
    Local length{"length"};
    const Scope scope{frame, {&flag, &length}};

    length = integer(std::int64_t((truthy(flag) ? YIELD(9, text("then")) : YIELD(9, text("else")))->length()));
    call(global(frame, "print"), {text("length"), length});
    RETURN(None);
}
