// The host's half of the conversation with one plugin instance: the functions that the plugin may
// call, and the words in which the user is told what it did.
#pragma once

#include "base/diagnostics.hpp"
#include "briefing/briefing.hpp"
#include "host/plugins.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <precis/plugin.h>

namespace precis {

// Stays where it was made, as the plugin keeps a pointer to the table in it.
class HostSide {
  public:
    HostSide(const PluginInfo& plugin, Resources& resources, Diagnostics& diagnostics);
    HostSide(const HostSide&) = delete;
    HostSide& operator=(const HostSide&) = delete;

    const precis_host_t* table() const { return &table_; }

    // A call into the plugin begins, about a node of a briefing (or none).
    void begin(const Node* about) {
        failed_ = false;
        about_ = about;
    }
    // Whether the call that began last has failed, whatever it returned. Reported already.
    bool failed() const { return failed_; }

    // The plugin could not do it ...
    void failure(const Location& where, std::string_view message);
    // ... or broke the contract.
    void misbehaved(const Location& where, std::string_view message);

  private:
    static precis_status_t give_resource(void* self, precis_string_t kind, precis_string_t name,
                                         precis_string_t* bytes) noexcept;
    static void take_report(void* self, precis_severity_t severity, const precis_node_t* node,
                            precis_string_t message, precis_string_t hint) noexcept;

    static std::uint64_t give_digest(void* self, const precis_node_t* node) noexcept;

    Diagnostic& say(Code code, const Location& where, std::string_view message);
    const std::string* find_resource(const std::string& kind, const std::string& name);

    const PluginInfo& plugin_;
    Resources& resources_;
    Diagnostics& diagnostics_;
    precis_host_t table_{};
    std::map<std::pair<std::string, std::string>, std::string> given_;  // the bytes of resources
    const Node* about_ = nullptr;
    bool failed_ = false;
};

// Takes the bytes of a handout.
class HandoutSink {
  public:
    explicit HandoutSink(HostSide& host);
    HandoutSink(const HandoutSink&) = delete;
    HandoutSink& operator=(const HandoutSink&) = delete;

    const precis_sink_t* table() const { return &table_; }

    // What is written is taken between these two only.
    void open();
    std::string close();
    // Whether bytes were refused since it was opened. Reported already.
    bool failed() const { return failed_; }

  private:
    static precis_status_t take_bytes(void* self, const void* bytes, std::size_t count) noexcept;

    HostSide& host_;
    precis_sink_t table_{};
    std::string bytes_;
    bool open_ = false;
    bool failed_ = false;
};

}  // namespace precis
