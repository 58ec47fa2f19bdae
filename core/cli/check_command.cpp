#include "cli/command.hpp"
#include "workspace/check.hpp"

#include <memory>

#include <fmt/format.h>

namespace precis::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  precis check\n"
    "  precis check -C examples/digital-solidarity\n"
    "  precis check plan.xml --json >problems.json\n";

std::string counted(std::size_t count, std::string_view thing) {
    return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

std::string summary(const Checked& checked, const Diagnostics& diagnostics) {
    // Templates meet the same fault once for each audience; it is one fault.
    std::size_t errors = 0;
    std::size_t warnings = 0;
    for (const Diagnostic& found : diagnostics.sorted()) {
        errors += found.severity == Severity::error ? 1 : 0;
        warnings += found.severity == Severity::warning ? 1 : 0;
    }
    std::string verdict = "nothing wrong";
    if (errors > 0 || warnings > 0) {
        verdict = errors == 0     ? counted(warnings, "warning")
                  : warnings == 0 ? counted(errors, "error")
                                  : counted(errors, "error") + ", " + counted(warnings, "warning");
    }
    return fmt::format("checked {}, {}, {}: {}", counted(checked.items, "item"),
                       counted(checked.audiences, "audience"),
                       counted(checked.templates, "template"), verdict);
}

struct CheckOptions : CommonOptions {
    bool verbose = false;
};

ExitCode run(const CheckOptions& options, Context& context) {
    options.choose_colour(context);
    Diagnostics diagnostics;
    const auto workspace =
        Workspace::open(options.workspace_path(), context.installation, diagnostics);
    Checked checked;
    if (workspace) {
        checked = check(*workspace, options.verbose || options.json, diagnostics);
    }
    if (options.json) {
        context.console.write(to_json(diagnostics));
        Diagnostics output;
        const ExitCode written = finish(context, output);
        return written == ExitCode::done ? exit_code_of(diagnostics) : written;
    }
    const ExitCode code = finish(context, diagnostics);
    if (workspace && !options.quiet) {
        context.console.say(summary(checked, diagnostics));
    }
    return code;
}

}  // namespace

Action add_check_command(CLI::App& program, Context& context) {
    auto options = std::make_shared<CheckOptions>();
    CLI::App& command =
        *program.add_subcommand("check", "Check everything that a workspace can have wrong");
    options->add_workspace(command);
    options->add_json(command);
    options->add_quiet(command);
    command.add_flag("-v,--verbose", options->verbose, "Name each text that is not translated");
    options->add_colour(command);
    command.footer(kExamples);
    return [options, &context] { return run(*options, context); };
}

}  // namespace precis::cli
