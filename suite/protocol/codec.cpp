#include "protocol/codec.hpp"

#include "protocol/bytes.hpp"
#include "protocol/number.hpp"
#include "protocol/str.hpp"

namespace yieldcheck {
namespace {

enum class Encoding { utf8, ascii, latin1 };

Encoding find_encoding(std::string_view name) {
    std::string normal;
    for (const char letter : name) {
        if (letter >= 'A' && letter <= 'Z')
            normal += static_cast<char>(letter - 'A' + 'a');
        else
            normal += letter == '_' || letter == ' ' ? '-' : letter;
    }
    if (normal == "utf-8" || normal == "utf8" || normal == "u8") return Encoding::utf8;
    if (normal == "ascii" || normal == "us-ascii" || normal == "646") return Encoding::ascii;
    if (normal == "latin-1" || normal == "latin1" || normal == "iso-8859-1" || normal == "l1") return Encoding::latin1;
    for (const std::string_view known :
         {"utf-16", "utf-32", "utf-7", "cp", "iso", "windows", "mbcs", "idna", "rot", "koi8"}) {
        if (normal.starts_with(known))
            throw OutsideSubset{"the encoding " + std::string(name) + " is outside the subset"};
    }
    raise_error("LookupError", "unknown encoding: " + std::string(name));
}

const char* name_of(Encoding encoding) {
    return encoding == Encoding::utf8 ? "utf-8" : encoding == Encoding::ascii ? "ascii" : "latin-1";
}

bool encodable(Encoding encoding, char32_t code) {
    if (encoding == Encoding::utf8) return code < 0xD800 || code > 0xDFFF;
    return code < (encoding == Encoding::ascii ? 0x80U : 0x100U);
}

const char* reason_for(Encoding encoding) {
    return encoding == Encoding::utf8    ? "surrogates not allowed"
           : encoding == Encoding::ascii ? "ordinal not in range(128)"
                                         : "ordinal not in range(256)";
}

void append_code(std::string& bytes, Encoding encoding, char32_t code) {
    if (encoding == Encoding::utf8)
        bytes += utf8(Text(1, code));
    else
        bytes += static_cast<char>(static_cast<unsigned char>(code));
}

std::string backslashed(char32_t code) {
    std::string result = code < 0x100 ? "\\x" : code < 0x10000 ? "\\u" : "\\U";
    for (int shift = code < 0x100 ? 4 : code < 0x10000 ? 12 : 28; shift >= 0; shift -= 4) {
        result += "0123456789abcdef"[(code >> shift) & 15];
    }
    return result;
}

/// How many bytes at `position` make one code point of utf-8; 0 with the reason when they make none.
struct Utf8Reading {
    char32_t code = 0;
    std::size_t length = 0;
    std::size_t bad = 1;  // bytes that the error covers
    const char* reason = nullptr;
};

Utf8Reading read_utf8(const std::string& bytes, std::size_t position) {
    const auto at = [&](std::size_t offset) { return static_cast<unsigned char>(bytes[position + offset]); };
    const unsigned lead = at(0);
    if (lead < 0x80) return {lead, 1, 1, nullptr};
    if (lead < 0xC2 || lead > 0xF4) return {0, 0, 1, "invalid start byte"};
    const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    char32_t code = lead & (0x3FU >> more);
    for (std::size_t offset = 1; offset <= more; ++offset) {
        if (position + offset >= bytes.size()) return {0, 0, offset, "unexpected end of data"};
        const unsigned next = at(offset);
        const unsigned lowest = offset > 1 ? 0x80 : lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        const unsigned highest = offset > 1 ? 0xBF : lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (next < lowest || next > highest) return {0, 0, offset, "invalid continuation byte"};
        code = (code << 6) | (next & 0x3F);
    }
    return {code, more + 1, 1, nullptr};
}

[[noreturn]] void unknown_handler(std::string_view errors) {
    for (const std::string_view known : {"xmlcharrefreplace", "namereplace", "surrogatepass", "surrogateescape"}) {
        if (errors == known) throw OutsideSubset{"the error handler " + std::string(errors) + " is outside the subset"};
    }
    raise_error("LookupError", "unknown error handler name '" + std::string(errors) + "'");
}

}  // namespace

std::string encode_text(const Text& value, const Value& text_object, std::string_view name, std::string_view errors) {
    const Encoding encoding = find_encoding(name);
    std::string bytes;
    for (std::size_t index = 0; index < value.size(); ++index) {
        if (encodable(encoding, value[index])) {
            append_code(bytes, encoding, value[index]);
            continue;
        }
        if (errors == "ignore") continue;
        if (errors == "replace") {
            bytes += '?';
        } else if (errors == "backslashreplace") {
            bytes += backslashed(value[index]);
        } else if (errors == "strict") {
            std::size_t stop = index + 1;
            while (stop < value.size() && !encodable(encoding, value[stop]))
                ++stop;
            raise_error("UnicodeEncodeError",
                        {text(name_of(encoding)), text_object, integer(static_cast<std::int64_t>(index)),
                         integer(static_cast<std::int64_t>(stop)), text(reason_for(encoding))});
        } else {
            unknown_handler(errors);
        }
    }
    return bytes;
}

Text decode_bytes(const std::string& value, const Value& bytes_object, std::string_view name, std::string_view errors) {
    const Encoding encoding = find_encoding(name);
    Text result;
    for (std::size_t index = 0; index < value.size();) {
        const auto byte = static_cast<unsigned char>(value[index]);
        Utf8Reading reading{byte, 1, 1, nullptr};
        if (encoding == Encoding::utf8) reading = read_utf8(value, index);
        if (encoding == Encoding::ascii && byte >= 0x80) reading = {0, 0, 1, "ordinal not in range(128)"};
        if (reading.reason == nullptr) {
            result += reading.code;
            index += reading.length;
            continue;
        }
        if (errors == "replace") {
            result += char32_t{0xFFFD};
        } else if (errors == "backslashreplace") {
            for (std::size_t bad = 0; bad < reading.bad; ++bad) {
                const std::string shown = backslashed(static_cast<unsigned char>(value[index + bad]));
                result.append(shown.begin(), shown.end());
            }
        } else if (errors == "strict") {
            raise_error("UnicodeDecodeError",
                        {text(name_of(encoding)), bytes_object, integer(static_cast<std::int64_t>(index)),
                         integer(static_cast<std::int64_t>(index + reading.bad)), text(reading.reason)});
        } else if (errors != "ignore") {
            unknown_handler(errors);
        }
        index += reading.bad;
    }
    return result;
}

std::optional<Text> unicode_error_text(const std::vector<Value>& arguments) {
    if (arguments.size() != 5) return std::nullopt;
    const auto start = small_integer(arguments[2]);
    const auto stop = small_integer(arguments[3]);
    if (!start || !stop || *start < 0) return std::nullopt;
    const auto first = static_cast<std::size_t>(*start);
    std::string what;
    if (const auto* string = arguments[1].as<TextObject>()) {
        const bool one = *stop == *start + 1 && first < string->value().size();
        what = one ? "encode character '" + backslashed(string->value()[first]) + "'" : "encode characters";
    } else if (const auto* content = arguments[1].as<BytesObject>()) {
        const bool one = *stop == *start + 1 && first < content->value().size();
        what = one ? "decode byte 0x" + backslashed(static_cast<unsigned char>(content->value()[first])).substr(2)
                   : "decode bytes";
    } else {
        return std::nullopt;
    }
    std::string place = std::to_string(*start);
    if (*stop != *start + 1) place += "-" + std::to_string(*stop - 1);
    return U"'" + str(arguments[0]) + U"' codec can't " + str(text(what + " in position " + place + ": ")) +
           str(arguments[4]);
}

}  // namespace yieldcheck
