#include "host/host_side.hpp"

#include "briefing/node_digest.hpp"
#include "host/briefing_view.hpp"
#include "host/plugin_text.hpp"

#include <algorithm>
#include <new>

#include <fmt/format.h>

namespace precis {
namespace {

// No handout is larger; a plugin that writes on and on is stopped before the machine is.
constexpr std::size_t kLargestHandout = std::size_t{1} << 30;

// Where the node, or the nearest above it that has a place, was written.
Location place_of(const Node& node) {
    const Node* placed = &node;
    while (!placed->where && placed->parent != nullptr) {
        placed = placed->parent;
    }
    return placed->where;
}

const Node* find_naming(const Node& node, std::string_view file) {
    if (node.attribute("file") == file) {
        return &node;
    }
    for (const Node* child = node.first_child; child != nullptr; child = child->next_sibling) {
        if (const Node* found = find_naming(*child, file)) {
            return found;
        }
    }
    return nullptr;
}

// Where in the briefing of `about` a file is named.
Location place_naming(const Node* about, std::string_view file) {
    while (about != nullptr && about->parent != nullptr) {
        about = about->parent;
    }
    const Node* naming = about == nullptr ? nullptr : find_naming(*about, file);
    return naming == nullptr ? Location{} : place_of(*naming);
}

}  // namespace

HostSide::HostSide(const PluginInfo& plugin, Resources& resources, Diagnostics& diagnostics)
    : plugin_(plugin), resources_(resources), diagnostics_(diagnostics) {
    table_.size = sizeof table_;
    table_.abi_minor = PRECIS_ABI_MINOR;
    table_.self = this;
    fill_node_functions(table_);
    table_.resource = &HostSide::give_resource;
    table_.report = &HostSide::take_report;
    table_.digest = &HostSide::give_digest;
}

Diagnostic& HostSide::say(Code code, const Location& where, std::string_view message) {
    return diagnostics_.report(code, where, fmt::format("{}: {}", plugin_.id, message));
}

void HostSide::failure(const Location& where, std::string_view message) {
    failed_ = true;
    say(Code::plugin_failure, where, message);
}

void HostSide::misbehaved(const Location& where, std::string_view message) {
    failed_ = true;
    say(Code::plugin_misbehaved, where, message)
        .hinted(fmt::format("this is a defect of the plugin '{}' {}: tell whoever made it",
                            plugin_.id, plugin_.version));
}

const std::string* HostSide::find_resource(const std::string& kind, const std::string& name) {
    const auto known = given_.find({kind, name});
    if (known != given_.end()) {
        return &known->second;
    }
    std::string reason;
    auto bytes = resources_.bytes(kind, name, reason);
    if (!bytes) {
        failed_ = true;
        say(Code::missing_resource, place_naming(about_, name),
            fmt::format("the {} '{}' cannot be had: {}", kind, name, reason));
        return nullptr;
    }
    return &given_.emplace(std::pair{kind, name}, std::move(*bytes)).first->second;
}

// An exception must not leave the functions below: it would pass through the plugin's frames. What
// they can throw is that memory is out, and saying so may need some: the failure is remembered, and
// whoever made the call finds words for it.

precis_status_t HostSide::give_resource(void* self, precis_string_t kind, precis_string_t name,
                                        precis_string_t* bytes) noexcept {
    auto& host = *static_cast<HostSide*>(self);
    try {
        const std::string* found = host.find_resource(shown_text(kind), shown_text(name));
        if (found == nullptr) {
            return PRECIS_ERROR;
        }
        *bytes = {found->data(), found->size()};
        return PRECIS_OK;
    } catch (...) {
        return PRECIS_NO_MEMORY;
    }
}

void HostSide::take_report(void* self, precis_severity_t severity, const precis_node_t* node,
                           precis_string_t message, precis_string_t hint) noexcept {
    auto& host = *static_cast<HostSide*>(self);
    Code code = Code::plugin_failure;
    if (severity == PRECIS_NOTE) {
        code = Code::plugin_note;
    } else if (severity == PRECIS_WARNING) {
        code = Code::plugin_warning;
    } else {
        host.failed_ = true;
    }
    try {
        const Location where = node == nullptr ? Location{} : place_of(*from_c(node));
        host.say(code, where, shown_text(message)).hinted(shown_text(hint));
    } catch (...) {
        host.failed_ = true;
    }
}

std::uint64_t HostSide::give_digest(void*, const precis_node_t* node) noexcept {
    return node == nullptr ? 0 : digest_of(*from_c(node));
}

HandoutSink::HandoutSink(HostSide& host) : host_(host) {
    table_.size = sizeof table_;
    table_.self = this;
    table_.write = &HandoutSink::take_bytes;
}

void HandoutSink::open() {
    bytes_.clear();
    open_ = true;
    failed_ = false;
}

std::string HandoutSink::close() {
    open_ = false;
    return std::exchange(bytes_, {});
}

precis_status_t HandoutSink::take_bytes(void* self, const void* bytes, std::size_t count) noexcept {
    auto& sink = *static_cast<HandoutSink*>(self);
    if (!sink.open_ || sink.failed_) {
        return PRECIS_SINK_FAILED;
    }
    sink.failed_ = true;
    try {
        if (bytes == nullptr && count != 0) {
            sink.host_.misbehaved({}, "wrote bytes from a null pointer");
        } else if (count > kLargestHandout - sink.bytes_.size()) {
            sink.host_.failure({}, fmt::format("wrote more than {} bytes", kLargestHandout));
        } else {
            sink.bytes_.append(static_cast<const char*>(bytes), count);
            sink.failed_ = false;
            return PRECIS_OK;
        }
    } catch (...) {
        return PRECIS_NO_MEMORY;
    }
    return PRECIS_SINK_FAILED;
}

}  // namespace precis
