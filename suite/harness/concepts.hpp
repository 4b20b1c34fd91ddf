// What the harness asks of a generator type and of an adapter's Library, as concepts with one sentence for each missing
// operation. `static_assert(OneWay<Type, Value>::complete)` says all that is missing at once.
#pragma once

#include "harness/frame.hpp"
#include "harness/generator.hpp"
#include "harness/session.hpp"

#include <concepts>
#include <coroutine>
#include <string>
#include <type_traits>

namespace yieldcheck {

// ---- a coroutine type -----------------------------------------------------------------------------------------------

template <class Type, class... Parameters>
concept HasPromise = requires {
    typename std::coroutine_traits<Type, Parameters...>::promise_type;
};

template <class Type, class... Parameters>
using PromiseOf = typename std::coroutine_traits<Type, Parameters...>::promise_type;

/// `co_yield value` for a value that may be moved from.
template <class Promise, class Element>
concept YieldsRvalues = requires(Promise& promise) {
    promise.yield_value(std::declval<Element&&>());
};
template <class Promise, class Element>
concept YieldsLvalues = requires(Promise& promise) {
    promise.yield_value(std::declval<Element&>());
};

namespace missing {

/// Every requirement but the first is met where there is no promise to ask: one cause, one message.
template <class Type, class Element, class... Parameters>
struct CoroutineType {
    static constexpr bool promise = HasPromise<Type, Parameters...>;
    static constexpr bool get_return_object = true, initial_suspend = true, final_suspend = true,
                          throwing_final = false, unhandled_exception = true, return_void = true, yield_value = true;
};

template <class Type, class Element, class... Parameters>
requires HasPromise<Type, Parameters...>
struct CoroutineType<Type, Element, Parameters...> {
    using Promise = PromiseOf<Type, Parameters...>;
    static constexpr bool promise = true;
    static constexpr bool get_return_object = requires(Promise & it) { it.get_return_object(); };
    static constexpr bool initial_suspend = requires(Promise & it) { it.initial_suspend(); };
    static constexpr bool final_suspend = requires(Promise & it) { it.final_suspend(); };
    static constexpr bool throwing_final = final_suspend && !requires(Promise & it) {
        { it.final_suspend() }
        noexcept;
    };
    static constexpr bool unhandled_exception = requires(Promise & it) { it.unhandled_exception(); };
    static constexpr bool return_void = requires(Promise & it) { it.return_void(); };
    static constexpr bool yield_value = YieldsRvalues<Promise, Element> || YieldsLvalues<Promise, Element>;
};

}  // namespace missing

/// A coroutine type whose bodies yield elements and return nothing.
template <class Type, class Element, class... Parameters>
struct CoroutineType {
    using Has = missing::CoroutineType<Type, Element, Parameters...>;
    static_assert(Has::promise,
                  "yieldcheck: the type has no promise_type, neither as a member nor through std::coroutine_traits: "
                  "no function that returns it can be a coroutine");
    static_assert(Has::get_return_object, "yieldcheck: the promise_type has no get_return_object()");
    static_assert(Has::initial_suspend, "yieldcheck: the promise_type has no initial_suspend()");
    static_assert(Has::final_suspend, "yieldcheck: the promise_type has no final_suspend()");
    static_assert(!Has::throwing_final, "yieldcheck: the promise_type's final_suspend() is not noexcept");
    static_assert(Has::unhandled_exception, "yieldcheck: the promise_type has no unhandled_exception()");
    static_assert(Has::return_void, "yieldcheck: the promise_type has no return_void(): a body could not end");
    static_assert(Has::yield_value,
                  "yieldcheck: the promise_type has no yield_value() that takes a value of the element type, or a "
                  "reference to one");
    static constexpr bool complete = true;
};

// ---- begin() and end() ----------------------------------------------------------------------------------------------

template <class Type>
concept HasBegin = requires(Type& range) {
    range.begin();
};
template <class Type>
concept HasEnd = requires(Type& range) {
    range.end();
};
template <class Type>
using IteratorOf = decltype(std::declval<Type&>().begin());
template <class Type>
using SentinelOf = decltype(std::declval<Type&>().end());

template <class Iterator, class Sentinel>
concept ComparesEqual = requires(Iterator& position, const Sentinel& end) {
    { position == end } -> std::convertible_to<bool>;
};
template <class Iterator, class Sentinel>
concept ComparesUnequal = requires(Iterator& position, const Sentinel& end) {
    { position != end } -> std::convertible_to<bool>;
};

namespace missing {

template <class Type, class Element>
struct Iteration {
    static constexpr bool increment = true, dereference = true, element = true;
};

template <class Type, class Element>
requires HasBegin<Type>
struct Iteration<Type, Element> {
    using Iterator = IteratorOf<Type>;
    static constexpr bool increment = requires(Iterator & position) { ++position; };
    static constexpr bool dereference = requires(Iterator & position) { *position; };
    static constexpr bool element = !dereference || requires(Iterator & position) { Element(*position); };
};

template <class Type>
inline constexpr bool compares = true;
template <class Type>
requires(HasBegin<Type>&& HasEnd<Type>) inline constexpr bool compares<Type> =
    ComparesEqual<IteratorOf<Type>, SentinelOf<Type>> || ComparesUnequal<IteratorOf<Type>, SentinelOf<Type>>;

}  // namespace missing

/// What a range-based for loop needs.
template <class Type, class Element>
struct InputRange {
    using Has = missing::Iteration<Type, Element>;
    static_assert(HasBegin<Type>, "yieldcheck: the type has no begin()");
    static_assert(HasEnd<Type>, "yieldcheck: the type has no end()");
    static_assert(Has::increment, "yieldcheck: the iterator that begin() returns has no prefix ++");
    static_assert(Has::dereference, "yieldcheck: the iterator that begin() returns has no unary *");
    static_assert(Has::element, "yieldcheck: what * of the iterator returns does not convert to the element type");
    static_assert(
        missing::compares<Type>,
        "yieldcheck: what begin() returns cannot be compared with what end() returns, neither by == nor by !=");
    static constexpr bool complete = true;
};

// ---- next() and value() ---------------------------------------------------------------------------------------------

/// `while (auto value = g.next()) use(*value);`
template <class Type>
concept NextReturnsOptional = requires(Type& generator) {
    requires !std::convertible_to<decltype(generator.next()), bool>;
    static_cast<bool>(generator.next());
    *generator.next();
};

/// `while (g.next()) use(g.value());`
template <class Type>
concept NextReturnsBool = requires(Type& generator) {
    { generator.next() } -> std::convertible_to<bool>;
};
template <class Type>
concept MoveNextReturnsBool = requires(Type& generator) {
    { generator.move_next() } -> std::convertible_to<bool>;
};
template <class Type>
concept HasValue = requires(Type& generator) {
    generator.value();
}
|| requires(Type& generator) { generator.get(); }
|| requires(Type& generator) { generator.current(); }
|| requires(Type& generator) { generator.current_value(); }
|| requires(Type& generator) { generator.get_value(); }
|| requires(Type& generator) { generator.getValue(); }
|| requires(Type& generator) { *generator; };

/// `while (g) use(g());`
template <class Type>
concept CallReturnsValue = requires(Type& generator) {
    static_cast<bool>(generator);
    generator();
};

/// One of the three forms that a generator without iterators has.
template <class Type, class Element>
struct NextValue {
    static constexpr bool by_next = NextReturnsBool<Type> || MoveNextReturnsBool<Type>;
    static_assert(NextReturnsOptional<Type> || by_next || CallReturnsValue<Type>,
                  "yieldcheck: the type has none of: bool next() with value(), a next() that returns an optional, "
                  "explicit operator bool with operator()");
    static_assert(!by_next || HasValue<Type>,
                  "yieldcheck: the type has a next(), but none of value(), get(), current(), current_value(), "
                  "get_value(), getValue(), unary *");
    static constexpr bool complete = true;
};

// ---- an adapter's Library -------------------------------------------------------------------------------------------

namespace missing {

template <class Library>
concept Generator = requires {
    typename Library::Generator;
};
template <class Library>
concept Bodies = requires {
    typename Library::Body;
    typename Library::BodyFrame;
};
template <class Library>
concept Names = requires {
    { Library::name } -> std::convertible_to<std::string_view>;
    { Library::library } -> std::convertible_to<std::string_view>;
};
template <class Library>
concept Native = requires {
    { Library::native } -> std::convertible_to<Capabilities>;
};

/// Whether `native` says that the library has a capability.
template <class Library>
constexpr bool claims([[maybe_unused]] bool Capabilities::*capability) {
    if constexpr (Native<Library>) return Library::native.*capability;
    return false;
}

template <class Library>
inline constexpr bool is_made = true;
template <class Library>
requires(Generator<Library>&& Bodies<Library>) inline constexpr bool is_made<Library> =
    std::constructible_from<typename Library::Generator, BodyFunction<Library>, const FrameRef&>;

template <class Library, class Operation>
constexpr bool can(Operation operation) {
    if constexpr (Generator<Library>) return operation.template operator()<typename Library::Generator>();
    return true;
}

template <class Library>
constexpr bool next() {
    return can<Library>([]<class Type>() {
        return requires(Type & it) {
            { it.next() } -> std::convertible_to<Advance>;
        };
    });
}
template <class Library>
constexpr bool send() {
    return !claims<Library>(&Capabilities::send) || can<Library>([]<class Type>() {
        return requires(Type & it, Value value) {
            { it.send(std::move(value)) } -> std::convertible_to<Advance>;
        };
    });
}
template <class Library>
constexpr bool throw_in() {
    return !claims<Library>(&Capabilities::throw_in) || can<Library>([]<class Type>() {
        return requires(Type & it, Value value) {
            { it.throw_in(std::move(value)) } -> std::convertible_to<Advance>;
        };
    });
}
template <class Library>
constexpr bool close() {
    return !claims<Library>(&Capabilities::close) || can<Library>([]<class Type>() {
        return requires(Type & it) {
            { it.close() } -> std::convertible_to<Value>;
        };
    });
}
template <class Library>
constexpr bool state() {
    return !claims<Library>(&Capabilities::state) || can<Library>([]<class Type>() {
        return requires(Type & it) {
            { it.state() } -> std::convertible_to<GeneratorState>;
        };
    });
}

}  // namespace missing

/// What adapter.hpp has to define; docs/adapters.md describes it.
template <class Library>
struct CompleteLibrary {
    static_assert(missing::Names<Library>, "yieldcheck: Library has no name or no library (std::string_view)");
    static_assert(
        requires {
            { Library::version() } -> std::convertible_to<std::string>;
        },
        "yieldcheck: Library has no static std::string version()");
    static_assert(missing::Native<Library>, "yieldcheck: Library has no static constexpr Capabilities native");
    static_assert(missing::Bodies<Library>, "yieldcheck: Library has no Body or no BodyFrame");
    static_assert(missing::Generator<Library>, "yieldcheck: Library has no Generator");
    static_assert(missing::is_made<Library>,
                  "yieldcheck: Library::Generator has no constructor Generator(Body (*)(BodyFrame), const FrameRef&)");
    static_assert(missing::next<Library>(), "yieldcheck: Library::Generator has no Advance next()");
    static_assert(missing::send<Library>(), "yieldcheck: native has send, but Generator no Advance send(Value)");
    static_assert(missing::throw_in<Library>(),
                  "yieldcheck: native has throw_in, but Generator no Advance throw_in(Value)");
    static_assert(missing::close<Library>(), "yieldcheck: native has close, but Generator no Value close()");
    static_assert(missing::state<Library>(), "yieldcheck: native has state, but Generator no GeneratorState state()");
    static constexpr bool complete = true;
};

}  // namespace yieldcheck
