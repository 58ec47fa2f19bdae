#include "strategy/stratml/read_indicator.hpp"

#include "strategy/stratml/wordings.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

namespace precis::stratml {
namespace {

// A number as strategy.xml has it: "1,234" and "20 %" lose what is not of it.
struct Number {
    std::string digits;
    bool percent = false;
};

Number number_from(std::string_view text) {
    constexpr std::size_t kLongest = 30;
    Number number;
    while (!text.empty() && (text.back() == '%' || text.back() == ' ')) {
        number.percent = number.percent || text.back() == '%';
        text.remove_suffix(1);
    }
    const std::size_t whole = std::min(text.find('.'), text.size());
    bool point = false;
    for (std::size_t i = 0; i < text.size() && text.size() <= kLongest; ++i) {
        const char c = text[i];
        const bool is_digit = c >= '0' && c <= '9';
        const bool groups = c == ',' && i > 0 && i < whole && (whole - i) % 4 == 0;
        if (is_digit || (c == '-' && i == 0) || (c == '.' && !point && i > 0)) {
            point = point || c == '.';
            number.digits += c;
        } else if (!groups && !(c == '+' && i == 0)) {
            return {};
        }
    }
    const bool ends_in_digit =
        !number.digits.empty() && number.digits.back() >= '0' && number.digits.back() <= '9';
    return ends_in_digit && number.digits.find("-.") == std::string::npos ? number : Number{};
}

struct Result {
    Tag tag = Tag::actual;
    pugi::xml_node number_element;
    Number number;
    std::string date;
    pugi::xml_node date_element;
    std::string text;
    Location where;
};

// "Number" says that something is counted, not what in.
std::string unit_from(const std::string& unit) {
    constexpr std::array<std::string_view, 3> kNone{"number", "count", "#"};
    constexpr std::array<std::string_view, 4> kPercent{"percentage", "percent", "%", "per cent"};
    const std::string lower = lower_case(unit);
    if (std::find(kNone.begin(), kNone.end(), lower) != kNone.end()) {
        return {};
    }
    return std::find(kPercent.begin(), kPercent.end(), lower) != kPercent.end() ? "%" : unit;
}

class IndicatorReader {
  public:
    IndicatorReader(pugi::xml_node element, Reading& reading)
        : element_(element), reading_(reading) {}

    std::optional<DraftItem> read(const DraftItem& objective) {
        if (!reading_.says_something(element_)) {
            reading_.leave_out(element_);
            return std::nullopt;
        }
        for (const Tag tag : {Tag::baseline, Tag::target, Tag::actual}) {
            for (const auto result : reading_.children(element_, tag)) {
                read_result(result, tag);
            }
        }
        DraftItem item;
        item.where = reading_.document().name_of(element_);
        item.topic = objective.topic;
        read_name(item, objective);
        if (item.name.empty()) {
            reading_.leave_out(element_);
            return std::nullopt;
        }
        item.id = reading_.ids.from_identifier(
            reading_.look(reading_.child(element_, Tag::identifier)).text);
        if (item.id.empty()) {
            item.id = reading_.ids.from_name(item.name, "measure");
        } else {
            reading_.use(reading_.child(element_, Tag::identifier));
        }
        const PlacedText sequence = reading_.text(element_, Tag::sequence);
        item.locator = sequence ? sequence.text : objective.locator;
        take_numbers(item);
        take_texts(item);
        return item;
    }

  private:
    void read_result(pugi::xml_node element, Tag tag) {
        Result result;
        result.tag = tag;
        result.number_element = reading_.child(element, Tag::number);
        const pugi::xml_node description = reading_.child(element, Tag::description);
        PlacedText text = reading_.text(description);
        if (!text) {
            text = reading_.text(element);
        }
        const std::string number = reading_.look(result.number_element).text;
        result.number = number_from(number);
        // A form's own nought beside "To be determined" is no result.
        const bool is_unknown = description && !text && is_placeholder(own_text(description));
        if (is_unknown && result.number.digits.find_first_not_of("0.") == std::string::npos) {
            result.number.digits.clear();
        }
        if (!number.empty() && number_from(number).digits.empty()) {
            reading_.oddities().add(Code::stratml_bad_value,
                                    reading_.look(result.number_element).where,
                                    Reading::in_parent(result.number_element) + " is not a number",
                                    fmt::format("it says '{}'", excerpt(number)));
        }
        for (const Tag date : {Tag::end, Tag::start}) {
            const pugi::xml_node child = reading_.child(element, date);
            if (result.date.empty() && child) {
                result.date = date_from(reading_.look(child).text);
                result.date_element = child;
            }
        }
        result.text = with_descriptor(element, text.text);
        result.where = text ? text.where : reading_.document().name_of(element);
        results_.push_back(std::move(result));
    }

    // "Adoption of the plan (Status: adopted)"
    std::string with_descriptor(pugi::xml_node element, const std::string& text) {
        const pugi::xml_node descriptor = reading_.child(element, Tag::descriptor);
        const std::string value = reading_.text(descriptor, Tag::descriptor_value).text;
        if (value.empty()) {
            return text;
        }
        const std::string name = reading_.text(descriptor, Tag::descriptor_name).text;
        const std::string both =
            name.empty() || same_letters(name, value) ? value : fmt::format("{}: {}", name, value);
        if (text.empty()) {
            return both;
        }
        const bool ended = text.ends_with('.');
        return fmt::format("{} ({}){}", text.substr(0, text.size() - (ended ? 1 : 0)), both,
                           ended ? "." : "");
    }

