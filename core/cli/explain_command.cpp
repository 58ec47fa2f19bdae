#include "base/files.hpp"
#include "base/nearest_name.hpp"
#include "cli/handout_arguments.hpp"
#include "explain/explanation_html.hpp"
#include "explain/explanation_json.hpp"
#include "explain/explanation_text.hpp"
#include "explain/reach.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>

#include <fmt/format.h>

namespace precis::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExamples =
    "Examples:\n"
    "  precis explain --audience legislators\n"
    "  precis explain --audience press --format html -o why.html\n"
    "  precis explain safe-ports\n"
    "  precis explain --compare legislators,industry --json\n";

struct ExplainOptions {
    CommonOptions common;
    HandoutArguments handout;
    std::vector<std::string> subjects;  // an item, the file of a strategy, or both
    std::string item;
    std::string compare;
    std::string form;  // of the explanation: "text", "json", "html"; or a plugin
    std::string plugin;
    std::string output;
};

bool is_form(std::string_view name) {
    return name == "text" || name == "json" || name == "html";
}

// What was given in more than one way, settled; false, and reported, when it contradicts itself.
bool settle(ExplainOptions& options, Diagnostics& diagnostics) {
    for (const std::string& subject : options.subjects) {
        const fs::path path(subject);
        const bool file = path.has_parent_path() || path.extension() == ".xml";
        (file ? options.common.strategy : options.item) = subject;
    }
    // For make --format is the plugin, and the same arguments are to work here.
    options.handout.format = options.plugin;
    if (!options.form.empty() && !is_form(options.form)) {
        options.handout.format = options.form;
        options.form.clear();
    }
    if (options.common.json) {
        options.form = "json";
    }
    if (options.form.empty()) {
        const std::string suffix = fs::path(options.output).extension().string();
        options.form = suffix == ".html" ? "html" : suffix == ".json" ? "json" : "text";
    }
    const bool many = !options.item.empty() || !options.compare.empty();
    if (!options.item.empty() && !options.compare.empty()) {
        report_usage(diagnostics, "an item and --compare do not go together",
                     "explain one or the other");
    } else if (many && options.form == "html") {
        report_usage(diagnostics, "html explains one page, not several",
                     "leave --format html out, or name one --audience");
    }
    return !diagnostics.has_errors();
}

class Explaining {
  public:
    Explaining(const ExplainOptions& options, const Workspace& workspace, const Ingredients& from,
               Diagnostics& diagnostics)
        : options_(options),
          from_(from),
          resources_(resources_of(workspace)),
          diagnostics_(diagnostics),
          instance_(from.format->plugin->create(from.format->options, resources_, diagnostics)) {}

    // What is to be written; empty, and reported, when there is nothing.
    std::string run() {
        if (instance_ == nullptr) {
            return {};
        }
        if (!options_.item.empty()) {
            return reach();
        }
        if (!options_.compare.empty()) {
            return comparison();
        }
        const auto explanation = explain_for(*from_.audience);
        if (!explanation) {
            return {};
        }
        return options_.form == "html"   ? to_html(*explanation)
               : options_.form == "json" ? to_json(*explanation)
                                         : to_text(*explanation);
    }

  private:
    std::optional<Explanation> explain_for(const Audience& audience) {
        const Request general = from_.request();
        const Request request{.strategy = general.strategy,
                              .audience = audience,
                              .form = general.form,
                              .theme = general.theme,
                              .language = general.language,
                              .date = general.date,
                              .recipient = general.recipient,
                              .translation = general.translation,
                              .labels = general.labels};
        return explain(request, *from_.format->plugin, *instance_, diagnostics_);
    }

