// Fields: the names in braces that templates and wordings may use, and what stands for them.
#pragma once

#include "base/diagnostics.hpp"
#include "strategy/rich_text.hpp"

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace precis {

// Field values by full name ("strategy.title", "recipient.name").
class Fields {
  public:
    void set(std::string name, std::string value);

    // The value; a name that is not known is an error at `where`, with the nearest known one.
    std::string value(std::string_view name, const Location& where, Diagnostics& diagnostics) const;

    // The value; null when the name is not known.
    const std::string* find(std::string_view name) const;

  private:
    std::map<std::string, std::string, std::less<>> values_;
};

}  // namespace precis
