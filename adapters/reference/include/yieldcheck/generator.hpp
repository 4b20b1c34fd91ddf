// A generator with Python's complete protocol, as a C++20 coroutine type:
//
//     yieldcheck::reference::generator<Yield, Send, Return, Protocol = default_protocol>
//
// Header-only; depends on nothing but the standard library. README.md, three folders up, is its manual.
#pragma once

#include "generator/errors.hpp"
#include "generator/find_exception.hpp"
#include "generator/generator.hpp"
#include "generator/protocol.hpp"
#include "generator/step.hpp"
