#include "compose/request_fields.hpp"

#include "compose/localized_text.hpp"
#include "compose/template_texts.hpp"

namespace precis {

Fields fields_of(const Request& request, LocalTexts& texts) {
    const Strategy& strategy = request.strategy;
    const Audience& audience = request.audience;
    const Location start{};
    const std::string prefix = "audience." + audience.id;
    Fields fields;
    fields.set("strategy.title", texts.plain("title", strategy.title, start));
    fields.set("strategy.subtitle", texts.plain("subtitle", strategy.subtitle, start));
    fields.set("strategy.issuer", texts.plain("issuer", strategy.issuer, start));
    fields.set("strategy.link", strategy.link);
    fields.set("strategy.published", date_text(strategy.published, request.language));
    fields.set("audience.name", texts.plain(prefix + ".name", audience.name, audience.where));
    fields.set("audience.address",
               texts.plain(prefix + ".address", audience.address, audience.where));
    fields.set("template.name",
               texts.plain_of_form(unit_id(request.form, "name"), request.form.name, start));
    fields.set("date", date_text(request.date, request.language));
    for (const auto& [column, value] : request.recipient) {
        fields.set("recipient." + column, value);
    }
    return fields;
}

}  // namespace precis
