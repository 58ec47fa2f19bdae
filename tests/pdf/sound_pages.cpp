#include "sound_pages.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <variant>

namespace precis::pdf::test {
namespace {

constexpr double kExact = 0.05;
constexpr double kHanging = 9;  // a quotation mark may stand out by as much

bool overlap(const Box& one, const Box& other) {
    return one.left < other.right - kExact && other.left < one.right - kExact &&
           one.bottom < other.top - kExact && other.bottom < one.top - kExact;
}

bool within(const Box& box, const Box& frame) {
    return box.left >= frame.left - kExact && box.right <= frame.right + kExact &&
           box.bottom >= frame.bottom - kExact && box.top <= frame.top + kExact;
}

std::string shown(const Box& box) {
    return " at " + std::to_string(box.left) + ", " + std::to_string(box.bottom);
}

void say(std::vector<std::string>& faults, std::string_view what, std::string_view which) {
    std::string& fault = faults.emplace_back(what);
    fault += which;
}

class PageJudge {
  public:
    PageJudge(const Page& page, const Paper& paper, std::vector<std::string>& faults)
        : page_(page), faults_(faults), sheet_{0, 0, page.width, page.height} {
        frame_ = {paper.margin_left - kHanging, paper.margin_bottom - 3,
                  page.width - paper.margin_right + kHanging, page.height - 12};
    }

    void judge() {
        for (const Mark& mark : page_.marks) {
            std::visit([this](const auto& one) { see(one); }, mark);
        }
        for (const RuleMark* rule : rules_) {
            check_rule(*rule);
        }
        for (const LinkArea& link : page_.links) {
            if (!within(link.box, sheet_)) {
                faults_.push_back("a link is outside the page: " + link.description);
            }
        }
    }

  private:
    void see(const TextMark& mark) {
        const Box box = ink(mark);
        if (box.right < box.left) {
            return;  // nothing but white space
        }
        if (!within(box, frame_)) {
            faults_.push_back("text in the margin: " + text_of(mark) + shown(box));
        }
        for (const auto& [other, words] : texts_) {
            if (overlap(box, other)) {
                faults_.push_back("text over text: " + text_of(mark) + " / " + words + shown(box));
            }
        }
        texts_.emplace_back(box, text_of(mark));
    }

    void see(const FillMark& mark) {
        if (!within(mark.box, sheet_)) {
            faults_.push_back("a ground is outside the page" + shown(mark.box));
        }
        // A ground that comes later than a text hides it.
        for (const auto& [box, words] : texts_) {
            if (overlap(box, mark.box)) {
                faults_.push_back("a ground over text: " + words + shown(mark.box));
            }
        }
    }

    void see(const PictureMark& mark) {
        if (!within(mark.box, sheet_)) {
            faults_.push_back("a picture is outside the page" + shown(mark.box));
        }
        for (const auto& [box, words] : texts_) {
            if (overlap(box, mark.box)) {
                faults_.push_back("a picture over text: " + words + shown(mark.box));
            }
        }
    }

    void see(const RuleMark& mark) {
        const Box box{std::min(mark.x1, mark.x2), std::min(mark.y1, mark.y2),
                      std::max(mark.x1, mark.x2), std::max(mark.y1, mark.y2)};
        if (!within(box, sheet_)) {
            faults_.push_back("a rule is outside the page" + shown(box));
        }
        rules_.push_back(&mark);
    }

    // Through the letters: an underline is below them.
    void check_rule(const RuleMark& rule) {
        for (const auto& [box, words] : texts_) {
            const double height = box.top - box.bottom;
            const Box letters{box.left, box.bottom + 0.25 * height, box.right,
                              box.top - 0.15 * height};
            const bool across = rule.y1 == rule.y2 && rule.y1 > letters.bottom &&
                                rule.y1 < letters.top &&
                                std::min(rule.x1, rule.x2) < letters.right - kExact &&
                                std::max(rule.x1, rule.x2) > letters.left + kExact;
            const bool down = rule.x1 == rule.x2 && rule.x1 > letters.left + kExact &&
                              rule.x1 < letters.right - kExact &&
                              std::min(rule.y1, rule.y2) < letters.top &&
                              std::max(rule.y1, rule.y2) > letters.bottom;
            if (across || down) {
                faults_.push_back("a rule through text: " + words + shown(box));
            }
        }
    }

    const Page& page_;
    std::vector<std::string>& faults_;
    Box sheet_;
    Box frame_;
    std::vector<std::pair<Box, std::string>> texts_;
    std::vector<const RuleMark*> rules_;
};

void check_structure(const Document& document, std::vector<std::string>& faults) {
    int level = 0;
    for (const StructureElement& element : document.structure) {
        const bool heading = element.type.size() == 2 && element.type[0] == 'H';
        if (heading && element.type[1] - '0' > level + 1) {
            say(faults, "a heading skips a level: ", element.type);
        }
        level = heading ? element.type[1] - '0' : level;
        if (element.type == "Figure" && element.alternative.empty()) {
            say(faults, "a figure without alternative text", "");
        }
        if (element.type == "TH" && element.scope.empty()) {
            say(faults, "a header cell without scope", "");
        }
    }
    for (const Page& page : document.pages) {
        for (const LinkArea& link : page.links) {
            if (is_artifact(link.structure) || link.description.empty()) {
                say(faults, "a link that is not told of: ", link.address);
            }
        }
    }
}

// Letters and digits only: lines break where they like.
std::string letters(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) > 0x7F || std::isalnum(static_cast<unsigned char>(c))) {
            out += c;
        }
    }
    return out;
}

// All that is tagged, in the order of the tree: elements are kept in reading order.
std::string read_out(const Document& document) {
    std::map<StructureId, std::string> said;
    for (const Page& page : document.pages) {
        for (const TextMark* mark : texts(page)) {
            said[mark->structure] += text_of(*mark);
        }
    }
    std::string all;
    for (const auto& [structure, words] : said) {
        all += is_artifact(structure) ? "" : words;
    }
    return letters(all);
}

}  // namespace

std::vector<std::string> faults_of(const Document& document, const Paper& paper) {
    std::vector<std::string> faults;
    for (const Page& page : document.pages) {
        PageJudge(page, paper, faults).judge();
    }
    check_structure(document, faults);
    return faults;
}

std::vector<std::string> disorder_of(const Document& document, plugin::Node briefing) {
    const std::string read = read_out(document);
    std::vector<std::string> faults;
    std::size_t at = 0;
    const auto expect = [&](plugin::Node node) {
        // Up to the first thing that may be set apart: a quotation mark, a link, a raised number.
        std::string words;
        for (const plugin::Node inner : node.children("text")) {
            words = inner.text();
            break;
        }
        // The runs of a line are placed from left to right, whichever way they are read: only words
        // are sure to be whole, and the first may begin with a quotation mark, which is not.
        if (node.right_to_left()) {
            words = words.substr(std::min(words.find(' '), words.size() - 1) + 1);
            words = words.substr(0, words.find(' '));
        }
        words = letters(words);
        const std::size_t found = words.size() < 8 ? at : read.find(words, at);
        if (found == std::string::npos) {
            faults.push_back("not in its place: " + words);
        } else {
            at = found;
        }
    };
    for (const plugin::Node section : briefing.children("section")) {
        for (const plugin::Node block : section.children("block")) {
            expect(block.child("wording"));
        }
    }
    return faults;
}

}  // namespace precis::pdf::test
