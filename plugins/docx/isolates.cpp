#include "docx/isolates.hpp"

#include "typeset/text_analysis.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace precis::docx {
namespace {

using typeset::Direction;

std::string_view mark(bool right_to_left) {
    return right_to_left ? "\u200F" : "\u200E";
}

bool begins_isolate(std::string_view text) {
    return text.starts_with(typeset::kIsolate) || text.starts_with(typeset::kLeftToRightIsolate) ||
           text.starts_with(typeset::kRightToLeftIsolate);
}

class Parting {
  public:
    explicit Parting(const Paragraph& paragraph) : paragraph_(paragraph) {}

    std::vector<Run> run() {
        for (const Run& run : paragraph_.runs) {
            add(run);
        }
        return std::move(runs_);
    }

  private:
    void add(const Run& run) {
        if (run.text.empty()) {
            runs_.push_back(run);
            return;
        }
        Run part = run;
        part.text.clear();
        for (std::size_t at = 0; at < run.text.size();) {
            const std::string_view rest = std::string_view(run.text).substr(at);
            if (begins_isolate(rest)) {
                begin(part, rest);
                at += typeset::kIsolate.size();
            } else if (rest.starts_with(typeset::kEndIsolate) && depth_ > 0) {
                end(part);
                at += typeset::kEndIsolate.size();
            } else {
                if (std::exchange(marks_, false)) {
                    part.text += mark(depth_ > 0 ? right_to_left_ : paragraph_.right_to_left);
                }
                part.text += run.text[at++];
            }
        }
        finish(part);
    }

    void begin(Run& part, std::string_view text) {
        if (depth_ == 0) {
            finish(part);
            marks_ = true;
            right_to_left_ = text.starts_with(typeset::kRightToLeftIsolate) ||
                             (text.starts_with(typeset::kIsolate) &&
                              typeset::direction_of(text) == Direction::right_to_left);
        }
        ++depth_;
    }

    void end(Run& part) {
        if (depth_ == 1) {
            part.text += mark(right_to_left_);
            finish(part);
            marks_ = true;
        }
        --depth_;
    }

    void finish(Run& part) {
        if (!part.text.empty()) {
            part.embedded = depth_ > 0 ? std::optional(right_to_left_) : std::nullopt;
            runs_.push_back(part);
            part.text.clear();
            part.tab_before = false;
        }
    }

    const Paragraph& paragraph_;
    std::vector<Run> runs_;
    std::size_t depth_ = 0;
    bool right_to_left_ = false;
    bool marks_ = false;  // what comes next, as the first in its direction
};

}  // namespace

bool has_isolates(const Paragraph& paragraph) {
    return std::any_of(paragraph.runs.begin(), paragraph.runs.end(), [](const Run& run) {
        return run.text.find(typeset::kEndIsolate) != std::string::npos;
    });
}

std::vector<Run> without_isolates(const Paragraph& paragraph) {
    return Parting(paragraph).run();
}

}  // namespace precis::docx
