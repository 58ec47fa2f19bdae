#include "base/xml_reader.hpp"
#include "strategy/translation.hpp"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace precis {
namespace {

bool has_letters(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    for (std::size_t at = 0; at < text.size();) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, text.size(), c);
        if (u_isalpha(c) != 0) {
            return true;
        }
    }
    return false;
}

std::string sources_of(const Wording& wording, const Strategy& strategy) {
    std::string all;
    for (const Citation& citation : wording.citations) {
        const Source* source = strategy.find_source(citation.source);
        all += fmt::format("{}{} ({}{}{})", all.empty() ? "" : "; ",
                           source == nullptr ? "" : source->title, citation.source,
                           citation.locator.empty() ? "" : "#", citation.locator);
    }
    return all;
}

class StrategyTexts {
  public:
    explicit StrategyTexts(const Strategy& strategy) : strategy_(strategy) {}

    TextFile collect() {
        file_ = {"strategy", "../strategy.xml", {}};
        const Location start = strategy_.original == nullptr
                                   ? strategy_.document->name_of(strategy_.document->root())
                                   : Location{strategy_.original.get(), 0, 0};
        add("title", strategy_.title, "title of the strategy", start);
        add("subtitle", strategy_.subtitle, "subtitle of the strategy", start);
        add("issuer", strategy_.issuer, "who issued the strategy", start);
        for (const Topic& topic : strategy_.topics) {
            add("topic." + topic.id, topic.name, "a topic", topic.where);
        }
        for (const auto& found : strategy_.document->tree().select_nodes("//group")) {
            const pugi::xml_node group = found.node();
            add(fmt::format("group.{}.name", group.attribute("id").value()),
                folded(group.child("name").text().get()), "name of a group", start);
        }
        for (const Item& item : strategy_.items) {
            add_item(item);
        }
        return std::move(file_);
    }

  private:
    void add(std::string id, const std::string& text, std::string context, const Location& where) {
        add_unit(file_, std::move(id), rich_text_of(text), std::move(context), where);
    }

    void add_item(const Item& item) {
        const std::string_view kind = name_of(item.kind);
        const auto add_part = [&](std::string_view part, const std::string& text) {
            add(fmt::format("{}.{}", item.id, part), text,
                fmt::format("{}, of the kind '{}'", part, kind), item.where);
        };
        add_unit(file_, item.id + ".name", item.name, fmt::format("name, of the kind '{}'", kind),
                 item.where);
        add_part("role", item.particulars().role);
        add_part("occasion", item.particulars().occasion);
        add_part("unit", item.particulars().unit);
        add_part("baseline", item.particulars().baseline);
        add_part("target", item.particulars().target);
        for (const Wording& wording : item.wordings) {
            add_unit(file_, unit_id(item, wording), wording.text, context_of(item, wording),
                     wording.where, sources_of(wording, strategy_));
        }
        if (item.picture) {
            add_picture(item);
        }
    }

    void add_picture(const Item& item) {
        const Picture& picture = *item.picture;
        add_unit(file_, item.id + ".alternative", rich_text_of(picture.alternative),
                 "what a picture shows, for those who do not see it", picture.where);
        add_unit(file_, item.id + ".caption", picture.caption, "caption of a picture",
                 picture.where);
    }

    static std::string context_of(const Item& item, const Wording& wording) {
        std::string context = fmt::format("{} wording, of the kind '{}'", name_of(wording.length),
                                          name_of(item.kind));
        if (item.kind == ItemKind::quotation) {
            context += "; words quoted";
        }
        if (!wording.audiences.empty()) {
            context += fmt::format("; for {}", fmt::join(wording.audiences, ", "));
        }
        return context;
    }

    const Strategy& strategy_;
    TextFile file_;
};

}  // namespace

bool is_translatable(const RichText& text) {
    return std::any_of(text.begin(), text.end(), [](const Run& run) {
        return run.kind == Run::Kind::text ? has_letters(run.text) : is_translatable(run.runs);
    });
}

std::string unit_id(const Item& item, const Wording& wording) {
    std::string id = fmt::format("{}.{}", item.id, name_of(wording.length));
    for (const std::string& audience : wording.audiences) {
        id += ':' + audience;
    }
    return id;
}

void add_unit(TextFile& file, std::string id, RichText source, std::string context,
              const Location& where, std::string sources) {
    if (is_translatable(source)) {
        file.units.push_back(
            {std::move(id), std::move(source), std::move(context), std::move(sources), where});
    }
}

TextFile texts_of(const Strategy& strategy) {
    return StrategyTexts(strategy).collect();
}

TextFile texts_of(const Audiences& audiences) {
    TextFile file{"audiences", "../audiences.xml", {}};
    for (const Audience& audience : audiences.list) {
        const std::string prefix = "audience." + audience.id;
        add_unit(file, prefix + ".name", rich_text_of(audience.name), "name of an audience",
                 audience.where);
        add_unit(file, prefix + ".address", rich_text_of(audience.address),
                 "line that heads a page for the audience", audience.where);
    }
    return file;
}

}  // namespace precis
