// The pictures and logos that briefings name, read once for all the briefings of an instance.
#pragma once

#include "picture/picture.hpp"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include <precis/plugin.hpp>

namespace precis::picture {

class PictureShelf {
  public:
    // `may_be_cmyk`: whether colours of print can be kept without a profile that says what they
    // are.
    PictureShelf(plugin::Host host, bool may_be_cmyk) : host_(host), may_be_cmyk_(may_be_cmyk) {}

    // That of a node "picture" or "logo". Throws plugin::Error at the node when it cannot be shown.
    std::shared_ptr<const Picture> of(plugin::Node node);

  private:
    std::shared_ptr<const Picture> read(plugin::Node node, std::string_view bytes) const;

    plugin::Host host_;
    bool may_be_cmyk_;
    std::map<std::pair<std::string, std::string>, std::shared_ptr<const Picture>> known_;
};

}  // namespace precis::picture
