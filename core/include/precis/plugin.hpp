// precis/plugin.hpp: the C++20 face of <precis/plugin.h>. Header only; it adds no contract of its
// own, only types, range-for and exceptions, which it catches before they reach the boundary.
//
// A plugin is a class:
//
//     class Plain {
//       public:
//         static constexpr precis::plugin::Description description{
//             .id = "plain", .name = "Plain text", .version = "1.0.0", .licence = "Apache-2.0",
//             .summary = "The briefing as plain text", .media_type = "text/plain",
//             .suffix = ".txt"};
//
//         Plain(precis::plugin::Host, const precis::plugin::Options&) {}
//
//         void render(precis::plugin::Node briefing, precis::plugin::Sink& sink) {
//             for (auto section : briefing.children("section")) {
//                 sink.write(section.child("heading").inner_text());
//             }
//         }
//     };
//     PRECIS_PLUGIN(Plain)
//
// To take part in fitting (precis.fit/1) it has five more members: see FittingPlugin.
#pragma once

#include <array>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <iterator>
#include <memory>
#include <new>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include <precis/plugin.h>

namespace precis::plugin {

constexpr std::string_view view(precis_string_t text) {
    return text.size == 0 ? std::string_view{} : std::string_view{text.data, text.size};
}
constexpr precis_string_t c_string(std::string_view text) {
    return {text.data(), text.size()};
}

class Node;

// One source of a wording.
struct Reference;

// Children one after another, all of them or those of one kind.
class Children {
  public:
    class Iterator;
    Children(const precis_host_t* host, const precis_node_t* first, std::string_view kind)
        : host_(host), first_(first), kind_(kind) {}
    Iterator begin() const;
    Iterator end() const;
    bool empty() const;

  private:
    const precis_host_t* host_;
    const precis_node_t* first_;
    std::string_view kind_;
};

// A node of the briefing. As cheap as two pointers; a default one is "no node", which has no kind,
// text, attributes or children. Views are valid until the call into the plugin returns.
class Node {
  public:
    Node() = default;
    Node(const precis_host_t* host, const precis_node_t* node) : host_(host), node_(node) {}

    explicit operator bool() const { return node_ != nullptr; }
    bool operator==(const Node& other) const { return node_ == other.node_; }
    const precis_node_t* c_node() const { return node_; }

    std::string_view kind() const { return ask<std::string_view>(host_ ? host_->kind : nullptr); }
    bool is(std::string_view kind_name) const { return kind() == kind_name; }
    std::string_view text() const { return ask<std::string_view>(host_ ? host_->text : nullptr); }
    std::string_view operator[](std::string_view attribute) const {
        return node_ == nullptr ? std::string_view{}
                                : view(host_->attribute(node_, c_string(attribute)));
    }
    bool has(std::string_view attribute) const { return !(*this)[attribute].empty(); }

    Children children(std::string_view of_kind = {}) const {
        return {host_, node_ == nullptr ? nullptr : host_->first_child(node_), of_kind};
    }
    // The first child of that kind, or no node.
    Node child(std::string_view of_kind) const;
    Node parent() const { return node_ == nullptr ? Node{} : Node{host_, host_->parent(node_)}; }

    // The label of that name (see <precis/plugin.h>, "labels") in the briefing that this node is
    // in: its attribute "text" is to be shown. No node when there is none.
    Node label(std::string_view name) const;

    // The texts in it, one after another.
    std::string inner_text() const;

    std::uint32_t alternative_count() const {
        return node_ == nullptr ? 0 : host_->alternative_count(node_);
    }
    Node alternative(std::uint32_t index) const {
        return {host_, host_->alternative(node_, index)};
    }

    std::uint32_t reference_count() const {
        return node_ == nullptr ? 0 : host_->reference_count(node_);
    }
    Reference reference(std::uint32_t index) const;

    std::string_view language() const {
        return ask<std::string_view>(host_ ? host_->language : nullptr);
    }
    bool right_to_left() const {
        return node_ != nullptr && host_->direction(node_) == PRECIS_RIGHT_TO_LEFT;
    }

