// Takes from a plugin where things stand on the pages, and looks at every number of it.
#pragma once

#include "host/plugins.hpp"

#include <utility>

#include <precis/plugin.h>

namespace precis {

// Stays where it was made, as the plugin is given a pointer to the table in it.
class BoxTaker {
  public:
    BoxTaker();
    BoxTaker(const BoxTaker&) = delete;
    BoxTaker& operator=(const BoxTaker&) = delete;

    const precis_box_sink_t* table() const { return &table_; }

    // Whether all that came could be: pages of some size, boxes on them.
    bool is_sound() const { return sound_; }
    Placement take() { return std::move(placement_); }

  private:
    static precis_status_t take_page(void* self, double width, double height) noexcept;
    static precis_status_t take_box(void* self, const precis_box_t* box) noexcept;
    precis_status_t refuse();

    precis_box_sink_t table_{};
    Placement placement_;
    bool sound_ = true;
};

}  // namespace precis
