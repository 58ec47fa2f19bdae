#include "base/sarif.hpp"
#include "cli/command.hpp"
#include "workspace/check.hpp"

#include <algorithm>
#include <memory>

#include <fmt/format.h>

namespace precis::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  precis check\n"
    "  precis check -C examples/digital-solidarity --fail-on warning\n"
    "  precis check --coverage\n"
    "  precis check plan.xml --format sarif >problems.sarif\n";

struct CheckOptions {
    CommonOptions common;
    std::string format = "text";
    std::string fail_on = "error";
    bool coverage = false;
    bool verbose = false;
};

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

// What is found below `least` does not make the check fail.
ExitCode verdict_on(const Diagnostics& diagnostics, std::string_view least) {
    const ExitCode code = exit_code_of(diagnostics);
    const std::size_t tolerated =
        least == "error" ? diagnostics.count(Severity::warning) + diagnostics.count(Severity::note)
        : least == "warning" ? diagnostics.count(Severity::note)
                             : 0;
    const std::size_t found = diagnostics.count(Severity::error) +
                              diagnostics.count(Severity::warning) +
                              diagnostics.count(Severity::note);
    return code == ExitCode::done && found > tolerated ? ExitCode::invalid_input : code;
}

// Those that say that something is wrong.
Diagnostics without_notes(const Diagnostics& diagnostics) {
    Diagnostics rest;
    for (const Diagnostic& found : diagnostics.sorted()) {
        if (found.severity == Severity::note) {
            continue;
        }
        const Location where{found.source.get(), found.offset, found.length};
        Diagnostic& copy = found.source ? rest.report(found.code, where, found.message)
                                        : rest.report(found.code, found.path, found.message);
        copy.hinted(found.hint);
    }
    return rest;
}

// Writes data for programs; what is wrong is in it.
ExitCode write(const std::string& data, ExitCode verdict, Context& context) {
    context.console.write(data);
    Diagnostics output;
    const ExitCode written = finish(context, output);
    return written == ExitCode::done ? verdict : written;
}

ExitCode run(const CheckOptions& options, Context& context) {
    options.common.choose_colour(context);
    const bool json = options.common.json || options.format == "json";
    Diagnostics diagnostics;
    const auto workspace =
        Workspace::open(options.common.workspace_path(), context.installation, diagnostics);
    Checked checked;
    if (workspace) {
        checked =
            check(*workspace, options.verbose || json || options.format == "sarif", diagnostics);
    }
    const ExitCode verdict = verdict_on(diagnostics, options.fail_on);
    if (options.coverage && !diagnostics.has_errors()) {
        return write(json ? to_json(checked.coverage) : to_text(checked.coverage), verdict,
                     context);
    }
    if (options.format == "sarif") {
        return write(to_sarif(diagnostics, PRECIS_VERSION), verdict, context);
    }
    if (json) {
        return write(to_json(diagnostics), verdict, context);
    }
    Diagnostics shown = options.common.quiet && options.fail_on != "note"
                            ? without_notes(diagnostics)
                            : diagnostics;
    const ExitCode code = finish(context, shown);
    // Like a compiler, it has nothing to say of what is sound.
    if (workspace && !options.common.quiet && (options.verbose || !diagnostics.empty())) {
        context.console.say(summary(checked, diagnostics));
    }
    return code == ExitCode::done ? verdict : code;
}

}  // namespace

Action add_check_command(CLI::App& program, Context& context) {
    auto options = std::make_shared<CheckOptions>();
    CLI::App& command =
        *program.add_subcommand("check", "Check everything that a workspace can have wrong");
    options->common.add_workspace(command);
    command
        .add_option("--format", options->format,
                    "How to say it: text, json or sarif (SARIF 2.1.0); default: text")
        ->option_text("FORMAT")
        ->check(CLI::IsMember({"text", "json", "sarif"}));
    command
        .add_option("--fail-on", options->fail_on,
                    "What to end with an exit code for: error, warning or note; default: error")
        ->option_text("SEVERITY")
        ->check(CLI::IsMember({"error", "warning", "note"}));
    command.add_flag("--coverage", options->coverage,
                     "Show which items reach which audience, in which lengths");
    options->common.add_json(command);
    command.add_flag("-q,--quiet", options->common.quiet,
                     "Leave out notes (unless they fail the check) and the summary");
    command.add_flag("-v,--verbose", options->verbose,
                     "Name each text that is not translated, and end with a summary in any case");
    options->common.add_colour(command);
    command.footer(kExamples);
    return [options, &context] { return run(*options, context); };
}

}  // namespace precis::cli
