#include "host/format_choice.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include <fmt/format.h>

namespace precis {
namespace {

constexpr std::string_view kDefaultFormat = "pdf";

struct SuffixChoice {
    const PluginOption* option = nullptr;
    const PluginChoice* choice = nullptr;
};

// The option's choice that gives a file this suffix; none where it is the plugin's own.
SuffixChoice choice_for(const PluginInfo& plugin, std::string_view suffix) {
    for (const PluginOption& option : plugin.options) {
        for (const PluginChoice& choice : option.choices) {
            if (!suffix.empty() && choice.suffix == suffix && suffix != plugin.suffix) {
                return {&option, &choice};
            }
        }
    }
    return {};
}

// The plugin whose files have the suffix, else one that has an option for it.
const Plugin* plugin_for(PluginCatalogue& catalogue, std::string_view suffix) {
    // Most plugins are called what their files are; that needs only one of them loaded.
    Diagnostics unneeded;
    const Plugin* namesake = catalogue.find(suffix.substr(1), unneeded);
    if (namesake != nullptr && namesake->info().suffix == suffix) {
        return namesake;
    }
    const std::vector<const Plugin*> all = catalogue.all();
    const auto own = std::find_if(all.begin(), all.end(), [suffix](const Plugin* plugin) {
        return plugin->info().suffix == suffix;
    });
    if (own != all.end()) {
        return *own;
    }
    const auto optional = std::find_if(all.begin(), all.end(), [suffix](const Plugin* plugin) {
        return choice_for(plugin->info(), suffix).choice != nullptr;
    });
    return optional == all.end() ? nullptr : *optional;
}

// The suffixes that there are, sorted, each once.
std::vector<std::string_view> known_suffixes(PluginCatalogue& catalogue) {
    std::set<std::string_view> suffixes;
    for (const Plugin* plugin : catalogue.all()) {
        suffixes.insert(plugin->info().suffix);
        for (const PluginOption& option : plugin->info().options) {
            for (const PluginChoice& choice : option.choices) {
                suffixes.insert(choice.suffix);
            }
        }
    }
    suffixes.erase("");
    return {suffixes.begin(), suffixes.end()};
}

// The id of the format to look for; empty, and a diagnostic, when no plugin has the suffix.
std::string format_for(PluginCatalogue& catalogue, std::string_view suffix,
                       Diagnostics& diagnostics) {
    if (suffix.size() < 2) {
        return std::string(kDefaultFormat);
    }
    if (const Plugin* plugin = plugin_for(catalogue, suffix)) {
        return plugin->info().id;
    }
    const std::vector<std::string_view> known = known_suffixes(catalogue);
    if (known.empty()) {
        return std::string(kDefaultFormat);
    }
    diagnostics
        .report(Code::unknown_format, "",
                fmt::format("no plugin makes files whose names end in '{}'", suffix))
        .hinted(fmt::format("endings: {}; or name a format with --format", fmt::join(known, ", ")));
    return {};
}

}  // namespace

std::optional<FormatChoice> choose_format(PluginCatalogue& catalogue, std::string_view format,
                                          std::string_view suffix, const OptionValues& options,
                                          Diagnostics& diagnostics) {
    const std::string id =
        format.empty() ? format_for(catalogue, suffix, diagnostics) : std::string(format);
    FormatChoice chosen{id.empty() ? nullptr : catalogue.find(id, diagnostics), options};
    if (chosen.plugin == nullptr) {
        return std::nullopt;
    }
    const SuffixChoice asked = choice_for(chosen.plugin->info(), suffix);
    if (asked.choice != nullptr) {
        chosen.options.emplace(asked.option->name, asked.choice->value);
    }
    return chosen;
}

}  // namespace precis
