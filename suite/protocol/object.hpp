// What every Python object can be asked: one virtual function per question, in the manner of CPython's type slots.
// Each kind of object is one file that answers what it can; the defaults raise CPython 3.13's TypeError or
// AttributeError.
#pragma once

#include "protocol/value.hpp"

#include <span>
#include <type_traits>

namespace yieldcheck {

enum class Comparison { less, less_equal, equal, not_equal, greater, greater_equal };

enum class Operator {
    add,
    subtract,
    multiply,
    matrix_multiply,
    divide,
    floor_divide,
    modulo,
    power,
    left_shift,
    right_shift,
    bit_and,
    bit_or,
    bit_xor
};

/// The arguments of a call, in the order in which they were written.
class Arguments {
public:
    Arguments() = default;
    // Not an initializer_list: its array would keep every argument alive until the end of the full expression, and so
    // delay finalisation. Braces still evaluate from left to right.
    Arguments(Value a) { take(std::move(a)); }
    Arguments(Value a, Value b) { take(std::move(a), std::move(b)); }
    Arguments(Value a, Value b, Value c) { take(std::move(a), std::move(b), std::move(c)); }
    Arguments(Value a, Value b, Value c, Value d) { take(std::move(a), std::move(b), std::move(c), std::move(d)); }
    Arguments(Value a, Value b, Value c, Value d, Value e) {
        take(std::move(a), std::move(b), std::move(c), std::move(d));
        take(std::move(e));
    }
    Arguments(Value a, Value b, Value c, Value d, Value e, Value f) {
        take(std::move(a), std::move(b), std::move(c), std::move(d));
        take(std::move(e), std::move(f));
    }
    explicit Arguments(std::vector<Value> positional) : positional_(std::move(positional)) {}

    void positional(Value value) { positional_.push_back(std::move(value)); }
    void keyword(std::string_view name, Value value);  // TypeError when given twice
    void spread(const Value& iterable);                // f(*iterable)
    void spread_keywords(const Value& mapping);        // f(**mapping)
    void prepend(Value self) { positional_.insert(positional_.begin(), std::move(self)); }

    std::vector<Value>& positional() { return positional_; }
    const std::vector<Value>& positional() const { return positional_; }
    std::vector<std::pair<std::string, Value>>& keywords() { return keywords_; }
    const std::vector<std::pair<std::string, Value>>& keywords() const { return keywords_; }

private:
    void take(Value a, Value b = {}, Value c = {}, Value d = {}) {
        positional_.reserve(positional_.size() + 4);
        for (Value* value : {&a, &b, &c, &d}) {
            if (value->bound()) positional_.push_back(std::move(*value));
        }
    }

    std::vector<Value> positional_;
    std::vector<std::pair<std::string, Value>> keywords_;
};

/// What one step of an iterator gave: a value, or the end with the value of its StopIteration.
struct Advance {
    Value value;
    bool ended = false;
};

/// What an object is, where it pays to know without dynamic_cast. A final class that says `static constexpr Kind tag`
/// and passes it to Object's constructor is found by Value::as through the tag; no other class may use that tag.
enum class Kind : std::uint8_t {
    other,
    none,
    boolean,
    integer,
    real,
    text,
    bytes,
    list,
    tuple,
    dict,
    set,
    frozenset,
    range,
    slice,
    exception,
    class_object,
    function,
    generator,
    instance
};

/// How a trace writes an object that is no plain data: {"tag": "name"}.
struct EncodedAs {
    std::string_view tag;  // "o" object, "g" generator, "e" exception, "ty" class, "fn" function or method
    std::string name;
    bool numbered = true;  // by identity: name#1, name#2
};

class Object {
public:
    Object(const Object&) = delete;
    Object& operator=(const Object&) = delete;

    Kind kind() const noexcept { return kind_; }
    /// Tells the object from every other one, dead or alive; grows in the order of creation.
    std::uint64_t serial() const noexcept { return serial_; }

    virtual Value type() const = 0;         // the class, a Value of kind ClassObject
    virtual std::string type_name() const;  // its __name__

