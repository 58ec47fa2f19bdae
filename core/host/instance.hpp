// One instance of a plugin: the host's side of it.
#pragma once

#include "host/plugins.hpp"

#include <memory>
#include <string>
#include <vector>

#include <precis/plugin.h>

namespace precis {

// Makes an instance with values that are already checked, one for each option. Nothing, and a
// diagnostic, when the plugin does not. All that is handed in must outlive the instance.
std::unique_ptr<PluginInstance> make_instance(const precis_entry_t& entry, const PluginInfo& info,
                                              const std::vector<std::string>& values,
                                              Resources& resources, Diagnostics& diagnostics);

}  // namespace precis
