#include "pdf/labels.hpp"

#include <array>
#include <utility>

namespace precis::pdf {
namespace {

constexpr std::array<Labels, 5> kLabels{{
    {"en", "Page {page} of {pages}", "Date", "Value", "What it means", "Principle", "Action",
     "Objective", "Milestone", "Measure", "Who", "Risk", "Resource", "Term", "Question", "Subject"},
    {"fr", "Page {page} sur {pages}", "Date", "Valeur", "Ce que cela signifie", "Principe",
     "Action", "Objectif", "Étape", "Mesure", "Acteur", "Risque", "Ressource", "Terme", "Question",
     "Sujet"},
    {"es", "Página {page} de {pages}", "Fecha", "Valor", "Qué significa", "Principio", "Acción",
     "Objetivo", "Hito", "Medida", "Quién", "Riesgo", "Recurso", "Término", "Pregunta", "Tema"},
    {"de", "Seite {page} von {pages}", "Datum", "Wert", "Was das heißt", "Grundsatz", "Maßnahme",
     "Ziel", "Meilenstein", "Kennzahl", "Wer", "Risiko", "Quelle", "Begriff", "Frage", "Thema"},
    {"pt", "Página {page} de {pages}", "Data", "Valor", "O que significa", "Princípio", "Ação",
     "Objetivo", "Marco", "Medida", "Quem", "Risco", "Recurso", "Termo", "Pergunta", "Tema"},
}};

void replace(std::string& text, std::string_view field, std::size_t number) {
    if (const auto at = text.find(field); at != std::string::npos) {
        text.replace(at, field.size(), std::to_string(number));
    }
}

}  // namespace

const Labels& labels_for(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    for (const Labels& labels : kLabels) {
        if (labels.language == primary) {
            return labels;
        }
    }
    return kLabels.front();
}

std::string_view name_label(const Labels& labels, std::string_view item_kind) {
    const std::array<std::pair<std::string_view, std::string_view>, 10> kinds{{
        {"principle", labels.principle},
        {"action", labels.action},
        {"objective", labels.objective},
        {"milestone", labels.milestone},
        {"measure", labels.measure},
        {"actor", labels.actor},
        {"risk", labels.risk},
        {"resource", labels.resource},
        {"term", labels.term},
        {"question", labels.question},
    }};
    for (const auto& [kind, label] : kinds) {
        if (kind == item_kind) {
            return label;
        }
    }
    return labels.subject;
}

std::string page_label(const Labels& labels, std::size_t page, std::size_t pages) {
    std::string text{labels.page};
    replace(text, "{page}", page);
    replace(text, "{pages}", pages);
    return text;
}

}  // namespace precis::pdf
