static void received(const FrameRef& frame, const std::string& prefix, const Value&) {
    call(global(frame, "print"), {text(prefix)});
}

Body asks(BodyFrame frame) {
    START;
    Local flag{"flag", frame->argument(0)};
    const Scope scope{frame, {&flag}};

    received(frame, std::string("recei") + "ved", truthy(flag) ? YIELD(13, text("then")) : YIELD(13, text("else")));
    YIELD(14, text("after"));
    RETURN(None);
}
