#include "protocol/fault.hpp"
#include "reports/writers/writer.hpp"
#include "runner/scenario.hpp"
#include "runner/text_file.hpp"

#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace yieldcheck {
namespace {

namespace fs = std::filesystem;

const Writer& find_writer(const std::string& name) {
    std::vector<std::string> names;
    for (const Writer& writer : writers()) {
        if (writer.name == name) return writer;
        names.push_back(writer.name);
    }
    std::string hint = nearest(name, names);
    hint = hint.empty() ? "known: " : "did you mean " + hint + "? known: ";
    for (std::size_t i = 0; i < names.size(); ++i)
        hint += (i ? ", " : "") + names[i];
    throw Fault("unknown report \"" + name + "\"", hint);
}

/// Whether a folder can be made or replaced there: nothing is there, or a folder is, and the one above can be written.
void check_folder(const fs::path& folder) {
    std::error_code error;
    const fs::path path = fs::absolute(folder).lexically_normal();
    const fs::path above = (path.filename().empty() ? path.parent_path() : path).parent_path();
    if (fs::exists(folder, error) && !fs::is_directory(folder, error))
        throw Fault(folder.string() + ": is no folder", "name a folder for the report, or none that is there yet");
    if (::access(above.c_str(), W_OK | X_OK) != 0)
        throw Fault(folder.string() + ": cannot be made (" + std::strerror(errno) + ")",
                    "choose a place in a folder that you may write to");
}

}  // namespace

const std::vector<Writer>& writers() {
    static const std::vector<Writer> all{html_writer(),     json_writer(),   junit_writer(), sarif_writer(),
                                         markdown_writer(), github_writer(), badge_writer()};
    return all;
}

ReportRequest read_request(const std::string& text) {
    const auto equals = text.find('=');
    const Writer& writer = find_writer(text.substr(0, equals));
    const fs::path place = equals == std::string::npos ? fs::path() : fs::path(text.substr(equals + 1));
    switch (writer.place) {
        case Writer::Place::none:
            if (equals != std::string::npos)
                throw Fault("report " + writer.name + " has no place of its own", "write --report " + writer.name);
            break;
        case Writer::Place::file:
            if (place.empty())
                throw Fault("report " + writer.name + " needs a file", "write --report " + writer.name + "=FILE");
            if (fs::is_directory(place))
                throw Fault(place.string() + ": is a folder", "report " + writer.name + " needs a file");
            check_writable(place);
            break;
        case Writer::Place::folder:
            if (place.empty())
                throw Fault("report " + writer.name + " needs a folder", "write --report " + writer.name + "=DIR");
            check_folder(place);
            break;
    }
    return {&writer, place};
}

void write_reports(const Report& report, const std::vector<ReportRequest>& requests) {
    std::optional<Fault> first;
    for (const auto& request : requests)
        try {
            request.writer->write(report, request.place);
        } catch (const Fault& fault) {
            if (!first) first = fault;
        }
    if (first) throw *first;
}

}  // namespace yieldcheck
