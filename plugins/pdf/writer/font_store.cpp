#include "pdf/writer/font_store.hpp"

#include "pdf/writer/pdf_syntax.hpp"
#include "pdf/writer/streams.hpp"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <xxhash.h>

namespace precis::pdf {
namespace {

// Beyond this the exact programs are forgotten: they seldom come again.
constexpr std::size_t kMostBytes = std::size_t{2} << 20;

std::string name_of(const typeset::FontFace& face, const std::string& program) {
    auto digest = XXH3_64bits(program.data(), program.size());
    std::string name;
    for (int i = 0; i < 6; ++i) {
        name += static_cast<char>('A' + digest % 26);
        digest /= 26;
    }
    name += '+';
    for (const char character : face.postscript_name.substr(0, 63)) {
        if (character > ' ' && character < '\x7F') {
            name += character;
        }
    }
    constexpr std::size_t kTag = 7;
    if (name.size() == kTag) {
        name += "Unnamed";
    }
    std::string written;
    append_name(written, name);
    return written;
}

}  // namespace

std::shared_ptr<const StoredProgram> FontStore::program(const typeset::FontFace& face,
                                                        const GlyphIds& glyphs,
                                                        Alphabets alphabets) {
    Known& known = known_[&face];
    if (use_ == FontUse::shared) {
        const Stored& all = shared(face, known, alphabets);
        if (all && std::all_of(glyphs.begin(), glyphs.end(), [&](std::uint32_t glyph) {
                return all->program.glyph(glyph) != nullptr;
            })) {
            return all;
        }
    }
    std::u32string key(glyphs.begin(), glyphs.end());
    if (const auto found = known.exact.find(key); found != known.exact.end()) {
        return found->second;
    }
    Stored made = make(face, known, glyphs);
    make_room();
    exact_size_ += made->bytes.size();
    known.exact.emplace(std::move(key), made);
    return made;
}

std::shared_ptr<const std::string> FontStore::deflated_map(std::string map) {
    if (const auto found = maps_.find(map); found != maps_.end()) {
        return found->second;
    }
    auto made = std::make_shared<const std::string>(deflated(map));
    make_room();
    exact_size_ += map.size() + made->size();
    maps_.emplace(std::move(map), made);
    return made;
}

const FontStore::Stored& FontStore::shared(const typeset::FontFace& face, Known& known,
                                           Alphabets alphabets) {
    const auto found = known.shared.find(alphabets);
    if (found != known.shared.end()) {
        return found->second;
    }
    const GlyphIds glyphs = repertoire_of(face, alphabets);
    return known.shared.emplace(alphabets, glyphs.empty() ? nullptr : make(face, known, glyphs))
        .first->second;
}

FontStore::Stored FontStore::make(const typeset::FontFace& face, Known& known,
                                  const GlyphIds& glyphs) {
    constexpr unsigned kWorthPreparing = 3;
    if (++known.subsets == kWorthPreparing) {
        known.prepared = prepare_face(face);
    }
    auto stored = std::make_shared<StoredProgram>();
    stored->program = subset_font(face, glyphs, known.prepared.get());
    std::string bytes = std::exchange(stored->program.bytes, {});
    stored->name = name_of(face, bytes);
    stored->entries = stored->program.cff ? std::string("/Subtype/CIDFontType0C")
                                          : fmt::format("/Length1 {}", bytes.size());
    if (compress_) {
        stored->entries += "/Filter/FlateDecode";
        bytes = deflated(bytes);
    }
    stored->bytes = std::move(bytes);
    return stored;
}

void FontStore::make_room() {
    if (exact_size_ > kMostBytes) {
        for (auto& [face, known] : known_) {
            known.exact.clear();
        }
        maps_.clear();
        exact_size_ = 0;
    }
}

}  // namespace precis::pdf
