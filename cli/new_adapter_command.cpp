#include "cli/command.hpp"
#include "cli/workspace.hpp"
#include "runner/text_file.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cctype>
#include <iostream>
#include <memory>

namespace yieldcheck {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view placeholder = "NAME";

void check_name(const std::string& name) {
    const auto fits = [](char character) {
        return std::isalnum(static_cast<unsigned char>(character)) || character == '_';
    };
    if (!name.empty() && std::all_of(name.begin(), name.end(), fits) &&
        !std::isdigit(static_cast<unsigned char>(name[0])))
        return;
    throw Fault("\"" + name + "\" cannot name an adapter", "use letters, digits and _, such as my_generator");
}

/// The skeleton's text with the adapter's name in it.
std::string named(std::string text, const std::string& name) {
    for (std::size_t at = 0; (at = text.find(placeholder, at)) != std::string::npos; at += name.size())
        text.replace(at, placeholder.size(), name);
    return text;
}

struct NewAdapterCommand {
    std::string name;
    std::string kind = "one-way";
    std::string into;

    int run() const {
        check_name(name);
        const fs::path skeletons = Workspace::find().root / "cli/new_adapter";
        const fs::path folder = into.empty() ? fs::path(name) : fs::path(into);
        std::vector<std::pair<fs::path, std::string>> files;
        for (const auto& entry : fs::directory_iterator(skeletons / kind))
            files.emplace_back(folder / named(entry.path().filename().string(), name), read_text(entry.path()));
        if (kind != "process")
            files.emplace_back(folder / "yieldcheck.cmake", read_text(skeletons / "yieldcheck.cmake"));
        std::sort(files.begin(), files.end());
        for (const auto& [file, text] : files)
            if (fs::exists(file)) throw Fault(file.string() + ": is there already", "name another folder with --into");
        make(folder);
        for (const auto& [file, text] : files) {
            write_text(file, named(text, name));
            if (file.extension() == ".py") fs::permissions(file, fs::perms::owner_exec, fs::perm_options::add);
            std::cout << "wrote " << file.string() << '\n';
        }
        std::cout << "\nNext:\n" << next_steps(folder) << "docs/your-own-library.md says more.\n";
        return 0;
    }

    static void make(const fs::path& folder) {
        std::error_code error;
        fs::create_directories(folder, error);
        if (error) throw Fault(folder.string() + ": cannot be made (" + error.message() + ")");
    }

    std::string next_steps(const fs::path& folder) const {
        const std::string shown = folder.string();
        if (kind == "process")
            return "  ./yieldcheck run --adapter " + fs::absolute(folder / (name + ".py")).string() +
                   " --level outcome --scenario 'iteration/*'\n";
        return "  cmake -S " + shown + " -B " + shown +
               "/build -G Ninja -DYIELDCHECK_SOURCE=" + Workspace::find().root.string() + "\n  cmake --build " + shown +
               "/build\n  ctest --test-dir " + shown + "/build\n";
    }
};

}  // namespace

Command new_adapter_command() {
    return {"new-adapter", "Writes a commented skeleton of an adapter, which compiles and runs as it is",
            [](CLI::App& app) {
                const auto command = std::make_shared<NewAdapterCommand>();
                app.add_option("name", command->name, "The adapter's name")->required()->type_name("NAME");
                app.add_option("--kind", command->kind, "What the library is")
                    ->type_name("one-way|two-way|stackful|process")
                    ->check(CLI::IsMember({"one-way", "two-way", "stackful", "process"}))
                    ->capture_default_str();
                app.add_option("--into", command->into, "The folder (default: the name)")->type_name("DIR");
                app.footer(
                    "  one-way    a coroutine type that only yields\n"
                    "  two-way    a coroutine type that also takes values or exceptions\n"
                    "  stackful   coroutines with stacks of their own\n"
                    "  process    a program in any language that answers JSON lines\n"
                    "Example:\n"
                    "  yieldcheck new-adapter mine --kind two-way --into adapters/mine\n");
                return [command] { return command->run(); };
            }};
}

}  // namespace yieldcheck
