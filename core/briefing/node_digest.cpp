#include "briefing/node_digest.hpp"

#include <functional>

namespace precis {
namespace {

class Digest {
  public:
    std::uint64_t value() const { return value_; }

    void add(std::uint64_t number) {
        // The finaliser of SplitMix64, so that every bit counts for every bit.
        std::uint64_t mixed = value_ + 0x9E3779B97F4A7C15U + number;
        mixed = (mixed ^ (mixed >> 30U)) * 0xBF58476D1CE4E5B9U;
        mixed = (mixed ^ (mixed >> 27U)) * 0x94D049BB133111EBU;
        value_ = mixed ^ (mixed >> 31U);
    }
    void add(std::string_view text) { add(std::hash<std::string_view>{}(text)); }

    void add(const Node& node) {
        add(node.kind);
        add(node.text);
        add(node.language);
        add(static_cast<std::uint64_t>(node.direction));
        add(node.attributes.size());
        for (const auto& [name, content] : node.attributes) {
            add(name);
            add(content);
        }
        add(node.references.size());
        for (const Reference& reference : node.references) {
            add(reference.source->attribute("id"));
            add(reference.locator);
        }
        add(node.alternatives.size());
        for (const Node* alternative : node.alternatives) {
            add(*alternative);
        }
        constexpr std::uint64_t kChild = 1;
        constexpr std::uint64_t kEnd = 2;
        for (const Node* child = node.first_child; child != nullptr; child = child->next_sibling) {
            add(kChild);
            add(*child);
        }
        add(kEnd);
    }

  private:
    std::uint64_t value_ = 0;
};

}  // namespace

std::uint64_t digest_of(const Node& node) {
    Digest digest;
    const Node* stating = &node;
    while (stating->language.empty() && stating->parent != nullptr) {
        stating = stating->parent;
    }
    digest.add(stating->language);
    digest.add(static_cast<std::uint64_t>(stating->direction));
    digest.add(node);
    return digest.value();
}

}  // namespace precis
