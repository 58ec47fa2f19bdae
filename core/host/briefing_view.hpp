// A briefing as plugins see it: the functions of precis_host_t that read nodes.
#pragma once

#include "briefing/briefing.hpp"

#include <precis/plugin.h>

namespace precis {

// Fills in kind, text, attribute ... direction; leaves the rest of the table alone.
void fill_node_functions(precis_host_t& host);

// The briefing that a node is in.
const Node& root_of(const Node& node);

inline const precis_node_t* to_c(const Node* node) {
    return reinterpret_cast<const precis_node_t*>(node);
}
inline const Node* from_c(const precis_node_t* node) {
    return reinterpret_cast<const Node*>(node);
}

}  // namespace precis
