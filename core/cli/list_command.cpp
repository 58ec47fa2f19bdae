#include "base/nearest_name.hpp"
#include "cli/command.hpp"
#include "cli/text_layout.hpp"
#include "host/plugins.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <set>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace precis::cli {
namespace {

using Json = nlohmann::ordered_json;
using Rows = std::vector<std::vector<std::string>>;

constexpr const char* kExamples =
    "Examples:\n"
    "  precis list audiences\n"
    "  precis list items -C examples/digital-solidarity\n"
    "  precis list formats --json\n";

struct ListOptions {
    CommonOptions common;
    std::string what;
};

// What is listed, for people and for programs.
struct Listing {
    Rows rows;
    Json json = Json::array();
};

Listing list_audiences(const Workspace& workspace, Diagnostics& diagnostics) {
    Listing listing;
    const auto strategy = workspace.strategy(diagnostics);
    const auto audiences = strategy ? workspace.audiences(*strategy, diagnostics) : std::nullopt;
    if (!audiences) {
        return listing;
    }
    for (const Audience& audience : audiences->list) {
        listing.rows.push_back({audience.id, audience.name});
        Json entry{{"id", audience.id}, {"name", audience.name}};
        if (audience.lineage.size() > 1) {
            entry["extends"] = audience.lineage[1];
        }
        listing.json.push_back(std::move(entry));
    }
    return listing;
}

Listing list_templates(const Workspace& workspace, Diagnostics& diagnostics) {
    Listing listing;
    for (const DataFile& file : workspace.template_files()) {
        if (const auto form = read_template_file(file, diagnostics)) {
            listing.rows.push_back({form->id, form->summary.empty() ? form->name : form->summary});
            listing.json.push_back({{"id", form->id},
                                    {"name", form->name},
                                    {"summary", form->summary},
                                    {"pages", form->pages},
                                    {"file", file.path.string()}});
        }
    }
    return listing;
}

Listing list_themes(const Workspace& workspace, Diagnostics& diagnostics) {
    Listing listing;
    for (const DataFile& file : workspace.theme_files()) {
        if (const auto theme = read_theme_file(file, diagnostics)) {
            listing.rows.push_back({theme->id, theme->name});
            listing.json.push_back(
                {{"id", theme->id}, {"name", theme->name}, {"file", file.path.string()}});
        }
    }
    return listing;
}

Listing list_items(const Workspace& workspace, Diagnostics& diagnostics) {
    Listing listing;
    const auto strategy = workspace.strategy(diagnostics);
    if (!strategy) {
        return listing;
    }
    for (const Item& item : strategy->items) {
        const std::string name = plain_text(item.name);
        std::set<std::string> lengths;
        for (const Wording& wording : item.wordings) {
            lengths.emplace(name_of(wording.length));
        }
        listing.rows.push_back({item.id, std::string(name_of(item.kind)),
                                std::string(name_of(item.importance)), name});
        listing.json.push_back({{"id", item.id},
                                {"kind", name_of(item.kind)},
                                {"importance", name_of(item.importance)},
                                {"name", name},
                                {"topics", item.topics},
                                {"lengths", lengths}});
    }
    return listing;
}

// The endings that files of a plugin have, its own first.
std::vector<std::string> suffixes_of(const PluginInfo& plugin) {
    std::vector<std::string> suffixes{plugin.suffix};
    for (const PluginOption& option : plugin.options) {
        for (const PluginChoice& choice : option.choices) {
            const bool known =
                std::find(suffixes.begin(), suffixes.end(), choice.suffix) != suffixes.end();
            if (!choice.suffix.empty() && !known) {
                suffixes.push_back(choice.suffix);
            }
        }
    }
    return suffixes;
}

Listing list_formats(PluginCatalogue& catalogue) {
    Listing listing;
    for (const Plugin* plugin : catalogue.all()) {
        const PluginInfo& info = plugin->info();
        const std::vector<std::string> suffixes = suffixes_of(info);
        listing.rows.push_back({info.id, fmt::format("{}", fmt::join(suffixes, " ")),
                                info.summary.empty() ? info.name : info.summary});
        listing.json.push_back({{"id", info.id},
                                {"name", info.name},
                                {"summary", info.summary},
                                {"media_type", info.media_type},
                                {"suffixes", suffixes},
                                {"fits", info.fits}});
    }
    return listing;
}

using Lister = Listing (*)(const Workspace&, Diagnostics&);
constexpr std::array<std::pair<std::string_view, Lister>, 4> kListers = {
    {{"audiences", &list_audiences},
     {"templates", &list_templates},
     {"themes", &list_themes},
     {"items", &list_items}}};

Listing list_from_workspace(Lister lister, const ListOptions& options, const Context& context,
                            Diagnostics& diagnostics) {
    const auto workspace =
        Workspace::open(options.common.workspace_path(), context.installation, diagnostics);
    return workspace ? lister(*workspace, diagnostics) : Listing{};
}

Listing list(const ListOptions& options, const Context& context, Diagnostics& diagnostics) {
    if (options.what == "formats") {
        PluginCatalogue catalogue(options.common.plugin_folders(context));
        return list_formats(catalogue);
    }
    std::vector<std::string_view> known{"formats"};
    for (const auto& [name, lister] : kListers) {
        if (name == options.what) {
            return list_from_workspace(lister, options, context, diagnostics);
        }
        known.push_back(name);
    }
    diagnostics.report(Code::bad_usage, "", fmt::format("'{}' is nothing to list", options.what))
        .hinted(
            did_you_mean(options.what, known, fmt::format("one of: {}", fmt::join(known, ", "))));
    return {};
}

ExitCode run(const ListOptions& options, Context& context) {
    options.common.choose_colour(context);
    Diagnostics diagnostics;
    const Listing listing = list(options, context, diagnostics);
    if (!diagnostics.has_errors() || !listing.rows.empty()) {
        context.console.write(options.common.json ? listing.json.dump(2) + "\n"
                                                  : table(listing.rows));
    }
    return finish(context, diagnostics);
}

}  // namespace

Action add_list_command(CLI::App& program, Context& context) {
    auto options = std::make_shared<ListOptions>();
    CLI::App& command = *program.add_subcommand("list", "List what there is to choose from");
    command.add_option("WHAT", options->what, "audiences, templates, themes, formats or items")
        ->type_name("")
        ->option_text(" ")
        ->required();
    options->common.add_workspace(command);
    options->common.add_plugin_path(command);
    options->common.add_json(command);
    options->common.add_colour(command);
    command.footer(kExamples);
    return [options, &context] { return run(*options, context); };
}

}  // namespace precis::cli
