#include "cli/inspect/interactive/prompt_command.hpp"
#include "cli/inspect/interactive/session.hpp"
#include "cli/inspect/output.hpp"
#include "cli/inspect/show.hpp"
#include "inspector/fault.hpp"

namespace yieldcheck::inspect {
namespace {

void run(Session& session, const std::string& rest) {
    if (rest.empty()) throw inspector::Fault("write to which file?", "write FILE, or write FILE.json");
    const auto file = file_output(rest);
    if (rest.ends_with(".json")) {
        write_json(session, Request{}, file->stream());
    } else {
        const View view{file->stream(), session, file->style()};
        print_header(view);
        for (std::size_t index = 0; index < session.count(); ++index) {
            view.out << '\n';
            print_in_full(view, index, session.sources());
        }
    }
    file->finish();
    session.out() << session.count() << " frames are in " << rest << '\n';
}

}  // namespace

PromptCommand write_command() {
    return {"write",
            "",
            "FILE",
            "Everything that is known of all frames, into a file",
            "Writes all frames of the last look in full; as JSON when the name ends so:\n"
            "  write frames.txt\n"
            "  write frames.json\n"
            "The file is written beside, then renamed.\n",
            Completes::files,
            run};
}

}  // namespace yieldcheck::inspect
