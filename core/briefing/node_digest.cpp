#include "briefing/node_digest.hpp"

#include <algorithm>
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

    void add(const Reference& reference) {
        add(reference.source->attribute("id"));
        add(reference.locator);
    }

  private:
    std::uint64_t value_ = 0;
};

// Whether what it says may differ from one decision to the next.
bool is_decided(const Node& node) {
    return node.kind == "briefing" || node.kind == "section" || node.kind == "block" ||
           node.kind == "sources" || node.kind == "source";
}

// Digests of nodes in one tree.
class Tree {
  public:
    explicit Tree(const Node& root) : root_(root) {}

    std::uint64_t digest(const Node& node) const {
        const std::uint64_t revision = is_decided(node) ? root_.revision : root_.composed;
        if (revision == 0 || node.kept_digest.revision != revision) {
            node.kept_digest = {revision, worked_out(node)};
        }
        return node.kept_digest.digest;
    }

  private:
    std::uint64_t worked_out(const Node& node) const {
        Digest digest;
        digest.add(node.kind);
        digest.add(node.text);
        digest.add(node.language);
        digest.add(static_cast<std::uint64_t>(node.direction));
        digest.add(node.attributes.size());
        for (const auto& [name, content] : node.attributes) {
            digest.add(name);
            digest.add(content);
        }
        digest.add(node.references.size());
        for (const Reference& reference : node.references) {
            digest.add(reference);
        }
        digest.add(node.alternatives.size());
        for (const Node* alternative : node.alternatives) {
            digest.add(this->digest(*alternative));
        }
        for (const Node* child = node.first_child; child != nullptr; child = child->next_sibling) {
            digest.add(this->digest(*child));
        }
        return digest.value();
    }

    const Node& root_;
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
    const Node* root = stating;
    while (root->parent != nullptr) {
        root = root->parent;
    }
    digest.add(Tree(*root).digest(node));
    return std::max<std::uint64_t>(digest.value(), 1);
}

}  // namespace precis
