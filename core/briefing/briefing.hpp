// briefing: the document tree that a plugin sees: sections of blocks, each block with the wordings
// it could be shown in. Uses base.
//
// The kinds of node and their attributes are set down in <precis/plugin.h>; this room keeps the
// tree and knows which wording of each block was chosen.
#pragma once

#include "base/source_text.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <boost/container/deque.hpp>

namespace precis {

enum class Direction { left_to_right, right_to_left };

struct Node;

struct Reference {
    Node* source = nullptr;  // a node of kind "source"
    std::string locator;
};

struct Node {
    std::string_view kind;  // a literal
    std::string text;
    std::vector<std::pair<std::string_view, std::string>> attributes;  // names are literals

    Node* parent = nullptr;
    Node* first_child = nullptr;
    Node* last_child = nullptr;
    Node* next_sibling = nullptr;

    std::vector<Node*> alternatives;  // of a block: its wordings, fullest first
    std::vector<Reference> references;
    std::string language;                            // BCP 47; empty: as the parent
    Direction direction = Direction::left_to_right;  // meant only where `language` is set

    // Of a block, for the choice.
    double value = 0;            // what it is worth when shown in full
    std::vector<double> shares;  // of `value`, one for each alternative
    bool required = false;

    // Of a section, for the choice: the fewest blocks that it is shown with, and the most; 0: any.
    unsigned least = 0;
    unsigned most = 0;
    bool headlines = true;  // whether it takes wordings of that length

    // Of the briefing, a block and a wording: how high it is marked, from 1; 0 for not at all.
    std::size_t marking = 0;

    // Of the briefing: a number that no other briefing of the process has, and that this one only
    // has while its tree is the same. What is remembered of a node is good for as long.
    std::uint64_t revision = 0;
    std::uint64_t composed = 0;  // that number as it was before any decision

    // What node_digest remembers of the node, and the number that it is good for.
    struct KeptDigest {
        std::uint64_t revision = 0;
        std::uint64_t digest = 0;
    };
    mutable KeptDigest kept_digest;

    Location where;  // in the strategy or the template

    std::string_view attribute(std::string_view name) const;  // empty when there is none
    void set(std::string_view name, std::string content);     // replaces; `name` is a literal
};

// What a term means, said where a wording uses it.
struct Meaning {
    std::string term;  // id of the item
    std::string text;  // with what sets it off: " (…)"
    std::size_t marking = 0;
    std::vector<Reference> references;
};

// Owns its nodes; their addresses do not change, also when the briefing is moved. Keeps alive the
// texts that its locations point into for as long as whoever made it does.
class Briefing {
  public:
    Briefing();

    Node& root() { return *root_; }
    const Node& root() const { return *root_; }

    // A new last child of `parent`.
    Node& add(Node& parent, std::string_view kind);
    Node& add_text(Node& parent, std::string text);
    // A node that is in the briefing's keeping but not in its tree.
    Node& add_detached(std::string_view kind) { return make(kind); }
    // Makes a detached node the last child of `parent`.
    void attach(Node& parent, Node& node);
    // Takes away the block that was made last, with everything made since. Nothing that stays may
    // refer to it.
    void forget_last_block();
    // A new last alternative of `block`.
    Node& add_alternative(Node& block, std::string_view kind);

    // Adds a text that explains a term to `parent`, which is in the alternative `wording`. It
    // counts for the extent, the sources and the marking of the wording; `apply` leaves it out
    // where the term has been explained before.
    void add_meaning(Node& wording, Node& parent, Meaning meaning);

    // Names the next higher marking; the first is the lowest.
    void add_marking(std::string name) { markings_.push_back(std::move(name)); }
    // Sets the attribute `marking` of the root to the highest of all that could be shown; `apply`
    // narrows it to what is.
    void mark();

    // The blocks in reading order, those that a decision left out included.
    const std::vector<Node*>& blocks() const { return blocks_; }

  private:
    friend void apply(Briefing& briefing, const struct Decision& decision);
    friend void undecide(Briefing& briefing);
    struct Family {
        Node* parent;
        std::vector<Node*> children;
    };

    // The terms that a wording explains, in reading order, and its shapes without some of them.
    struct Explained {
        std::size_t own_marking = 0;
        std::size_t own_references = 0;
        std::vector<std::pair<const Node*, Meaning>> meanings;
        std::map<std::set<const Node*>, Node*> variants;  // by what is left out
    };

    void changed();
    Node& make(std::string_view kind);
    Node& copy(const Node& node, const std::set<const Node*>& without);
    Node& without_repetition(Node& wording, std::set<std::string, std::less<>>& explained);
    void set_marking(std::size_t rank);

    // Some dozen nodes in one piece of memory: std::deque would ask for each by itself.
    using Nodes = boost::container::deque<
        Node, void, boost::container::deque_options_t<boost::container::block_size<32>>>;
    std::unique_ptr<Nodes> nodes_;
    Node* root_ = nullptr;
    std::vector<Node*> blocks_;
    std::vector<std::string> markings_;                     // lowest first
    std::unordered_map<const Node*, Explained> explained_;  // by alternative
    std::vector<Family> undecided_;  // the children that a decision changes, as composed
    bool decided_ = false;
};

// Which alternative of each block is shown (in the order of Briefing::blocks), and at what type
// size.
struct Decision {
    static constexpr int kLeftOut = -1;

    std::vector<int> chosen;
    double type_size = 0;
    bool operator==(const Decision&) const = default;
};

// Makes the briefing show exactly what was decided: each block gets its wording as a child, blocks
// left out, sections without blocks and sources that nothing shown refers to leave the tree, and
// the blocks and sources that remain are numbered, sources in the order in which they are referred
// to, and the briefing is marked as they are. A term is explained where it is first used; a wording
// that need not explain one is shown by a node of its own, not by its alternative. May be called
// again with another decision: the tree is first put back as it was.
void apply(Briefing& briefing, const Decision& decision);

// Puts the tree back as it was before the first decision, so that it measures as it did then.
void undecide(Briefing& briefing);

// The tree as indented text, for tests and `-v`.
std::string to_outline(const Briefing& briefing);

}  // namespace precis
