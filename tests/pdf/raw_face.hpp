// A face of bytes that nobody has checked, with the measures that a test gives it.
#pragma once

#include "typeset/font_face.hpp"

#include <string>
#include <utility>

namespace precis::pdf::test {

class RawFace {
  public:
    explicit RawFace(std::string bytes) : bytes_(std::move(bytes)) {
        face_.blob = hb_blob_create(bytes_.data(), static_cast<unsigned>(bytes_.size()),
                                    HB_MEMORY_MODE_READONLY, nullptr, nullptr);
        face_.face = hb_face_create(face_.blob, 0);
        face_.font = hb_font_create(face_.face);
        face_.path = "damaged.ttf";
        face_.postscript_name = "Damaged";
    }
    ~RawFace() {
        hb_font_destroy(face_.font);
        hb_face_destroy(face_.face);
        hb_blob_destroy(face_.blob);
    }
    RawFace(const RawFace&) = delete;
    RawFace& operator=(const RawFace&) = delete;

    typeset::FontFace& face() { return face_; }

  private:
    std::string bytes_;
    typeset::FontFace face_;
};

}  // namespace precis::pdf::test
