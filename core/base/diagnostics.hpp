// Diagnostics: what is wrong, where, and what to do about it. Collected, sorted, shown together.
#pragma once

#include "base/diagnostic_codes.hpp"
#include "base/source_text.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace precis {

enum class Severity { note, warning, error };

std::string_view name_of(Severity severity);

struct Diagnostic {
    Code code{};
    Severity severity = Severity::error;
    std::string message;  // lower case, no full stop, names the thing in quotes
    std::string hint;     // what to do; empty when there is nothing to say

    // Where: a stretch of a text, or only a file (`path`), or nothing (the command line).
    std::shared_ptr<const SourceText> source;
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    std::string path;

    // Sets the hint and returns the same diagnostic, so that a report reads as one sentence.
    Diagnostic& hinted(std::string text);
};

// Collects diagnostics in any order. Not thread-safe: each worker has its own.
class Diagnostics {
  public:
    // How many are kept; what comes after is only counted, so that a hostile file cannot fill the
    // memory with its faults. A note at the end of `sorted` says how many there were.
    static constexpr std::size_t kMostKept = 10'000;

    // The severity comes from the table of codes. The reference is valid until the next report.
    Diagnostic& report(Code code, const Location& where, std::string message);
    // About a file as a whole, or (with an empty path) about the command line.
    Diagnostic& report(Code code, std::string path, std::string message);

    void append(const Diagnostics& other);

    bool has_errors() const;
    bool empty() const { return entries_.empty(); }
    std::size_t count(Severity severity) const;

    // Sorted by file, place, then order of report; exact repetitions are left out.
    std::vector<Diagnostic> sorted() const;

  private:
    Diagnostic& add(Diagnostic diagnostic);

    std::vector<Diagnostic> entries_;
    Diagnostic dropped_;                   // the last one that was not kept
    std::array<std::size_t, 3> counts_{};  // of all, by severity
};

// One diagnostic as text, ending in a line break: position, message, the line it speaks of with a
// caret under the characters meant (counted in terminal cells), and the hint.
std::string to_text(const Diagnostic& diagnostic, bool colour);
std::string to_text(const Diagnostics& diagnostics, bool colour);

// All of them as one JSON array: code, severity, message, hint, file, line, column, length.
std::string to_json(const Diagnostics& diagnostics);

}  // namespace precis
