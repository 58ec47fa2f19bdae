#include "pdf/writer/cff_widths.hpp"

#include "pdf/pdf_writer.hpp"

#include <new>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_ADVANCES_H

namespace precis::pdf {

struct CffWidths::Handles {
    FT_Library library = nullptr;
    FT_Face face = nullptr;

    Handles() = default;
    Handles(const Handles&) = delete;
    Handles& operator=(const Handles&) = delete;
    ~Handles() { FT_Done_FreeType(library); }
};

CffWidths::CffWidths(std::string_view program) : handles_(std::make_unique<Handles>()) {
    if (FT_Init_FreeType(&handles_->library) != 0) {
        throw std::bad_alloc();
    }
    const auto* const bytes = reinterpret_cast<const FT_Byte*>(program.data());
    const auto size = static_cast<FT_Long>(program.size());
    if (FT_New_Memory_Face(handles_->library, bytes, size, 0, &handles_->face) != 0 ||
        handles_->face->units_per_EM == 0) {
        throw WriteError("its CFF table is damaged");
    }
}

CffWidths::~CffWidths() = default;

double CffWidths::thousandths(std::uint16_t code) const {
    FT_Fixed advance = 0;
    if (FT_Get_Advance(handles_->face, code, FT_LOAD_NO_SCALE, &advance) != 0) {
        throw WriteError("its CFF table is damaged");
    }
    return static_cast<double>(advance) * 1000 / handles_->face->units_per_EM;
}

}  // namespace precis::pdf
