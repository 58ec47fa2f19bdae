// Runs a plugin on a briefing: loads the built library of that id, makes an instance, renders.
#pragma once

#include "base/diagnostics.hpp"
#include "briefing/briefing.hpp"
#include "host/plugins.hpp"

#include <map>
#include <memory>
#include <string>

namespace precis::test {

// Has no files: every resource is missing.
class NoResources : public Resources {
  public:
    std::optional<std::string> bytes(std::string_view kind, std::string_view name,
                                     std::string& reason) override;
};

// The plugin `id` from `folder` with `options`, ready to use. Throws, with the diagnostics, when it
// cannot be loaded or made. The catalogue behind it lives as long as the program.
std::unique_ptr<PluginInstance> plugin_instance(const std::string& folder, const std::string& id,
                                                const OptionValues& options,
                                                Diagnostics& diagnostics);

// The handout, or an exception with the diagnostics.
std::string render(const std::string& folder, const std::string& id, const OptionValues& options,
                   const Briefing& briefing);

}  // namespace precis::test
