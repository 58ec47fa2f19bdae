#include "support/plugin_run.hpp"

#include <stdexcept>

namespace precis::test {

std::optional<std::string> NoResources::bytes(std::string_view, std::string_view,
                                              std::string& reason) {
    reason = "there are no files in this test";
    return std::nullopt;
}

std::unique_ptr<PluginInstance> plugin_instance(const std::string& folder, const std::string& id,
                                                const OptionValues& options,
                                                Diagnostics& diagnostics) {
    static std::map<std::string, std::unique_ptr<PluginCatalogue>> catalogues;
    static NoResources resources;
    auto& catalogue = catalogues[folder];
    if (catalogue == nullptr) {
        catalogue = std::make_unique<PluginCatalogue>(std::vector<std::filesystem::path>{folder});
    }
    const Plugin* plugin = catalogue->find(id, diagnostics);
    auto instance = plugin == nullptr ? nullptr : plugin->create(options, resources, diagnostics);
    if (instance == nullptr) {
        throw std::runtime_error(to_text(diagnostics, false));
    }
    return instance;
}

std::string render(const std::string& folder, const std::string& id, const OptionValues& options,
                   const Briefing& briefing) {
    Diagnostics diagnostics;
    auto bytes = plugin_instance(folder, id, options, diagnostics)->render(briefing);
    if (!bytes || diagnostics.has_errors()) {
        throw std::runtime_error(to_text(diagnostics, false));
    }
    return *bytes;
}

}  // namespace precis::test
