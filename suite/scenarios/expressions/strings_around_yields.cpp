static Value tick(const FrameRef& frame) { return call(global(frame, "tick"), {}); }

static std::string named(const Value& value) { return is(value, None) ? "none" : "some"; }

Body asks(BodyFrame frame) {
    START;
    const Scope scope{frame, {}};

    const std::string line = std::string("a long text, for the heap") + named(YIELD(21, tick(frame))) +
                             (is(YIELD(21, tick(frame)), None) ? std::string("yes, and long") : std::string("no"));
    call(global(frame, "print"), {text(line)});
    RETURN(None);
}