    // See precis_host_t. 0 for no node, and from a host that does not know them: then nothing can
    // be remembered.
    std::uint64_t revision() const {
        const bool known = node_ != nullptr && PRECIS_HAS(host_, precis_host_t, revision) &&
                           host_->revision != nullptr;
        return known ? host_->revision(node_) : 0;
    }
    std::uint64_t digest() const {
        const bool known = node_ != nullptr && PRECIS_HAS(host_, precis_host_t, digest) &&
                           host_->digest != nullptr;
        return known ? host_->digest(host_->self, node_) : 0;
    }

  private:
    template <class Result>
    Result ask(precis_string_t (*function)(const precis_node_t*)) const {
        return function == nullptr ? Result{} : view(function(node_));
    }

    const precis_host_t* host_ = nullptr;
    const precis_node_t* node_ = nullptr;
};

struct Reference {
    Node source;
    std::string_view locator;
};

class Children::Iterator {
  public:
    using value_type = Node;
    using difference_type = std::ptrdiff_t;

    Iterator() = default;
    Iterator(const precis_host_t* host, const precis_node_t* node, std::string_view kind)
        : host_(host), node_(node), kind_(kind) {
        skip();
    }
    Node operator*() const { return {host_, node_}; }
    Iterator& operator++() {
        node_ = host_->next_sibling(node_);
        skip();
        return *this;
    }
    Iterator operator++(int) {
        Iterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const Iterator& other) const { return node_ == other.node_; }

  private:
    void skip() {
        while (node_ != nullptr && !kind_.empty() && view(host_->kind(node_)) != kind_) {
            node_ = host_->next_sibling(node_);
        }
    }

    const precis_host_t* host_ = nullptr;
    const precis_node_t* node_ = nullptr;
    std::string_view kind_;
};

inline Children::Iterator Children::begin() const {
    return {host_, first_, kind_};
}
inline Children::Iterator Children::end() const {
    return {host_, nullptr, kind_};
}
inline bool Children::empty() const {
    return begin() == end();
}

inline Node Node::child(std::string_view of_kind) const {
    for (Node found : children(of_kind)) {
        return found;
    }
    return {};
}

inline Node Node::label(std::string_view name) const {
    Node root = *this;
    for (Node outer = parent(); outer; outer = outer.parent()) {
        root = outer;
    }
    for (Node found : root.child("labels").children("label")) {
        if (found["name"] == name) {
            return found;
        }
    }
    return {};
}

inline std::string Node::inner_text() const {
    std::string all{text()};
    for (Node inner : children()) {
        all += inner.inner_text();
    }
    return all;
}

inline Reference Node::reference(std::uint32_t index) const {
    precis_reference_t out{};
    out.size = sizeof out;
    if (node_ == nullptr || host_->reference(node_, index, &out) != PRECIS_OK) {
        return {};
    }
    return {Node{host_, out.source}, view(out.locator)};
}

// What went wrong, for a person, at a node. Thrown out of any member of a plugin it becomes a
// diagnostic and fails the handout. The message is worded as in <precis/plugin.h>, report.
class Error : public std::runtime_error {
  public:
    explicit Error(const std::string& message, Node node = {}, std::string hint = {})
        : std::runtime_error(message), node_(node), hint_(std::move(hint)) {}
    Node node() const { return node_; }
    const std::string& hint() const { return hint_; }

  private:
    Node node_;
    std::string hint_;
};

// What was reported already: thrown out of any member of a plugin it fails the handout without
// another word.
class Reported : public std::exception {
  public:
    const char* what() const noexcept override { return "reported already"; }
};

// The sink refused bytes. Let it pass: the host knows why.
class SinkFailure : public std::exception {
  public:
    explicit SinkFailure(precis_status_t status) : status_(status) {}
    const char* what() const noexcept override { return "the output could not be written"; }
    precis_status_t status() const { return status_; }

  private:
    precis_status_t status_;
};

// The host, for the life of the instance.
class Host {
  public:
    explicit Host(const precis_host_t* host) : host_(host) {}

    // The bytes of a file, for the life of the instance; nothing (and already reported) when it
    // cannot be had.
    std::optional<std::string_view> resource(std::string_view kind, std::string_view name) const {
        precis_string_t bytes{};
        if (host_->resource(host_->self, c_string(kind), c_string(name), &bytes) != PRECIS_OK) {
            return std::nullopt;
        }
        return view(bytes);
    }
    void note(std::string_view message, Node node = {}, std::string_view hint = {}) const {
        report(PRECIS_NOTE, message, node, hint);
    }
    void warning(std::string_view message, Node node = {}, std::string_view hint = {}) const {
        report(PRECIS_WARNING, message, node, hint);
    }
    void failure(std::string_view message, Node node = {}, std::string_view hint = {}) const {
        report(PRECIS_FAILURE, message, node, hint);
    }
    const precis_host_t* c_host() const { return host_; }

