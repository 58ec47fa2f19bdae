#include "base/files.hpp"
#include "cli/command.hpp"
#include "workspace/translate.hpp"

#include <filesystem>
#include <memory>
#include <system_error>

#include <fmt/format.h>

namespace precis::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExamples =
    "Examples:\n"
    "  precis translate fr\n"
    "  precis translate pt-BR -C examples/digital-solidarity\n"
    "  precis translate fr --prune\n";

struct TranslateOptions {
    CommonOptions common;
    std::string language;
    std::string templates;
    bool prune = false;
};

std::string summary(const RefreshedFile& file) {
    const Refreshed& refreshed = file.refreshed;
    std::string text = fmt::format(
        "{} {}: {} texts, {} translated", file.changed ? "wrote" : "nothing to change in",
        file.path.string(), refreshed.units, refreshed.units - refreshed.missing - refreshed.stale);
    const auto add = [&text](std::size_t count, std::string_view what) {
        if (count > 0) {
            text += fmt::format(", {} {}", count, what);
        }
    };
    add(refreshed.stale, "stale");
    add(refreshed.missing, "missing");
    add(refreshed.added, "new");
    add(refreshed.aside, "put aside");
    add(refreshed.dropped, "dropped");
    return text;
}

std::optional<RefreshedFile> refresh(const TranslateOptions& options, const Context& context,
                                     Diagnostics& diagnostics) {
    if (!options.templates.empty()) {
        return refresh_shared_translation(options.templates, options.language, options.prune,
                                          diagnostics);
    }
    const auto workspace =
        Workspace::open(options.common.workspace, context.installation, diagnostics);
    return workspace ? refresh_translation(*workspace, options.language, options.prune, diagnostics)
                     : std::nullopt;
}

ExitCode run(const TranslateOptions& options, Context& context) {
    options.common.choose_colour(context);
    Diagnostics diagnostics;
    const auto file = refresh(options, context, diagnostics);
    bool done = file.has_value();
    if (file && file->changed) {
        std::error_code error;
        fs::create_directory(file->path.parent_path(), error);
        done = write_file(file->path, file->bytes, diagnostics);
    }
    const ExitCode code = finish(context, diagnostics);
    if (done && !options.common.quiet) {
        context.console.say(summary(*file));
    }
    return code;
}

}  // namespace

Action add_translate_command(CLI::App& program, Context& context) {
    auto options = std::make_shared<TranslateOptions>();
    CLI::App& command = *program.add_subcommand(
        "translate", "Write or refresh the XLIFF file for translators into a language");
    command.add_option("language", options->language, "The language (BCP 47) to translate into")
        ->option_text("LANG")
        ->required();
    auto* workspace = command.add_option("-C,--workspace", options->common.workspace,
                                         "The workspace; default: the current folder");
    workspace->type_name("DIR");
    command
        .add_option("--templates", options->templates,
                    "Translate a folder of templates that many workspaces share, instead")
        ->option_text("DIR")
        ->check(CLI::ExistingDirectory)
        ->excludes(workspace);
    command.add_flag("--prune", options->prune, "Drop translations of what is gone");
    options->common.add_quiet(command);
    options->common.add_colour(command);
    command.footer(kExamples);
    return [options, &context] { return run(*options, context); };
}

}  // namespace precis::cli
