// Changes that keep XML well-formed, for libFuzzer: a change to bytes mostly breaks the syntax, and
// then nothing but the parser is tested. Here elements and attributes are dropped, doubled, moved
// and exchanged, and their names and texts are left to libFuzzer's own changes.

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <sstream>
#include <string>
#include <vector>

#include <pugixml.hpp>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

constexpr std::size_t kLongestValue = 256;

class XmlMutator {
  public:
    XmlMutator(pugi::xml_document& tree, unsigned int seed) : tree_(tree), random_(seed) {}

    void change() {
        nodes_.clear();
        collect(tree_);
        if (nodes_.empty()) {
            return;
        }
        const pugi::xml_node node = any();
        switch (below(8)) {
            case 0:
                node.parent().remove_child(node);
                break;
            case 1:
                node.parent().insert_copy_after(node, node);
                break;
            case 2:
                any().append_copy(node);
                break;
            case 3:
                node.parent().insert_move_after(any(), node);
                break;
            case 4:
                node.parent().insert_copy_before(any(), node);
                break;
            case 5:
                change_attribute(node);
                break;
            case 6:
                lend_attribute(node);
                break;
            default:
                change_text(node);
                break;
        }
    }

  private:
    void collect(pugi::xml_node node) {
        for (const pugi::xml_node child : node.children()) {
            nodes_.push_back(child);
            collect(child);
        }
    }

    std::size_t below(std::size_t count) { return random_() % count; }
    pugi::xml_node any() { return nodes_[below(nodes_.size())]; }

    std::string mutated(const char* text) {
        std::array<std::uint8_t, kLongestValue> bytes{};
        const std::size_t size = std::min(std::strlen(text), bytes.size());
        std::memcpy(bytes.data(), text, size);
        const std::size_t grown = LLVMFuzzerMutate(bytes.data(), size, bytes.size());
        return {reinterpret_cast<const char*>(bytes.data()), grown};
    }

    pugi::xml_attribute attribute_of(pugi::xml_node node) {
        std::vector<pugi::xml_attribute> attributes(node.attributes_begin(), node.attributes_end());
        return attributes.empty() ? pugi::xml_attribute() : attributes[below(attributes.size())];
    }

    void change_attribute(pugi::xml_node node) {
        pugi::xml_attribute attribute = attribute_of(node);
        switch (below(3)) {
            case 0:
                node.remove_attribute(attribute);
                break;
            case 1:
                attribute.set_name(mutated(attribute.name()).c_str());
                break;
            default:
                attribute.set_value(mutated(attribute.value()).c_str());
                break;
        }
    }

    // Gives an attribute of one element to another, or its value to one of the same name.
    void lend_attribute(pugi::xml_node node) {
        const pugi::xml_attribute lent = attribute_of(node);
        pugi::xml_node other = any();
        if (pugi::xml_attribute same = other.attribute(lent.name())) {
            same.set_value(lent.value());
        } else if (lent) {
            other.append_copy(lent);
        }
    }

    void change_text(pugi::xml_node node) {
        if (node.type() == pugi::node_element) {
            node.set_name(below(2) == 0 ? any().name() : mutated(node.name()).c_str());
        } else {
            node.set_value(mutated(node.value()).c_str());
        }
    }

    pugi::xml_document& tree_;
    std::minstd_rand random_;
    std::vector<pugi::xml_node> nodes_;
};

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size,
                                               std::size_t most, unsigned int seed) {
    constexpr unsigned int kParts = pugi::parse_full & ~pugi::parse_doctype;
    pugi::xml_document tree;
    if (seed % 4 == 0 || !tree.load_buffer(data, size, kParts | pugi::parse_ws_pcdata)) {
        return LLVMFuzzerMutate(data, size, most);
    }
    XmlMutator mutator(tree, seed);
    for (unsigned int changes = 1 + seed % 3; changes > 0; --changes) {
        mutator.change();
    }
    std::ostringstream written;
    tree.save(written, "", pugi::format_raw);
    const std::string bytes = written.str();
    if (bytes.empty() || bytes.size() > most) {
        return LLVMFuzzerMutate(data, size, most);
    }
    std::memcpy(data, bytes.data(), bytes.size());
    return bytes.size();
}