  private:
    void report(precis_severity_t severity, std::string_view message, Node node,
                std::string_view hint) const {
        host_->report(host_->self, severity, node.c_node(), c_string(message), c_string(hint));
    }

    const precis_host_t* host_;
};

// Where the handout's bytes go.
class Sink {
  public:
    explicit Sink(const precis_sink_t* sink) : sink_(sink) {}
    void write(std::string_view bytes) {
        const precis_status_t status = sink_->write(sink_->self, bytes.data(), bytes.size());
        if (status != PRECIS_OK) {
            throw SinkFailure(status);
        }
    }

  private:
    const precis_sink_t* sink_;
};

// Takes where things stand. The meanings are those of precis_box_sink_t and precis_box_t.
class BoxSink {
  public:
    explicit BoxSink(const precis_box_sink_t* sink) : sink_(sink) {}
    void page(double width, double height) { check(sink_->page(sink_->self, width, height)); }
    void box(const precis_box_t& box) { check(sink_->box(sink_->self, &box)); }

  private:
    static void check(precis_status_t status) {
        if (status != PRECIS_OK) {
            throw SinkFailure(status);
        }
    }

    const precis_box_sink_t* sink_;
};

struct Choice {
    std::string_view value;
    std::string_view help;
    std::string_view media_type = {};  // of the output with this choice, if another
    std::string_view suffix = {};
};

struct Option {
    std::string_view name;
    precis_option_type_t type = PRECIS_OPTION_TEXT;
    std::string_view default_value;
    std::string_view help;
    double minimum = 0;
    double maximum = 0;
    std::span<const Choice> choices = {};
};

struct Description {
    std::string_view id;
    std::string_view name;
    std::string_view version;
    std::string_view licence;
    std::string_view summary;
    std::string_view media_type;
    std::string_view suffix;
    std::span<const Option> options = {};
};

// The values of the options, already checked against their types by the host.
class Options {
  public:
    Options(std::span<const Option> known, const precis_options_t* values)
        : known_(known), values_(values) {}

    // By name; empty for a name that the description does not have.
    std::string_view operator[](std::string_view name) const {
        for (std::size_t i = 0; i < known_.size() && i < values_->count; ++i) {
            if (known_[i].name == name) {
                return view(values_->values[i]);
            }
        }
        return {};
    }
    bool flag(std::string_view name) const { return (*this)[name] == "true"; }

  private:
    std::span<const Option> known_;
    const precis_options_t* values_;
};

// What a class must have to be a plugin ...
template <class Type>
concept OutputPlugin = std::constructible_from<Type, Host, const Options&> &&
    requires(Type& plugin, Node briefing, Sink& sink) {
    { Type::description } -> std::convertible_to<Description>;
    plugin.render(briefing, sink);
};

struct LayoutResult {
    std::uint32_t pages = 0;
    double overflow = 0;
    double fill = 0;
};

// ... and to be fitted as well. The meanings are those of precis_fit_t.
template <class Type>
concept FittingPlugin = OutputPlugin<Type> &&
    requires(Type& plugin, Node node, std::uint32_t alternative, double size) {
    { Type::fit_unit } -> std::convertible_to<std::string_view>;
    { plugin.capacity(node, size) } -> std::convertible_to<double>;
    { plugin.section_extent(node, size) } -> std::convertible_to<double>;
    { plugin.block_extent(node, alternative, size) } -> std::convertible_to<double>;
    { plugin.lay_out(node, size) } -> std::convertible_to<LayoutResult>;
};

// ... and may say what a line takes, for messages ...
template <class Type>
concept LineMeasuringPlugin = FittingPlugin<Type> &&
    requires(Type& plugin, Node node, double size) {
    { plugin.line_extent(node, size) } -> std::convertible_to<double>;
};

// ... and what a page holds, where each section begins one ...
template <class Type>
concept PageMeasuringPlugin = FittingPlugin<Type> &&
    requires(Type& plugin, Node node, double size) {
    { plugin.page_extent(node, size) } -> std::convertible_to<double>;
};

// ... and where things stand (precis_boxes_t).
template <class Type>
concept PlacingPlugin = OutputPlugin<Type> &&
    requires(Type& plugin, Node briefing, double size, BoxSink& sink) {
    plugin.place(briefing, size, sink);
};

namespace detail {

template <class Type>
struct Instance {
    const precis_host_t* host;
    Type plugin;
};

// Calls `body`; whatever it throws ends here, as a report and a status.
template <class Body>
precis_status_t guarded(const precis_host_t* host, Body&& body) noexcept {
    const auto failed = [host](std::string_view message, Node node, std::string_view hint) {
        host->report(host->self, PRECIS_FAILURE, node.c_node(), c_string(message), c_string(hint));
        return precis_status_t{PRECIS_ERROR};
    };
    try {
        std::forward<Body>(body)();
        return PRECIS_OK;
    } catch (const Error& error) {
        return failed(error.what(), error.node(), error.hint());
    } catch (const Reported&) {
        return PRECIS_ERROR;
    } catch (const SinkFailure& failure) {
        return failure.status();
    } catch (const std::bad_alloc&) {
        return PRECIS_NO_MEMORY;
    } catch (const std::exception& error) {
        return failed(error.what(), {}, {});
    } catch (...) {
        return failed("an exception of unknown type", {}, {});
    }
}

// The descriptor and the functions of one plugin class, as constants of the C contract.
template <OutputPlugin Type>
struct Exported {
    static constexpr const Description& kDescription = Type::description;
    static constexpr std::size_t kOptionCount = kDescription.options.size();
    static constexpr std::size_t kChoiceCount = [] {
        std::size_t count = 0;
        for (const Option& option : kDescription.options) {
            count += option.choices.size();
        }
        return count;
    }();

