// What a plugin says of itself, checked before anything of it is used.
#pragma once

#include "host/plugins.hpp"

#include <string>
#include <string_view>

#include <precis/plugin.h>

namespace precis {

// Copies what the entry's descriptor says to `info` (all but its file). Gives back why the entry
// cannot be used: another ABI, or something missing or malformed in it; empty when it can.
std::string read_entry(const precis_entry_t& entry, PluginInfo& info);

// The plugin's precis.fit/1, whole; null when it has none. Of an entry that read_entry accepts.
const precis_fit_t* fit_extension(const precis_entry_t& entry);
const precis_boxes_t* boxes_extension(const precis_entry_t& entry);

// Lower case letters, digits and hyphens, beginning with a letter.
bool is_plugin_name(std::string_view name);

}  // namespace precis