    std::string reach() {
        if (from_.strategy->find_item(options_.item) == nullptr) {
            std::vector<std::string_view> known;
            for (const Item& item : from_.strategy->items) {
                known.push_back(item.id);
            }
            report_usage(diagnostics_, fmt::format("no item has the id '{}'", options_.item),
                         did_you_mean(options_.item, known));
            return {};
        }
        std::vector<Explanation> all;
        for (const Audience& audience : from_.audiences->list) {
            if (auto explanation = explain_for(audience)) {
                all.push_back(std::move(*explanation));
            }
        }
        return options_.form == "json" ? reach_json(options_.item, all)
                                       : reach_text(options_.item, all);
    }

    std::string comparison() {
        const std::size_t comma = options_.compare.find(',');
        const Audience* one =
            find_audience(*from_.audiences, options_.compare.substr(0, comma), diagnostics_);
        const Audience* other =
            comma == std::string::npos
                ? nullptr
                : find_audience(*from_.audiences, options_.compare.substr(comma + 1), diagnostics_);
        if (comma == std::string::npos) {
            report_usage(diagnostics_, fmt::format("'{}' is one audience", options_.compare),
                         "write --compare ONE,OTHER");
        }
        if (one == nullptr || other == nullptr) {
            return {};
        }
        const auto left = explain_for(*one);
        const auto right = explain_for(*other);
        if (!left || !right) {
            return {};
        }
        return options_.form == "json" ? comparison_json(*left, *right)
                                       : comparison_text(*left, *right);
    }

    const ExplainOptions& options_;
    const Ingredients& from_;
    FolderResources resources_;
    Diagnostics& diagnostics_;
    std::unique_ptr<PluginInstance> instance_;
};

ExitCode explain_page(ExplainOptions& options, Context& context) {
    options.common.choose_colour(context);
    Diagnostics diagnostics;
    Trace trace(context.console, false);
    if (!settle(options, diagnostics)) {
        return finish(context, diagnostics);
    }
    const auto workspace =
        Workspace::open(options.common.workspace_path(), context.installation, diagnostics);
    if (!workspace) {
        return finish(context, diagnostics);
    }
    PluginCatalogue catalogue(options.common.plugin_folders(context));
    const Ingredients from =
        gather(options.handout, {}, context, *workspace, catalogue, trace, diagnostics);
    if (!from.complete() || diagnostics.has_errors()) {
        return finish(context, diagnostics);
    }
    const std::string text = Explaining(options, *workspace, from, diagnostics).run();
    if (!diagnostics.has_errors()) {
        if (options.output.empty() || options.output == "-") {
            context.console.write(text);
        } else {
            write_file(options.output, text, diagnostics);
        }
    }
    return finish(context, diagnostics);
}

}  // namespace

Action add_explain_command(CLI::App& program, Context& context) {
    auto options = std::make_shared<ExplainOptions>();
    CLI::App& command = *program.add_subcommand("explain", "Say why a briefing says what it says");
    command
        .add_option("SUBJECT", options->subjects,
                    "An item, to see whom it reaches; or the file of a strategy")
        ->type_name("")
        ->option_text(" ")
        ->expected(0, 2);
    command
        .add_option("-C,--workspace", options->common.workspace,
                    "The workspace; default: the current folder")
        ->type_name("DIR")
        ->option_text("DIR");
    options->handout.add_to(command);
    command.add_option("--compare", options->compare, "Two audiences, side by side")
        ->option_text("ONE,OTHER");
    command
        .add_option("-f,--format", options->form,
                    "How to say it: text, json or html (a table beside a picture of the page); or, "
                    "as for make, the plugin; default: text")
        ->option_text("FORM");
    command
        .add_option("--plugin", options->plugin,
                    "The plugin whose handout is explained; default: pdf")
        ->option_text("ID");
    command
        .add_option("-o,--output", options->output,
                    "The file to write; default: standard output. Its ending, .html or .json, "
                    "says how")
        ->type_name("FILE");
    options->common.add_json(command);
    options->common.add_plugin_path(command);
    options->common.add_colour(command);
    command.footer(kExamples);
    return [options, &context] { return explain_page(*options, context); };
}

}  // namespace precis::cli