    void read_name(DraftItem& item, const DraftItem& objective) {
        pugi::xml_node unit = reading_.child(element_, Tag::unit);
        unit_ = unit_from(reading_.look(unit).text);
        PlacedText name = reading_.text(element_, Tag::dimension);
        for (const Tag tag : {Tag::name, Tag::description}) {
            name = name ? name : reading_.text(element_, tag);
        }
        name = name ? name : reading_.text(element_);
        if (!name && !unit_.empty()) {
            name = reading_.text(unit);
            unit_.clear();
        }
        const bool has_results =
            std::any_of(results_.begin(), results_.end(), [](const Result& result) {
                return !result.text.empty() || !result.number.digits.empty();
            });
        if (!name && has_results) {
            name = {objective.name, item.where};
        }
        if (unit_.empty()) {
            reading_.use(unit);
        }
        item.name = name.text;
        item.name_where = name.where;
        item.text_where = name.where;
    }

    void use(const Result& result) {
        reading_.use(result.number_element);
        if (!result.date.empty()) {
            reading_.use(result.date_element);
        }
    }

    // The newest of the results of this sort that have a number; null when none has.
    const Result* newest(Tag tag) const {
        const Result* found = nullptr;
        for (const Result& result : results_) {
            if (result.tag == tag && !result.number.digits.empty() &&
                (found == nullptr || result.date >= found->date)) {
                found = &result;
            }
        }
        return found;
    }

    // The oldest actual result, when there are others after it.
    const Result* first_actual(const Result* last) const {
        const Result* found = nullptr;
        for (const Result& result : results_) {
            if (result.tag == Tag::actual && !result.number.digits.empty() &&
                !result.date.empty() && (found == nullptr || result.date < found->date)) {
                found = &result;
            }
        }
        return found != nullptr && last != nullptr && found->date < last->date ? found : nullptr;
    }

    void take_numbers(DraftItem& item) {
        const Result* actual = newest(Tag::actual);
        const Result* target = newest(Tag::target);
        const Result* baseline = newest(Tag::baseline);
        baseline = baseline != nullptr ? baseline : first_actual(actual);
        const bool is_measure = actual != nullptr || target != nullptr || baseline != nullptr;
        item.kind = is_measure ? ItemKind::measure : ItemKind::objective;
        bool percent = false;
        const auto take = [&](const Result* result, std::string& to) {
            if (result != nullptr) {
                to = result->number.digits;
                percent = percent || result->number.percent;
                use(*result);
            }
        };
        take(actual, item.value);
        take(target, item.target);
        take(baseline, item.baseline);
        if (is_measure) {
            item.unit = unit_.empty() && percent ? "%" : unit_;
            reading_.use(reading_.child(element_, Tag::unit));
            const Result* dated = actual != nullptr ? actual : target;
            item.date = dated != nullptr ? dated->date : "";
            return;
        }
        for (const Result& result : results_) {
            if (item.date.empty() && !result.text.empty() && !result.date.empty()) {
                item.kind = ItemKind::milestone;
                item.date = result.date;
                reading_.use(result.date_element);
            }
        }
    }

    // What is told first is what counts: the result that the value is from, else the target; then
    // what was reached, newest first.
    void sort_for_telling(const DraftItem& item) {
        const auto rank = [&](const Result& result) {
            const bool gives_value = result.tag == Tag::actual && !item.value.empty() &&
                                     result.number.digits == item.value && result.date == item.date;
            return gives_value ? 0 : result.tag == Tag::target ? 1 : 2;
        };
        std::stable_sort(results_.begin(), results_.end(), [&](const Result& a, const Result& b) {
            const int rank_a = rank(a);
            const int rank_b = rank(b);
            return rank_a != rank_b ? rank_a < rank_b : rank_a == 2 && a.date > b.date;
        });
    }

    void take_texts(DraftItem& item) {
        sort_for_telling(item);
        std::string text;
        std::unordered_set<std::string_view> told;
        for (const Result& result : results_) {
            if (result.text.empty() || !told.insert(result.text).second) {
                continue;
            }
            if (text.empty()) {
                item.text_where = result.where;
            }
            append_text(text, result.text);
        }
        const PlacedText other = reading_.text(element_, Tag::other);
        add_wordings(item, text, other.text, false, reading_);
        // Beside a number stands what it counts; a sentence on some result would be taken for that.
        if (!item.value.empty() && !item.headline.empty() && !item.short_.empty()) {
            item.full = item.full.empty() ? item.short_ : item.full;
            item.short_.clear();
        }
    }

    pugi::xml_node element_;
    Reading& reading_;
    std::vector<Result> results_;
    std::string unit_;
};

}  // namespace

std::optional<DraftItem> read_indicator(pugi::xml_node element, const DraftItem& objective,
                                        Reading& reading) {
    return IndicatorReader(element, reading).read(objective);
}

}  // namespace precis::stratml
