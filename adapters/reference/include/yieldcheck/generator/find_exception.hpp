// Looking into a std::exception_ptr.
#pragma once

#include <cstring>
#include <exception>
#include <typeinfo>

namespace yieldcheck::reference {

/// The exception as a T, or nullptr when a `catch (const T&)` would not catch it. T is a class. Valid while `exception`
/// or a copy of it lives. Costs a comparison of types where the standard library lets one look (libstdc++), and
/// a rethrow elsewhere.
template <class T>
const T* find_exception(const std::exception_ptr& exception) noexcept {
    if (!exception) return nullptr;
#if defined(__GLIBCXX__) && defined(__cpp_rtti)
    const std::type_info* thrown = exception.__cxa_exception_type();
    void* object = nullptr;
    static_assert(sizeof exception == sizeof object, "libstdc++ keeps one pointer, to the exception object");
    std::memcpy(&object, static_cast<const void*>(&exception), sizeof object);
    return typeid(T).__do_catch(thrown, &object, 1) ? static_cast<const T*>(object) : nullptr;
#else
    try {
        std::rethrow_exception(exception);
    } catch (const T& found) {
        return &found;
    } catch (...) {
        return nullptr;
    }
#endif
}

}  // namespace yieldcheck::reference
