#include "base/diagnostic_examples.hpp"
#include "base/nearest_name.hpp"
#include "cli/command.hpp"
#include "cli/text_layout.hpp"
#include "cli/usage.hpp"

#include <memory>

#include <fmt/format.h>

namespace precis::cli {
namespace {

constexpr const char* kExamples =
    "Examples:\n"
    "  precis help make\n"
    "  precis help P604\n";
constexpr std::size_t kWidth = 80;

struct HelpOptions {
    CommonOptions common;
    std::vector<std::string> topic;
};

// The lines of a part of an example, beside its name.
std::string labelled(std::string_view label, std::string_view text) {
    constexpr std::size_t kIndent = 9;
    std::string lines = fmt::format("  {:<{}}", label, kIndent - 2);
    for (const char c : text.empty() ? std::string_view("(nothing)") : text) {
        lines += c;
        if (c == '\n') {
            lines.append(kIndent, ' ');
        }
    }
    return lines + '\n';
}

std::string text_of(const CodeEntry& entry) {
    const CodeExample& example = example_of(entry.code);
    const bool in_file = !example.where.empty() && example.where != "$";
    return fmt::format("{} ({}): {}\n\n{}\nFor example{}:\n{}{}", id_of(entry.code),
                       name_of(entry.severity), entry.summary, paragraph(entry.explanation, kWidth),
                       in_file ? fmt::format(", in {}", example.where) : std::string(),
                       labelled("wrong", example.wrong), labelled("right", example.right));
}

std::string hint_for(const std::string& topic, const CLI::App& program) {
    std::vector<std::string_view> known;
    for (const CLI::App* command : program.get_subcommands({})) {
        known.push_back(command->get_name());
    }
    return did_you_mean(
        topic, known,
        fmt::format("a command ({}), or the code of a message, like P101", fmt::join(known, ", ")));
}

ExitCode help(const HelpOptions& options, const CLI::App& program, Context& context) {
    options.common.choose_colour(context);
    Diagnostics diagnostics;
    const CLI::App* about = &program;
    for (const std::string& topic : options.topic) {
        const auto code = code_from_id(topic);
        if (code && options.topic.size() == 1) {
            context.console.write(text_of(entry_of(*code)));
            return finish(context, diagnostics);
        }
        const CLI::App* within = about;
        about = find_command(*within, topic);
        if (about == nullptr) {
            diagnostics.report(Code::bad_usage, "", fmt::format("there is no help on '{}'", topic))
                .hinted(hint_for(topic, *within));
            return finish(context, diagnostics);
        }
    }
    context.console.write(help_text(*about));
    return finish(context, diagnostics);
}

}  // namespace

Action add_help_command(CLI::App& program, Context& context) {
    auto options = std::make_shared<HelpOptions>();
    CLI::App& command =
        *program.add_subcommand("help", "Explain a command or the code of a message");
    command.add_option("TOPIC", options->topic, "A command, or a code like P604")
        ->type_name("")
        ->option_text(" ");
    options->common.add_colour(command);
    command.footer(kExamples);
    return [options, &program, &context] { return help(*options, program, context); };
}

}  // namespace precis::cli
