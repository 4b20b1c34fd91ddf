#include "protocol/decode.hpp"

#include "protocol/bytes.hpp"
#include "protocol/number.hpp"

namespace yieldcheck {
namespace {

class Decoder {
public:
    explicit Decoder(const std::string& place) : place_(place) {}

    Value decode(const Json& json) const {
        switch (json.type()) {
            case Json::value_t::null: return None;
            case Json::value_t::boolean: return boolean(json.get<bool>());
            case Json::value_t::number_integer: return integer(json.get<std::int64_t>());
            case Json::value_t::number_unsigned: return unsigned_integer(json);
            case Json::value_t::string: return text(json.get_ref<const std::string&>());
            case Json::value_t::array: return list(items(json));
            case Json::value_t::object: return tagged(json);
            case Json::value_t::number_float: fail(json, "a float is written {\"f\": \"1.5\"}");
            case Json::value_t::binary:
            case Json::value_t::discarded: break;
        }
        fail(json, "that is no value");
    }

private:
    [[noreturn]] void fail(const Json& json, const std::string& why) const {
        std::string shown = to_line(json);
        if (shown.size() > 80) shown = shown.substr(0, 77) + "...";
        throw Fault(place_ + " cannot be read: " + shown + ": " + why,
                    "docs/json-lines.md lists how values are written");
    }

    Value unsigned_integer(const Json& json) const {
        const auto number = json.get<std::uint64_t>();
        if (number > static_cast<std::uint64_t>(INT64_MAX))
            fail(json, "a large integer is written {\"i\": \"digits\"}");
        return integer(static_cast<std::int64_t>(number));
    }

    std::vector<Value> items(const Json& json) const {
        if (!json.is_array()) fail(json, "an array was expected");
        std::vector<Value> values;
        values.reserve(json.size());
        for (const Json& item : json)
            values.push_back(decode(item));
        return values;
    }

    const std::string& string(const Json& json) const {
        if (!json.is_string()) fail(json, "a string was expected");
        return json.get_ref<const std::string&>();
    }

    Value tagged(const Json& json) const {
        if (json.size() != 1) fail(json, "an object with exactly one field, the tag, was expected");
        const std::string& tag = json.begin().key();
        const Json& content = json.begin().value();
        if (tag == "i") return big(content);
        if (tag == "f") return floating(content);
        if (tag == "u") return code_points(content);
        if (tag == "b") return octets(content);
        if (tag == "t") return tuple(items(content));
        if (tag == "d") return mapping(content);
        if (tag == "set") return hashing(content, [&] { return set(items(content)); });
        if (tag == "frozenset") return hashing(content, [&] { return frozenset(items(content)); });
        fail(json, "the tag \"" + tag + "\" names no constant");
    }

    Value big(const Json& content) const {
        auto value = BigInteger::parse(string(content), 10);
        if (!value) fail(content, "decimal digits were expected");
        return integer(std::move(*value));
    }

    Value floating(const Json& content) const {
        const std::string& digits = string(content);
        const auto value = parse_real(Text(digits.begin(), digits.end()));
        if (!value || float_repr(*value) != digits) fail(content, "the repr() of a float was expected");
        return real(*value);
    }

    Value code_points(const Json& content) const {
        if (!content.is_array()) fail(content, "an array of code points was expected");
        Text value;
        for (const Json& code : content) {
            if (!code.is_number_unsigned() || code.get<std::uint64_t>() > 0x10FFFF)
                fail(content, "that is no code point");
            value += static_cast<char32_t>(code.get<std::uint32_t>());
        }
        return text(std::move(value));
    }

    Value octets(const Json& content) const {
        const std::string& digits = string(content);
        auto value = bytes_from_hex(Text(digits.begin(), digits.end()));
        if (!value || value->size() * 2 != digits.size()) fail(content, "two hexadecimal digits a byte were expected");
        return bytes(std::move(*value));
    }

    Value mapping(const Json& content) const {
        std::vector<std::pair<Value, Value>> entries;
        if (!content.is_array()) fail(content, "an array of pairs was expected");
        for (const Json& pair : content) {
            std::vector<Value> parts = items(pair);
            if (parts.size() != 2) fail(pair, "a key and a value were expected");
            entries.emplace_back(std::move(parts[0]), std::move(parts[1]));
        }
        return hashing(content, [&] { return dict(std::move(entries)); });
    }

    template <class Make>
    Value hashing(const Json& content, Make make) const {
        try {
            return make();
        } catch (const Raised&) {
            fail(content, "a key or an item is not hashable");
        }
    }

    const std::string& place_;
};

}  // namespace

Value decode(const Json& encoded, const std::string& place) { return Decoder(place).decode(encoded); }

}  // namespace yieldcheck
