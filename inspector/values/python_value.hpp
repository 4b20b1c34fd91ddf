// The suite's own values (yieldcheck::Value, suite/protocol/value.hpp), shown as the Python values they stand for.
//
// A Value and a Local become:
//
//   int 5        integer     text "5", of any size             shown: repr(), for all of them
//   True         boolean     text "true"
//   1.5          real        text as repr() has it
//   'x'          string      text in UTF-8, lone surrogates as three bytes; length in code points
//   b'x'         bytes       text in hexadecimal
//   [1] (1,)     sequence    list, tuple, set, frozenset: by `type`; sets in the order of their table, as repr() does
//   {1: 2}       map
//   None         empty       so are Ellipsis and NotImplemented, by `text`; and what is unbound, with type ""
//   others       structure   children: "serial", which tells the object from any other, dead or alive; then
//                            an exception: "args", "cause", "context"; a class, function, generator: "name";
//                            range and slice: "start", "stop", "step"; an instance: its attributes
//   within itself sequence   truncated, reason "a cycle…"; shown [...]
//
// `type` is Python's name of the type, `holds` the object's kind in the suite (yieldcheck::Kind: "list", "exception",
// "instance" …), `address` the object's: two values are one object exactly if their addresses are equal. `frame` of a
// generator is its coroutine frame.
#pragma once

#include "inspector/values/printer.hpp"

namespace yieldcheck::inspector {

std::optional<Value> print_python_value(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_python_local(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_python_frame(ValueReader& reader, const Place& place, ValueReader::Level level);
std::optional<Value> print_python_scope(ValueReader& reader, const Place& place, ValueReader::Level level);

/// An object: its place with the dynamic type, its kind's name.
struct PythonObject {
    Place place;
    std::string kind;
};

/// Objects with an identity: exceptions, classes, functions, generators, instances and all that is no plain data. Fills
/// in a value whose address, serial and kind are set.
void read_python_object(ValueReader& reader, const PythonObject& object, Value& value, ValueReader::Level level);
/// repr() of a value that has been read.
std::string python_repr(const Value& value);
/// The text of a std::string or std::string_view member; empty when it cannot be read.
std::string text_member(ValueReader& reader, const Place& place, std::initializer_list<std::string_view> path);

}  // namespace yieldcheck::inspector
