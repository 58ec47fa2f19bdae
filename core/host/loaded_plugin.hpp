// A plugin whose entry was read and found good.
#pragma once

#include "host/plugins.hpp"

#include <memory>

#include <precis/plugin.h>

namespace precis {

// `info` as read from `entry` by read_entry.
std::unique_ptr<Plugin> make_plugin(const precis_entry_t& entry, PluginInfo info);

}  // namespace precis
