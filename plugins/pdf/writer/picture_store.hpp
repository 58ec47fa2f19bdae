// Pictures as documents embed them: their pixels filtered and deflated once, however many documents
// show them.
#pragma once

#include "picture/picture.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <string>
#include <utility>

namespace precis::pdf {

// The entries (but for references) and bytes of the streams that a picture is made of. Empty bytes:
// there is no such stream.
struct StoredPicture {
    std::string entries;
    std::string bytes;
    std::string mask_entries;  // how opaque each pixel is
    std::string mask;
    std::string profile_entries;  // ICC
    std::string profile;
    const char* colour_space = "/DeviceRGB";  // where there is no profile
};

// One thread at a time.
class PictureStore {
  public:
    // Every `reduction` by `reduction` pixels of a PNG become one.
    const StoredPicture& stored(const std::shared_ptr<const picture::Picture>& picture,
                                std::size_t reduction);

  private:
    struct Known {
        std::shared_ptr<const picture::Picture> picture;  // so that its address stays its own
        StoredPicture stored;
    };
    std::map<std::pair<const picture::Picture*, std::size_t>, Known> known_;
};

}  // namespace precis::pdf
