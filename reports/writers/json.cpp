#include "reports/result_file.hpp"
#include "reports/writers/writer.hpp"
#include "runner/text_file.hpp"

namespace yieldcheck {

Writer json_writer() {
    return {
        "json", "All of it, for other programs and for later: the result file", Writer::Place::file,
        [](const Report& report, const std::filesystem::path& place) { write_text(place, write_result_file(report)); }};
}

}  // namespace yieldcheck