    static constexpr auto kChoices = [] {
        std::array<precis_choice_t, kChoiceCount + 1> choices{};
        std::size_t next = 0;
        for (const Option& option : kDescription.options) {
            for (const Choice& choice : option.choices) {
                choices[next++] = {sizeof(precis_choice_t), c_string(choice.value),
                                   c_string(choice.help), c_string(choice.media_type),
                                   c_string(choice.suffix)};
            }
        }
        return choices;
    }();
    static constexpr auto kChoicePointers = [] {
        std::array<const precis_choice_t*, kChoiceCount + 1> pointers{};
        for (std::size_t i = 0; i < kChoiceCount; ++i) {
            pointers[i] = &kChoices[i];
        }
        return pointers;
    }();
    static constexpr auto kOptions = [] {
        std::array<precis_option_t, kOptionCount + 1> options{};
        std::size_t next_choice = 0;
        for (std::size_t i = 0; i < kOptionCount; ++i) {
            const Option& option = kDescription.options[i];
            options[i] = {sizeof(precis_option_t),
                          option.type,
                          c_string(option.name),
                          c_string(option.help),
                          c_string(option.default_value),
                          option.minimum,
                          option.maximum,
                          &kChoicePointers[next_choice],
                          static_cast<std::uint32_t>(option.choices.size())};
            next_choice += option.choices.size();
        }
        return options;
    }();
    static constexpr auto kOptionPointers = [] {
        std::array<const precis_option_t*, kOptionCount + 1> pointers{};
        for (std::size_t i = 0; i < kOptionCount; ++i) {
            pointers[i] = &kOptions[i];
        }
        return pointers;
    }();
    static constexpr precis_descriptor_t kDescriptor{sizeof(precis_descriptor_t),
                                                     c_string(kDescription.id),
                                                     c_string(kDescription.name),
                                                     c_string(kDescription.version),
                                                     c_string(kDescription.licence),
                                                     c_string(kDescription.summary),
                                                     c_string(kDescription.media_type),
                                                     c_string(kDescription.suffix),
                                                     kOptionPointers.data(),
                                                     static_cast<std::uint32_t>(kOptionCount)};

    static Instance<Type>& self(precis_instance_t* instance) {
        return *reinterpret_cast<Instance<Type>*>(instance);
    }

    static precis_status_t create(const precis_host_t* host, const precis_options_t* options,
                                  precis_instance_t** out) noexcept {
        return guarded(host, [&] {
            auto made = std::unique_ptr<Instance<Type>>(
                new Instance<Type>{host, Type(Host(host), Options(kDescription.options, options))});
            *out = reinterpret_cast<precis_instance_t*>(made.release());
        });
    }
    static void destroy(precis_instance_t* instance) noexcept { delete &self(instance); }

