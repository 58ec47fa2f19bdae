#include "cli/command.hpp"
#include "workspace/starter.hpp"

#include <memory>

#include <fmt/format.h>

namespace precis::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  precis init my-strategy\n"
    "  precis make -C my-strategy -o page.pdf\n";

struct InitOptions {
    CommonOptions common;
    std::string folder = ".";
};

ExitCode init(const InitOptions& options, Context& context) {
    options.common.choose_colour(context);
    Diagnostics diagnostics;
    const bool written = write_starter(options.folder, diagnostics);
    const ExitCode code = finish(context, diagnostics);
    if (written && !options.common.quiet) {
        const std::string where = options.folder == "." ? "" : " -C " + options.folder;
        context.console.say(fmt::format("made a workspace in '{}'; next: precis make{} -o page.pdf",
                                        options.folder, where));
    }
    return code;
}

}  // namespace

Action add_init_command(CLI::App& program, Context& context) {
    auto options = std::make_shared<InitOptions>();
    CLI::App& command =
        *program.add_subcommand("init", "Make a new workspace, with an example to write over");
    command.add_option("DIR", options->folder, "Where; default: the current folder")
        ->type_name("")
        ->option_text(" ");
    options->common.add_quiet(command);
    options->common.add_colour(command);
    command.footer(kExamples);
    return [options, &context] { return init(*options, context); };
}

}  // namespace precis::cli
