#include "briefing/briefing.hpp"

#include <algorithm>
#include <atomic>

#include <fmt/format.h>

namespace precis {
namespace {

void append_child(Node& parent, Node& child) {
    child.parent = &parent;
    child.next_sibling = nullptr;
    if (parent.last_child != nullptr) {
        parent.last_child->next_sibling = &child;
    } else {
        parent.first_child = &child;
    }
    parent.last_child = &child;
}

void set_children(Node& parent, const std::vector<Node*>& children) {
    parent.first_child = nullptr;
    parent.last_child = nullptr;
    for (Node* child : children) {
        append_child(parent, *child);
    }
}

std::vector<Node*> children_of(const Node& parent) {
    std::vector<Node*> children;
    for (Node* child = parent.first_child; child != nullptr; child = child->next_sibling) {
        children.push_back(child);
    }
    return children;
}

void collect_references(const Node& node, std::vector<Node*>& sources) {
    for (const Reference& reference : node.references) {
        if (std::find(sources.begin(), sources.end(), reference.source) == sources.end()) {
            sources.push_back(reference.source);
        }
    }
    for (const Node* child = node.first_child; child != nullptr; child = child->next_sibling) {
        collect_references(*child, sources);
    }
}

void add_references(Node& node, const std::vector<Reference>& references) {
    for (const Reference& reference : references) {
        const bool known =
            std::any_of(node.references.begin(), node.references.end(), [&](const Reference& one) {
                return one.source == reference.source && one.locator == reference.locator;
            });
        if (!known) {
            node.references.push_back(reference);
        }
    }
}

// Puts the wording before an attribution, else last.
void show_wording(Node& block, const std::vector<Node*>& composed, Node& wording) {
    std::vector<Node*> children = composed;
    const auto attribution = std::find_if(children.begin(), children.end(), [](const Node* child) {
        return child->kind == "attribution";
    });
    children.insert(attribution, &wording);
    set_children(block, children);
}

std::uint64_t next_revision() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

void append_outline(const Node& node, int depth, std::string& out) {
    out.append(static_cast<std::size_t>(depth) * 2, ' ');
    out += node.kind;
    for (const auto& [name, value] : node.attributes) {
        out += fmt::format(" {}='{}'", name, value);
    }
    if (!node.text.empty()) {
        out += fmt::format(" \"{}\"", node.text);
    }
    for (const Reference& reference : node.references) {
        out += fmt::format(" ^{}", reference.source->attribute("id"));
        if (!reference.locator.empty()) {
            out += "#" + reference.locator;
        }
    }
    out += '\n';
    for (const Node* child = node.first_child; child != nullptr; child = child->next_sibling) {
        append_outline(*child, depth + 1, out);
    }
}

}  // namespace

std::string_view Node::attribute(std::string_view name) const {
    for (const auto& [key, content] : attributes) {
        if (key == name) {
            return content;
        }
    }
    return {};
}

void Node::set(std::string_view name, std::string content) {
    for (auto& [key, old] : attributes) {
        if (key == name) {
            old = std::move(content);
            return;
        }
    }
    attributes.emplace_back(name, std::move(content));
}

Briefing::Briefing() : nodes_(std::make_unique<Nodes>()), root_(&nodes_->emplace_back()) {
    root_->kind = "briefing";
    changed();
}

// Whoever changes the tree calls this, but for what a decision changes and takes back.
void Briefing::changed() {
    root_->revision = next_revision();
    root_->composed = root_->revision;
}

Node& Briefing::make(std::string_view kind) {
    changed();
    Node& node = nodes_->emplace_back();
    node.kind = kind;
    return node;
}

Node& Briefing::add(Node& parent, std::string_view kind) {
    Node& node = make(kind);
    append_child(parent, node);
    if (kind == "block") {
        blocks_.push_back(&node);
    }
    return node;
}

void Briefing::forget_last_block() {
    changed();
    Node* const block = blocks_.back();
    blocks_.pop_back();
    for (const Node* alternative : block->alternatives) {
        explained_.erase(alternative);
    }
    Node& parent = *block->parent;
    Node* before = nullptr;
    for (Node* child = parent.first_child; child != block; child = child->next_sibling) {
        before = child;
    }
    (before != nullptr ? before->next_sibling : parent.first_child) = nullptr;
    parent.last_child = before;
    while (&nodes_->back() != block) {
        nodes_->pop_back();
    }
    nodes_->pop_back();
}

void Briefing::attach(Node& parent, Node& node) {
    changed();
    append_child(parent, node);
}

Node& Briefing::add_text(Node& parent, std::string text) {
    Node& node = add(parent, "text");
    node.text = std::move(text);
    return node;
}

Node& Briefing::add_alternative(Node& block, std::string_view kind) {
    Node& node = make(kind);
    node.parent = &block;
    block.alternatives.push_back(&node);
    return node;
}

void Briefing::add_meaning(Node& wording, Node& parent, Meaning meaning) {
    Explained& explained =
        explained_
            .try_emplace(&wording, Explained{wording.marking, wording.references.size(), {}, {}})
            .first->second;
    Node& node = add_text(parent, meaning.text);
    node.set("meaning-of", meaning.term);
    wording.marking = std::max(wording.marking, meaning.marking);
    add_references(wording, meaning.references);
    explained.meanings.emplace_back(&node, std::move(meaning));
}

Node& Briefing::copy(const Node& node, const std::set<const Node*>& without) {
    Node& made = nodes_->emplace_back(node);
    made.first_child = nullptr;
    made.last_child = nullptr;
    made.next_sibling = nullptr;
    made.kept_digest = {};
    for (const Node* child = node.first_child; child != nullptr; child = child->next_sibling) {
        if (!without.contains(child)) {
            append_child(made, copy(*child, without));
        }
    }
    return made;
}

// The wording as it reads after `explained` has been said, to which it adds. The alternative itself
// stays as it was measured.
Node& Briefing::without_repetition(Node& wording, std::set<std::string, std::less<>>& explained) {
    const auto found = explained_.find(&wording);
    if (found == explained_.end()) {
        return wording;
    }
    std::set<const Node*> without;
    for (const auto& [node, meaning] : found->second.meanings) {
        if (!explained.insert(meaning.term).second) {
            without.insert(node);
        }
    }
    if (without.empty()) {
        return wording;
    }
    Node*& variant = found->second.variants[without];
    if (variant == nullptr) {
        variant = &copy(wording, without);
        variant->marking = found->second.own_marking;
        variant->references.resize(found->second.own_references);
        for (const auto& [node, meaning] : found->second.meanings) {
            if (!without.contains(node)) {
                variant->marking = std::max(variant->marking, meaning.marking);
                add_references(*variant, meaning.references);
            }
        }
    }
    return *variant;
}

void Briefing::set_marking(std::size_t rank) {
    if (rank > 0 || !root_->attribute("marking").empty()) {
        root_->set("marking", rank > 0 ? markings_.at(rank - 1) : std::string());
    }
}

void Briefing::mark() {
    std::size_t highest = root_->marking;
    for (const Node* block : blocks_) {
        highest = std::max(highest, block->marking);
        for (const Node* wording : block->alternatives) {
            highest = std::max(highest, wording->marking);
        }
    }
    set_marking(highest);
}

void undecide(Briefing& briefing) {
    if (!briefing.decided_) {
        return;
    }
    for (const auto& family : briefing.undecided_) {
        set_children(*family.parent, family.children);
        for (Node* child : family.children) {
            std::erase_if(child->attributes,
                          [](const auto& attribute) { return attribute.first == "number"; });
        }
    }
    briefing.mark();
    briefing.decided_ = false;
    briefing.root().revision = briefing.root().composed;
}

void apply(Briefing& briefing, const Decision& decision) {
    const std::vector<Node*>& blocks = briefing.blocks();
    if (briefing.undecided_.empty()) {
        const auto remember = [&](Node& parent) {
            briefing.undecided_.push_back({&parent, children_of(parent)});
        };
        remember(briefing.root());
        for (Node* child : children_of(briefing.root())) {
            if (child->kind == "section" || child->kind == "sources") {
                remember(*child);
            }
        }
        for (Node* block : blocks) {
            remember(*block);
        }
    } else {
        undecide(briefing);
    }

    const std::size_t first_block = briefing.undecided_.size() - blocks.size();
    std::size_t marking = briefing.root().marking;
    std::set<std::string, std::less<>> explained;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        if (decision.chosen[i] != Decision::kLeftOut) {
            const auto chosen = static_cast<std::size_t>(decision.chosen[i]);
            Node& wording =
                briefing.without_repetition(*blocks[i]->alternatives[chosen], explained);
            if (blocks[i]->attribute("item-kind") == "term") {
                explained.emplace(blocks[i]->attribute("item"));
            }
            marking = std::max({marking, blocks[i]->marking, wording.marking});
            show_wording(*blocks[i], briefing.undecided_[first_block + i].children, wording);
        }
    }

