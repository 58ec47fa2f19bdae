#include "content_stream_audit.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>

namespace precis::pdf::test {
namespace {

const std::set<std::string, std::less<>> kPainting = {"f", "F",  "f*", "B", "B*", "b",  "b*", "S",
                                                      "s", "Tj", "TJ", "'", "\"", "Do", "sh"};
const std::set<std::string, std::less<>> kKnown = {"re",  "m",   "l",   "c",  "h",  "w",  "rg",
                                                   "RG",  "BT",  "ET",  "Tf", "Tc", "Td", "Ts",
                                                   "BMC", "BDC", "EMC", "q",  "Q",  "cm"};

// Splits a stream into the tokens of ISO 32000-1, 7.2; strings keep their brackets.
class Tokens {
  public:
    explicit Tokens(std::string_view text) : text_(text) {}

    std::optional<std::string> next() {
        const std::string_view blank = " \n\r\t";
        at_ = text_.find_first_not_of(blank, at_);
        if (at_ == std::string_view::npos) {
            return std::nullopt;
        }
        const std::size_t begin = at_;
        if (text_.substr(at_, 2) == "<<" || text_.substr(at_, 2) == ">>") {
            at_ += 2;
        } else if (text_[at_] == '<') {
            at_ = text_.find('>', at_) + 1;
        } else if (text_[at_] == '(') {
            skip_string();
        } else if (text_[at_] == '[' || text_[at_] == ']') {
            ++at_;
        } else {
            at_ = std::min(text_.find_first_of(" \n\r\t[]<>(/", at_ + 1), text_.size());
        }
        return std::string(text_.substr(begin, at_ - begin));
    }

  private:
    void skip_string() {
        int depth = 0;
        do {
            if (text_[at_] == '\\') {
                ++at_;
            } else if (text_[at_] == '(') {
                ++depth;
            } else if (text_[at_] == ')') {
                --depth;
            }
            ++at_;
        } while (depth > 0 && at_ < text_.size());
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

class Reader {
  public:
    PageReading read(std::string_view stream) {
        Tokens tokens(stream);
        while (const auto token = tokens.next()) {
            const char first = token->front();
            const bool letter = (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z') ||
                                first == '\'' || first == '"';
            if (!letter || *token == "true" || *token == "false") {
                operands_.push_back(*token);
                continue;
            }
            operate(*token);
            operands_.clear();
        }
        demand(depth_ == 0, "marked content is not closed");
        demand(!in_text_, "a text object is not closed");
        return std::move(reading_);
    }

  private:
    void demand(bool condition, const std::string& what) {
        if (!condition) {
            reading_.faults.push_back(what);
        }
    }

    void operate(const std::string& name) {
        demand(kPainting.contains(name) || kKnown.contains(name), "unknown operator " + name);
        demand(!kPainting.contains(name) || depth_ > 0, name + " outside of marked content");
        if (name == "BMC" || name == "BDC") {
            begin_marked();
        } else if (name == "EMC") {
            --depth_;
            demand(depth_ >= 0, "EMC without BMC");
            demand(!in_text_, "marked content ends within a text object");
        } else if (name == "BT" || name == "ET") {
            demand(in_text_ == (name == "ET"), name + " at a wrong place");
            in_text_ = name == "BT";
        } else if (name == "Tf") {
            font_ = operands_.at(0);
        } else if (name == "TJ") {
            demand(in_text_, "text outside of a text object");
            show();
        } else if (name == "re" || name == "m") {
            demand(!in_text_, "a path within a text object");
        }
    }

    void begin_marked() {
        const std::string& tag = operands_.at(0);
        const bool told_artifact = depth_ == 1 && in_artifact_ && tag == "/Span";
        demand(depth_ == 0 || told_artifact, "nested marked content");
        in_artifact_ = tag == "/Artifact" || told_artifact;
        ++depth_;
        for (std::size_t i = 0; i + 1 < operands_.size(); ++i) {
            if (operands_[i] == "/MCID") {
                demand(!told_artifact, "tagged content within an artifact");
                const int mcid = std::atoi(operands_[i + 1].c_str());
                reading_.mcids.push_back(mcid);
                demand(reading_.tags.emplace(mcid, tag).second, "an MCID is used twice");
                return;
            }
        }
        demand(in_artifact_, "content that is neither of an element nor an artifact");
    }

    void show() {
        for (const std::string& operand : operands_) {
            if (operand.front() != '<') {
                continue;
            }
            demand(operand.size() % 4 == 2, "half a code");
            for (std::size_t i = 1; i + 4 < operand.size(); i += 4) {
                const std::string digits = operand.substr(i, 4);
                const auto code = static_cast<unsigned>(std::strtoul(digits.c_str(), nullptr, 16));
                demand(code != 0, ".notdef is shown");
                reading_.shown[font_].insert(code);
            }
        }
    }

    PageReading reading_;
    std::vector<std::string> operands_;
    std::string font_;
    int depth_ = 0;
    bool in_text_ = false;
    bool in_artifact_ = false;
};

}  // namespace

PageReading read_content(std::string_view stream) {
    return Reader().read(stream);
}

}  // namespace precis::pdf::test
