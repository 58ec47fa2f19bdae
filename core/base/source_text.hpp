// base: what every other room stands on: texts and places in them, diagnostics, files, XML.
// It knows nothing of strategies or briefings and uses no other room.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

// A place as a person counts: both from 1, columns in characters (Unicode code points).
struct Position {
    std::size_t line = 0;
    std::size_t column = 0;
};

// The text of one input file, kept whole so that a diagnostic can show the line it speaks of.
// Immutable once made, so it may be read from any thread. Always held by shared_ptr: what points
// into it (a Location) is a plain pointer, and a Diagnostic keeps its text alive.
class SourceText : public std::enable_shared_from_this<SourceText> {
  public:
    // `path` is shown to the user as it was given, never opened.
    static std::shared_ptr<const SourceText> make(std::string path, std::string text);

    const std::string& path() const { return path_; }
    std::string_view text() const { return text_; }

    // `offset` is in bytes; one past the end or beyond is the end.
    Position position(std::size_t offset) const;

    // The line (from 1) without its line break; empty beyond the last.
    std::string_view line(std::size_t number) const;

  private:
    SourceText(std::string path, std::string text);
    const std::vector<std::uint32_t>& line_starts() const;

    std::string path_;
    std::string text_;
    // Counted when first asked for: only what is wrong has a line.
    mutable std::once_flag counted_;
    mutable std::vector<std::uint32_t> line_starts_;
};

// A stretch of bytes in a source text. Valid as long as the text; the model that holds a Location
// holds its text too. Without a source it is "nowhere".
struct Location {
    const SourceText* source = nullptr;
    std::uint32_t offset = 0;
    std::uint32_t length = 0;

    explicit operator bool() const { return source != nullptr; }
};

}  // namespace precis