    virtual Text repr();
    virtual Text str() { return repr(); }
    virtual Text format(const Text& specification);
    virtual bool truth() { return true; }
    virtual std::size_t hash();  // TypeError when unhashable; identity by default
    /// NotImplemented when this side does not know how.
    virtual Value compare(Comparison comparison, const Value& other);
    virtual Value binary(Operator operation, const Value& right);    // left operand; NotImplemented as above
    virtual Value reflected(Operator operation, const Value& left);  // right operand
    virtual Value in_place(Operator operation, const Value& right);  // NotImplemented: use binary
    virtual Value negative();
    virtual Value positive();
    virtual Value invert();

    virtual std::size_t length();
    virtual bool contains(const Value& item);  // by iteration where nothing better is known
    virtual Value item(const Value& key);
    virtual void set_item(const Value& key, Value value);
    virtual void delete_item(const Value& key);

    virtual Value iterate();    // iter(self)
    virtual Advance advance();  // next(self), without raising StopIteration at the end
    virtual bool is_iterator() const { return false; }

    /// Unbound when there is no such attribute; any other failure is raised.
    virtual Value find_attribute(std::string_view name);
    virtual void set_attribute(std::string_view name, Value value);
    virtual void delete_attribute(std::string_view name);
    virtual bool callable() const { return false; }
    virtual Value call(Arguments arguments);
    /// self.name(arguments), without making a bound method where that can be helped.
    virtual Value call_method(std::string_view name, Arguments arguments);

    virtual EncodedAs encoded_as() { return {"o", type_name()}; }

    /// Drops the references to other objects; breaks cycles at the end of a scenario.
    virtual void clear() noexcept {}

    std::uint32_t references() const noexcept { return references_; }

protected:
    explicit Object(Kind kind = Kind::other);  // joins the list of live objects
    virtual ~Object();
    /// The last reference has gone. __del__ and a generator's finalisation act here, and may revive the object. Called
    /// once in the life of an object, with one reference held.
    virtual void finalise() noexcept {}

private:
    friend class Value;
    friend class Heap;

    void dispose() noexcept;  // no reference is left

    std::uint32_t references_ = 0;
    const Kind kind_;
    bool finalised_ = false;
    bool immortal_ = false;
    Object* previous_ = nullptr;
    Object* next_ = nullptr;
    std::uint64_t serial_;
};

/// All live objects, in the order of their creation: the accounting behind the verdict `leaks`.
class Heap {
public:
    /// Objects made since `mark()` that are still alive.
    static std::size_t live_since(std::size_t mark);
    static std::size_t mark();
    /// Breaks all cycles among the objects made since `mark`; what is alive after that is held from outside.
    static void collect(std::size_t mark);
    /// The object belongs to the program and not to a scenario (a built-in class): never dies, is not counted.
    static const Value& immortal(const Value& value);

private:
    friend class Object;
    static void unlink(Object& object) noexcept;
};

template <class T>
T* Value::as() const noexcept {
    if constexpr (requires {
                      requires std::is_final_v<T>;
                      T::tag;
                  }) {
        return object_ != nullptr && object_->kind() == T::tag ? static_cast<T*>(object_) : nullptr;
    } else {
        return dynamic_cast<T*>(object_);
    }
}

inline void Value::retain() const noexcept {
    if (object_ != nullptr) ++object_->references_;
}

inline void Value::release() noexcept {
    if (object_ != nullptr && --object_->references_ == 0) object_->dispose();
}

// ---- questions with Python's rules for both operands
// ------------------------------------------------------------------

bool truthy(const Value& value);
bool equal(const Value& left, const Value& right);                            // identity first, as containers compare
Value compare(Comparison comparison, const Value& left, const Value& right);  // rich comparison; TypeError if unordered
Value binary(Operator operation, const Value& left, const Value& right);
Value in_place(Operator operation, const Value& left, const Value& right);
bool contains(const Value& container, const Value& item);
Value attribute(const Value& object, std::string_view name);  // AttributeError when absent
Text repr(const Value& value);
Text str(const Value& value);

// ---- raising what the interpreter itself raises
// -----------------------------------------------------------------------

/// Raises a built-in exception with one text argument, marked as the interpreter's own words. The text is utf-8.
[[noreturn]] void raise_error(std::string_view type, std::string_view message);
[[noreturn]] void raise_error(std::string_view type, std::vector<Value> arguments);

}  // namespace yieldcheck
