// A Python value as the suite sees it: a counted reference to an Object.
//
// Finalisation order is part of the generator protocol, so references are counted as CPython counts them and an object
// dies the moment its last reference goes. One thread; nothing here is atomic.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace yieldcheck {

class Object;

/// Python's text: code points, lone surrogates included.
using Text = std::u32string;

/// A reference to an object, or nothing at all: an unbound variable. Python's None is an object like any other.
class Value {
public:
    Value() noexcept = default;
    explicit Value(Object* object) noexcept : object_(object) { retain(); }
    Value(const Value& other) noexcept : object_(other.object_) { retain(); }
    Value(Value&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
    ~Value() { release(); }
    Value& operator=(const Value& other) noexcept;  // the old object goes last, when the new one is already in place
    Value& operator=(Value&& other) noexcept;

    bool bound() const noexcept { return object_ != nullptr; }
    Object* object() const noexcept { return object_; }
    Object* operator->() const noexcept { return object_; }

    /// The object as a T, or nullptr when it is none (or unbound). Cheap for final classes with a `tag` (object.hpp).
    template <class T>
    T* as() const noexcept;

private:
    void retain() const noexcept;  // inline, in object.hpp
    void release() noexcept;

    Object* object_ = nullptr;
};

/// Python's `is`.
inline bool is(const Value& left, const Value& right) noexcept { return left.object() == right.object(); }

/// The one C++ exception that carries a Python exception.
struct Raised {
    Value exception;
};

/// What went wrong is the suite's limit, not the library's: the program asked for Python that the runtime lacks.
/// Becomes the verdict `broken`; never caught by translated code.
struct OutsideSubset {
    std::string what;
};

// ---- constants and constructors -------------------------------------------------------------------------------------

extern const Value None, True, False, Ellipsis, NotImplemented;

inline const Value& boolean(bool value) { return value ? True : False; }
Value integer(std::int64_t value);
inline Value integer(int value) { return integer(std::int64_t{value}); }
Value integer(const char* decimal_digits);  // any size, with an optional sign
Value real(double value);
Value text(std::string_view utf8);  // lone surrogates as their three-byte form
Value text(Text value);
Value bytes(std::string value);
Value list(std::vector<Value> items = {});
Value tuple(std::vector<Value> items = {});
Value set(std::vector<Value> items = {});  // TypeError on an unhashable item
Value frozenset(std::vector<Value> items = {});
Value dict(std::vector<std::pair<Value, Value>> items = {});  // later keys replace earlier ones
Value slice(Value start, Value stop, Value step);

std::string utf8(const Text& value);  // lone surrogates as their three-byte form

}  // namespace yieldcheck
