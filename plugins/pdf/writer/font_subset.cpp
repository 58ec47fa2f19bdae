#include "pdf/writer/font_subset.hpp"

#include "pdf/pdf_writer.hpp"
#include "pdf/writer/big_endian.hpp"
#include "pdf/writer/cff_charset.hpp"
#include "pdf/writer/cff_widths.hpp"
#include "pdf/writer/sfnt_check.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <hb-subset.h>

namespace precis::pdf {
namespace {

template <auto Destroy>
struct Destroyer {
    template <typename Handle>
    void operator()(Handle* handle) const {
        Destroy(handle);
    }
};

using Blob = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroyer<hb_face_destroy>>;
using Font = std::unique_ptr<hb_font_t, Destroyer<hb_font_destroy>>;
using Input = std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_destroy>>;
using Plan = std::unique_ptr<hb_subset_plan_t, Destroyer<hb_subset_plan_destroy>>;

// What an embedded program has no use for: a PDF names glyphs by number and places each itself.
constexpr hb_tag_t kDropped[] = {
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('C', 'B', 'D', 'T'), HB_TAG('C', 'B', 'L', 'C'),
    HB_TAG('C', 'O', 'L', 'R'), HB_TAG('C', 'P', 'A', 'L'), HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('F', 'F', 'T', 'M'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('G', 'P', 'O', 'S'),
    HB_TAG('G', 'S', 'U', 'B'), HB_TAG('H', 'V', 'A', 'R'), HB_TAG('J', 'S', 'T', 'F'),
    HB_TAG('L', 'T', 'S', 'H'), HB_TAG('M', 'A', 'T', 'H'), HB_TAG('M', 'V', 'A', 'R'),
    HB_TAG('O', 'S', '/', '2'), HB_TAG('S', 'T', 'A', 'T'), HB_TAG('S', 'V', 'G', ' '),
    HB_TAG('V', 'D', 'M', 'X'), HB_TAG('V', 'O', 'R', 'G'), HB_TAG('V', 'V', 'A', 'R'),
    HB_TAG('a', 'v', 'a', 'r'), HB_TAG('c', 'm', 'a', 'p'), HB_TAG('c', 'v', 'a', 'r'),
    HB_TAG('f', 'v', 'a', 'r'), HB_TAG('g', 'a', 's', 'p'), HB_TAG('g', 'v', 'a', 'r'),
    HB_TAG('h', 'd', 'm', 'x'), HB_TAG('k', 'e', 'r', 'n'), HB_TAG('m', 'e', 't', 'a'),
    HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'), HB_TAG('s', 'b', 'i', 'x'),
    HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x')};

std::string_view bytes_of(const Blob& blob) {
    unsigned length = 0;
    const char* const data = hb_blob_get_data(blob.get(), &length);
    return {data, length};
}

Blob table(hb_face_t* face, const char (&name)[5]) {
    return Blob(hb_face_reference_table(face, HB_TAG(name[0], name[1], name[2], name[3])));
}

// What the font's maker permits (OpenType, OS/2, fsType); a font that does not say permits it.
void check_permission(hb_face_t* face) {
    const Blob os2 = table(face, "OS/2");
    constexpr std::size_t kType = 8;
    if (bytes_of(os2).size() < kType + 2) {
        return;
    }
    const BigEndian read{bytes_of(os2), "it lacks a table"};
    const unsigned type = read.u16(kType);
    // Where several of these are set, the most liberal holds.
    if ((type & 0x000FU) == 0x0002U) {
        throw WriteError("its licence does not permit it");
    }
    if ((type & 0x0100U) != 0) {
        throw WriteError("its licence does not permit to embed a part of it");
    }
    if ((type & 0x0200U) != 0) {
        throw WriteError("its licence does not permit to embed its outlines");
    }
}

void check_face(const typeset::FontFace& face) {
    const Blob file(face.blob ? hb_blob_reference(face.blob) : hb_face_reference_blob(face.face));
    check_font_file(bytes_of(file), face.index);
    const bool truetype =
        !bytes_of(table(face.face, "glyf")).empty() && !bytes_of(table(face.face, "loca")).empty();
    const bool cff = !bytes_of(table(face.face, "CFF ")).empty();
    if (face.cff ? !cff : !truetype) {
        throw WriteError("it has no outlines of a kind that a PDF can hold");
    }
    if (hb_face_get_glyph_count(face.face) == 0 || bytes_of(table(face.face, "hmtx")).empty() ||
        bytes_of(table(face.face, "head")).empty()) {
        throw WriteError("it lacks a table");
    }
    check_permission(face.face);
}

bool is_dropped(hb_tag_t tag) {
    return std::find(std::begin(kDropped), std::end(kDropped), tag) != std::end(kDropped);
}

hb_blob_t* reference_kept_table(hb_face_t*, hb_tag_t tag, void* whole) {
    return is_dropped(tag) ? hb_blob_get_empty()
                           : hb_face_reference_table(static_cast<hb_face_t*>(whole), tag);
}

// The face without the tables that are dropped, which HarfBuzz would read nevertheless: for a font
// with all of Chinese that is most of the time that its subset takes.
Face without_dropped_tables(hb_face_t* whole) {
    return Face(hb_face_create_for_tables(
        reference_kept_table, hb_face_reference(whole),
        [](void* face) { hb_face_destroy(static_cast<hb_face_t*>(face)); }));
}

Input subset_input(const GlyphIds& glyphs) {
    Input input(hb_subset_input_create_or_fail());
    if (!input) {
        throw std::bad_alloc();
    }
    hb_set_t* const kept = hb_subset_input_glyph_set(input.get());
    hb_set_add(kept, 0);
    for (const std::uint32_t glyph : glyphs) {
        hb_set_add(kept, glyph);
    }
    hb_set_t* const dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t tag : kDropped) {
        hb_set_add(dropped, tag);
    }
    hb_subset_input_set_flags(input.get(),
                              HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    return input;
}

double to_a_hundredth(double thousandths) {
    return std::round(thousandths * 100) / 100;
}

double thousandths(hb_font_t* font, hb_codepoint_t glyph, unsigned units_per_em) {
    return hb_font_get_glyph_h_advance(font, glyph) * 1000.0 / units_per_em;
}

// What each glyph of the whole font is called in its subset, and how wide it is there: PDF/A wants
// /W to agree with the embedded program.
void tell_glyphs(FontProgram& program, const typeset::FontFace& face, const GlyphIds& glyphs,
                 hb_subset_plan_t* plan, hb_face_t* subset) {
    const unsigned count = hb_face_get_glyph_count(subset);
    const std::optional<std::vector<std::uint16_t>> cids =
        face.cff ? cff_charset(program.bytes, count) : std::nullopt;

    const hb_map_t* const new_ids = hb_subset_plan_old_to_new_glyph_mapping(plan);
    const Font font(hb_font_create(subset));
    std::optional<CffWidths> cff_widths;
    if (face.cff) {
        cff_widths.emplace(program.bytes);
    }
    program.glyphs.reserve(glyphs.size());
    for (const std::uint32_t glyph : glyphs) {
        const hb_codepoint_t id = hb_map_get(new_ids, glyph);
        if (id >= count || id > 0xFFFF) {
            throw WriteError(fmt::format("it has no glyph {}", glyph));
        }
        const std::uint16_t code = cids ? (*cids)[id] : static_cast<std::uint16_t>(id);
        const double width = cff_widths ? cff_widths->thousandths(code)
                                        : thousandths(font.get(), id, face.units_per_em);
        if (width < 0) {
            throw WriteError("its widths are damaged");
        }
        program.glyphs.emplace_back(glyph, EmbeddedGlyph{code, to_a_hundredth(width)});
    }
}

FontProgram subset_checked(const typeset::FontFace& face, const GlyphIds& glyphs,
                           hb_face_t* prepared) {
    check_face(face);
    const Input input = subset_input(glyphs);
    const Face outlines =
        prepared != nullptr ? Face(hb_face_reference(prepared)) : without_dropped_tables(face.face);
    const Plan plan(hb_subset_plan_create_or_fail(outlines.get(), input.get()));
    const Face subset(plan ? hb_subset_plan_execute_or_fail(plan.get()) : nullptr);
    if (!subset) {
        throw WriteError("HarfBuzz could not subset it");
    }
    FontProgram program;
    program.cff = face.cff;
    const Blob bytes =
        face.cff ? table(subset.get(), "CFF ") : Blob(hb_face_reference_blob(subset.get()));
    program.bytes = bytes_of(bytes);
    if (program.bytes.empty()) {
        throw WriteError("HarfBuzz could not subset it");
    }
    tell_glyphs(program, face, glyphs, plan.get(), subset.get());
    return program;
}

}  // namespace

const EmbeddedGlyph* FontProgram::glyph(std::uint32_t id) const {
    const auto found = std::lower_bound(
        glyphs.begin(), glyphs.end(), id,
        [](const auto& known, std::uint32_t other) { return known.first < other; });
    return found == glyphs.end() || found->first != id ? nullptr : &found->second;
}

FontProgram subset_font(const typeset::FontFace& face, const GlyphIds& glyphs,
                        hb_face_t* prepared) {
    try {
        return subset_checked(face, glyphs, prepared);
    } catch (const WriteError& error) {
        const std::string& name = face.path.empty() ? face.postscript_name : face.path;
        throw WriteError(fmt::format("the font '{}' cannot be embedded: {}", name, error.what()));
    }
}

PreparedFace prepare_face(const typeset::FontFace& face) {
    constexpr unsigned kMostGlyphs = 8000;
    return PreparedFace(hb_face_get_glyph_count(face.face) > kMostGlyphs
                            ? nullptr
                            : hb_subset_preprocess(face.face));
}

}  // namespace precis::pdf
