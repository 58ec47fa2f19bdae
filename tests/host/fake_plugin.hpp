// A plugin in memory whose functions a test sets one by one.
#pragma once

#include "base/diagnostics.hpp"
#include "briefing/briefing.hpp"
#include "host/plugins.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <precis/plugin.h>

namespace precis::test {

inline precis_string_t c_text(std::string_view text) {
    return {text.data(), text.size()};
}

// Well-behaved until a test changes a member; one at a time. It writes "handout" and measures 10.
struct FakePlugin {
    FakePlugin();
    ~FakePlugin();
    FakePlugin(const FakePlugin&) = delete;
    FakePlugin& operator=(const FakePlugin&) = delete;

    // Adds an option to the descriptor. The strings must outlive the fake.
    precis_option_t& add_option(std::string_view name, precis_option_type_t type,
                                std::string_view default_value);
    void add_choice(precis_option_t& option, std::string_view value, std::string_view suffix = {});

    // What reading the entry finds wrong with it.
    std::string fault() const;

    precis_descriptor_t descriptor{};
    precis_entry_t entry{};
    precis_fit_t fit{};
    precis_boxes_t boxes{};
    bool has_fit = true;
    bool has_boxes = true;

    const precis_host_t* host = nullptr;  // as create got it
    std::vector<std::string> values;      // of the options, as create got them
    std::function<precis_status_t(precis_instance_t**)> create;
    std::function<precis_status_t(const precis_node_t*, const precis_sink_t*)> render;
    std::function<precis_status_t(double*)> measure;
    std::function<precis_status_t(precis_layout_result_t*)> lay_out;
    std::function<precis_status_t(const precis_node_t*, const precis_box_sink_t*)> place;
    int destroyed = 0;

  private:
    std::vector<std::unique_ptr<precis_option_t>> options_;
    std::vector<const precis_option_t*> option_pointers_;
    std::vector<std::unique_ptr<precis_choice_t>> choices_;
    std::vector<std::unique_ptr<std::vector<const precis_choice_t*>>> choice_pointers_;
};

// Files by "kind:name".
class FakeResources : public Resources {
  public:
    std::map<std::string, std::string> files;
    int asked = 0;
    std::optional<std::string> bytes(std::string_view kind, std::string_view name,
                                     std::string& reason) override;
};

}  // namespace precis::test
