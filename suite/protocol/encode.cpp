#include "protocol/encode.hpp"

#include "protocol/bytes.hpp"
#include "protocol/dict.hpp"
#include "protocol/exception.hpp"
#include "protocol/list.hpp"
#include "protocol/number.hpp"
#include "protocol/set.hpp"
#include "protocol/str.hpp"
#include "protocol/tuple.hpp"

#include <algorithm>

namespace yieldcheck {
namespace {

constexpr std::int64_t exact_in_json = std::int64_t{1} << 53;
constexpr std::size_t deepest = 150;

Json tagged(const char* tag, Json content) {
    Json result = Json::object();
    result[tag] = std::move(content);
    return result;
}

Json encode_integer(const Value& value) {
    const auto small = small_integer(value);
    if (small && *small > -exact_in_json && *small < exact_in_json) return *small;
    return tagged("i", small ? integer_text(value) : value.as<IntegerObject>()->big()->to_string());
}

Json encode_text(const Text& value) {
    const auto is_surrogate = [](char32_t code) { return code >= 0xD800 && code < 0xE000; };
    if (std::none_of(value.begin(), value.end(), is_surrogate)) return utf8(value);
    Json codes = Json::array();
    for (const char32_t code : value)
        codes.push_back(static_cast<std::uint32_t>(code));
    return tagged("u", std::move(codes));
}

std::string hexadecimal(const std::string& bytes) {
    std::string digits;
    for (const char byte : bytes) {
        digits += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4];
        digits += "0123456789abcdef"[byte & 15];
    }
    return digits;
}

/// Addresses differ from run to run: 0x7f... becomes 0x.
std::string without_addresses(const std::string& message) {
    const auto is_hex = [](char code) {
        return (code >= '0' && code <= '9') || (code >= 'a' && code <= 'f') || (code >= 'A' && code <= 'F');
    };
    std::string result;
    for (std::size_t at = 0; at < message.size();) {
        std::size_t stop = at;
        if (message.compare(at, 2, "0x") == 0) {
            stop = at + 2;
            while (stop < message.size() && is_hex(message[stop]))
                ++stop;
        }
        if (stop - at >= 6) {
            result += "0x";
            at = stop;
        } else {
            result += message[at++];
        }
    }
    return result;
}

}  // namespace

Json Encoder::value(const Value& value) {
    within_.clear();
    return encode(value);
}

Json Encoder::encode(const Value& value) {
    switch (value->kind()) {
        case Kind::none: return nullptr;
        case Kind::boolean: return truthy(value);
        case Kind::integer: return encode_integer(value);
        case Kind::real: return tagged("f", float_repr(value.as<RealObject>()->value()));
        case Kind::text: return encode_text(value.as<TextObject>()->value());
        case Kind::bytes: return tagged("b", hexadecimal(value.as<BytesObject>()->value()));
        case Kind::list:
        case Kind::tuple:
        case Kind::dict:
        case Kind::set:
        case Kind::frozenset: return encode_container(value);
        case Kind::range:
        case Kind::slice:
        case Kind::exception:
        case Kind::class_object:
        case Kind::function:
        case Kind::generator:
        case Kind::instance:
        case Kind::other: return encode_object(value);
    }
    return nullptr;
}

Json Encoder::encode_container(const Value& value) {
    const auto found = std::find(within_.begin(), within_.end(), value.object());
    if (found != within_.end()) return tagged("cyc", within_.end() - found);
    if (within_.size() >= deepest) throw OutsideSubset{"a value nested more than 150 deep is outside the subset"};
    within_.push_back(value.object());
    Json result;
    if (auto* list = value.as<ListObject>()) {
        result = Json::array();
        for (const Value& item : list->items)
            result.push_back(encode(item));
    } else if (auto* tuple = value.as<TupleObject>()) {
        Json items = Json::array();
        for (const Value& item : tuple->items)
            items.push_back(encode(item));
        result = tagged("t", std::move(items));
    } else if (auto* dict = value.as<DictObject>()) {
        Json items = Json::array();
        for (const DictObject::Entry& entry : dict->entries()) {
            if (!entry.key.bound()) continue;
            Json key = encode(entry.key);  // first the key: names are given in this order
            Json content = encode(entry.value);
            items.push_back(Json::array({std::move(key), std::move(content)}));
        }
        result = tagged("d", std::move(items));
    } else {
        // Sorted by their text in ASCII, as the oracle sorts them: the order of a set means nothing.
        std::vector<std::pair<std::string, Json>> items;
        for (const SetTable::Entry& entry : set_of(value)->table.entries()) {
            if (!entry.key.bound()) continue;
            Json item = encode(entry.key);
            std::string text = item.dump(-1, ' ', true);
            items.emplace_back(std::move(text), std::move(item));
        }
        std::sort(items.begin(), items.end(),
                  [](const auto& left, const auto& right) { return left.first < right.first; });
        Json sorted = Json::array();
        for (auto& [text, item] : items)
            sorted.push_back(std::move(item));
        result = tagged(value->kind() == Kind::frozenset ? "frozenset" : "set", std::move(sorted));
    }
    within_.pop_back();
    return result;
}

Json Encoder::encode_object(const Value& value) {
    EncodedAs shown = value->encoded_as();
    return tagged(std::string(shown.tag).c_str(), shown.numbered ? name_of(value, shown.name) : std::move(shown.name));
}

const std::string& Encoder::name_of(const Value& value, const std::string& base) {
    std::string& name = names_[value->serial()];
    if (name.empty()) name = base + "#" + std::to_string(++counts_[base]);
    return name;
}

Json Encoder::exception(const Value& described, int depth) {
    if (!described.bound() || is(described, None)) return nullptr;
    const auto& error = *described.as<ExceptionObject>();
    Json result = Json::object();
    result["id"] = name_of(described, described->type_name());
    Json arguments = Json::array();
    for (const Value& argument : error.arguments)
        arguments.push_back(value(argument));
    result["args"] = std::move(arguments);
    const std::string message = without_addresses(utf8(str(described)));
    const bool said_by_arguments = error.arguments.size() == 1 && error.arguments[0]->kind() == Kind::text &&
                                   utf8(str(error.arguments[0])) == message;
    if (!message.empty() && !said_by_arguments) result["msg"] = message;
    constexpr int deepest_chain = 6;
    if (depth < deepest_chain) {
        if (error.cause.bound()) result["cause"] = exception(error.cause, depth + 1);
        if (error.context.bound() && is(error.context, error.cause)) {
            result["ctx"] = Json::object({{"id", name_of(error.context, error.context->type_name())}});
        } else if (error.context.bound()) {
            result["ctx"] = exception(error.context, depth + 1);
        }
        if (error.suppress_context && !error.cause.bound()) result["sup"] = true;
    }
    if (is_a(described, "StopIteration")) {
        if (const Value given = error.value(); !is(given, None)) result["value"] = value(given);
    }
    if (error.by_interpreter) result["interpreter"] = true;
    return result;
}

}  // namespace yieldcheck
