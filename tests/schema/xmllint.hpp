// Validation with the schemas of the build tree, as a user would do it: by xmllint.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace precis::testing {

struct Verdict {
    bool valid = false;
    std::string output;  // what xmllint says
};

// `kind` is the name of a schema: "strategy", "audiences", "template", "theme" or
// "labels".
Verdict validate_file(std::string_view kind, const std::filesystem::path& file);
Verdict validate(std::string_view kind, std::string_view document);

std::filesystem::path schema_file(std::string_view kind);

// One of the documents that the tests change: the file `name`.xml beside them.
std::string sound_document(std::string_view name);

}  // namespace precis::testing