    static precis_status_t render(precis_instance_t* instance, const precis_node_t* briefing,
                                  const precis_sink_t* sink) noexcept {
        return guarded(self(instance).host, [&] {
            Sink out(sink);
            self(instance).plugin.render(Node(self(instance).host, briefing), out);
        });
    }

    static precis_status_t capacity(precis_instance_t* instance, const precis_node_t* briefing,
                                    double size, double* out) noexcept {
        return guarded(self(instance).host, [&] {
            *out = self(instance).plugin.capacity(Node(self(instance).host, briefing), size);
        });
    }
    static precis_status_t section_extent(precis_instance_t* instance, const precis_node_t* section,
                                          double size, double* out) noexcept {
        return guarded(self(instance).host, [&] {
            *out = self(instance).plugin.section_extent(Node(self(instance).host, section), size);
        });
    }
    static precis_status_t block_extent(precis_instance_t* instance, const precis_node_t* block,
                                        std::uint32_t alternative, double size,
                                        double* out) noexcept {
        return guarded(self(instance).host, [&] {
            *out = self(instance).plugin.block_extent(Node(self(instance).host, block), alternative,
                                                      size);
        });
    }
    static precis_status_t lay_out(precis_instance_t* instance, const precis_node_t* briefing,
                                   double size, precis_layout_result_t* out) noexcept {
        return guarded(self(instance).host, [&] {
            const LayoutResult result =
                self(instance).plugin.lay_out(Node(self(instance).host, briefing), size);
            out->pages = result.pages;
            out->overflow = result.overflow;
            out->fill = result.fill;
        });
    }

    static precis_status_t line_extent(precis_instance_t* instance, const precis_node_t* section,
                                       double size, double* out) noexcept {
        return guarded(self(instance).host, [&] {
            *out = self(instance).plugin.line_extent(Node(self(instance).host, section), size);
        });
    }
    static precis_status_t page_extent(precis_instance_t* instance, const precis_node_t* briefing,
                                       double size, double* out) noexcept {
        return guarded(self(instance).host, [&] {
            *out = self(instance).plugin.page_extent(Node(self(instance).host, briefing), size);
        });
    }
    static precis_status_t place(precis_instance_t* instance, const precis_node_t* briefing,
                                 double size, const precis_box_sink_t* sink) noexcept {
        return guarded(self(instance).host, [&] {
            BoxSink out(sink);
            self(instance).plugin.place(Node(self(instance).host, briefing), size, out);
        });
    }

    static constexpr auto line_extent_or_null() {
        if constexpr (LineMeasuringPlugin<Type>) {
            return &line_extent;
        } else {
            return nullptr;
        }
    }

    static constexpr auto page_extent_or_null() {
        if constexpr (PageMeasuringPlugin<Type>) {
            return &page_extent;
        } else {
            return nullptr;
        }
    }

    static const void* extension(precis_string_t name) noexcept {
        if constexpr (FittingPlugin<Type>) {
            static constexpr precis_fit_t fit{sizeof(precis_fit_t),
                                              c_string(Type::fit_unit),
                                              &capacity,
                                              &section_extent,
                                              &block_extent,
                                              &lay_out,
                                              line_extent_or_null(),
                                              page_extent_or_null()};
            if (view(name) == PRECIS_EXT_FIT) {
                return &fit;
            }
        }
        if constexpr (PlacingPlugin<Type>) {
            static constexpr precis_boxes_t boxes{sizeof(precis_boxes_t), &place};
            if (view(name) == PRECIS_EXT_BOXES) {
                return &boxes;
            }
        }
        (void)name;
        return nullptr;
    }

    static constexpr precis_entry_t kEntry{
        PRECIS_ABI_MAJOR, PRECIS_ABI_MINOR, sizeof(precis_entry_t), &kDescriptor, &create, &destroy,
        &render,          &extension};
};

}  // namespace detail
}  // namespace precis::plugin

// Exports `Type` as the plugin of this library. Once, at global scope.
#define PRECIS_PLUGIN(Type)                                                                \
    extern "C" {                                                                           \
    extern PRECIS_EXPORT const precis_entry_t precis_plugin;                               \
    const precis_entry_t precis_plugin = ::precis::plugin::detail::Exported<Type>::kEntry; \
    }