    std::vector<Node*> shown_children;
    std::vector<Node*> cited;
    Node* sources = nullptr;
    std::size_t next_block = 0;
    for (Node* child : children_of(briefing.root())) {
        if (child->kind == "sources") {
            sources = child;
        }
        if (child->kind == "section") {
            std::vector<Node*> kept;
            int number = 0;
            for (Node* member : children_of(*child)) {
                if (member->kind != "block") {
                    kept.push_back(member);
                } else if (decision.chosen[next_block++] != Decision::kLeftOut) {
                    member->set("number", std::to_string(++number));
                    kept.push_back(member);
                }
            }
            if (number == 0) {
                continue;
            }
            set_children(*child, kept);
            collect_references(*child, cited);
        }
        shown_children.push_back(child);
    }
    set_children(briefing.root(), shown_children);

    if (sources != nullptr) {
        std::vector<Node*> kept;
        for (Node* member : children_of(*sources)) {
            if (member->kind != "source") {
                kept.push_back(member);
            }
        }
        int number = 0;
        for (Node* source : cited) {
            source->set("number", std::to_string(++number));
            kept.push_back(source);
        }
        set_children(*sources, kept);
    }
    briefing.decided_ = true;
    briefing.root().revision = next_revision();
    briefing.set_marking(marking);
    briefing.root().set("type-size", fmt::format("{}", decision.type_size));
}

std::string to_outline(const Briefing& briefing) {
    std::string out;
    append_outline(briefing.root(), 0, out);
    return out;
}

}  // namespace precis
