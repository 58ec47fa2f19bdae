#include "host/briefing_view.hpp"

#include <string_view>

namespace precis {
namespace {

precis_string_t to_c(std::string_view text) {
    return {text.data(), text.size()};
}

// The nearest node, from this one up, that states a language.
const Node* stating_language(const Node* node) {
    while (node != nullptr && node->language.empty()) {
        node = node->parent;
    }
    return node;
}

precis_string_t kind(const precis_node_t* node) {
    return node == nullptr ? precis_string_t{} : to_c(from_c(node)->kind);
}

precis_string_t text(const precis_node_t* node) {
    return node == nullptr ? precis_string_t{} : to_c(from_c(node)->text);
}

precis_string_t attribute(const precis_node_t* node, precis_string_t name) {
    return node == nullptr ? precis_string_t{}
                           : to_c(from_c(node)->attribute({name.data, name.size}));
}

const precis_node_t* first_child(const precis_node_t* node) {
    return node == nullptr ? nullptr : to_c(from_c(node)->first_child);
}

const precis_node_t* next_sibling(const precis_node_t* node) {
    return node == nullptr ? nullptr : to_c(from_c(node)->next_sibling);
}

const precis_node_t* parent(const precis_node_t* node) {
    return node == nullptr ? nullptr : to_c(from_c(node)->parent);
}

uint32_t alternative_count(const precis_node_t* block) {
    return block == nullptr ? 0 : static_cast<uint32_t>(from_c(block)->alternatives.size());
}

const precis_node_t* alternative(const precis_node_t* block, uint32_t index) {
    return index < alternative_count(block) ? to_c(from_c(block)->alternatives[index]) : nullptr;
}

uint32_t reference_count(const precis_node_t* node) {
    return node == nullptr ? 0 : static_cast<uint32_t>(from_c(node)->references.size());
}

precis_status_t reference(const precis_node_t* node, uint32_t index, precis_reference_t* out) {
    if (index >= reference_count(node)) {
        return PRECIS_ERROR;
    }
    const Reference& found = from_c(node)->references[index];
    if (PRECIS_HAS(out, precis_reference_t, source)) {
        out->source = to_c(found.source);
    }
    if (PRECIS_HAS(out, precis_reference_t, locator)) {
        out->locator = to_c(std::string_view{found.locator});
    }
    return PRECIS_OK;
}

precis_string_t language(const precis_node_t* node) {
    const Node* stating = stating_language(from_c(node));
    return stating == nullptr ? precis_string_t{} : to_c(std::string_view{stating->language});
}

precis_direction_t direction(const precis_node_t* node) {
    const Node* stating = stating_language(from_c(node));
    return stating != nullptr && stating->direction == Direction::right_to_left
               ? PRECIS_RIGHT_TO_LEFT
               : PRECIS_LEFT_TO_RIGHT;
}

uint64_t revision(const precis_node_t* node) {
    return node == nullptr ? 0 : root_of(*from_c(node)).revision;
}

}  // namespace

const Node& root_of(const Node& node) {
    const Node* root = &node;
    while (root->parent != nullptr) {
        root = root->parent;
    }
    return *root;
}

void fill_node_functions(precis_host_t& host) {
    host.kind = &kind;
    host.text = &text;
    host.attribute = &attribute;
    host.first_child = &first_child;
    host.next_sibling = &next_sibling;
    host.parent = &parent;
    host.alternative_count = &alternative_count;
    host.alternative = &alternative;
    host.reference_count = &reference_count;
    host.reference = &reference;
    host.language = &language;
    host.direction = &direction;
    host.revision = &revision;
}

}  // namespace precis
