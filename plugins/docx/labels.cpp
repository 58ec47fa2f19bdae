#include "docx/labels.hpp"

#include <cstddef>

namespace precis::docx {
namespace {

constexpr std::string_view kLanguages[] = {"en", "fr", "es", "ar", "ru", "zh"};
constexpr std::size_t kLanguageCount = 6;

struct Words {
    std::string_view key;
    std::string_view in[kLanguageCount];
};

// In the order of Label.
constexpr Words kLabels[] = {
    {"date", {"Date", "Date", "Fecha", "التاريخ", "Дата", "日期"}},
    {"value", {"Value", "Valeur", "Valor", "القيمة", "Значение", "数值"}},
    {"baseline", {"Baseline", "Départ", "Línea de base", "خط الأساس", "Исходное значение", "基线"}},
    {"target", {"Target", "Cible", "Meta", "الهدف", "Цель", "目标"}},
    {"name", {"Subject", "Sujet", "Asunto", "الموضوع", "Предмет", "主题"}},
    {"text", {"In brief", "En bref", "En breve", "باختصار", "Кратко", "概要"}},
};

constexpr Words kKinds[] = {
    {"principle", {"Principle", "Principe", "Principio", "المبدأ", "Принцип", "原则"}},
    {"action",
     {"Area of action", "Axe d’action", "Ámbito de acción", "مجال العمل", "Направление",
      "行动领域"}},
    {"objective", {"Objective", "Objectif", "Objetivo", "الغاية", "Задача", "目标"}},
    {"milestone", {"Milestone", "Jalon", "Hito", "المحطة", "Веха", "里程碑"}},
    {"measure", {"Measure", "Mesure", "Indicador", "المؤشر", "Показатель", "指标"}},
    {"actor", {"Who", "Acteur", "Actor", "الجهة", "Участник", "参与方"}},
    {"risk", {"Risk", "Risque", "Riesgo", "الخطر", "Риск", "风险"}},
    {"resource", {"Resource", "Ressource", "Recurso", "المورد", "Ресурс", "资源"}},
    {"term", {"Term", "Terme", "Término", "المصطلح", "Термин", "术语"}},
    {"question", {"Question", "Question", "Pregunta", "السؤال", "Вопрос", "问题"}},
};

std::size_t index_of(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    for (std::size_t i = 0; i < kLanguageCount; ++i) {
        if (kLanguages[i] == primary) {
            return i;
        }
    }
    return 0;
}

}  // namespace

std::string_view label(Label what, std::string_view language) {
    return kLabels[static_cast<std::size_t>(what)].in[index_of(language)];
}

std::string_view kind_label(std::string_view kind, std::string_view language) {
    for (const Words& words : kKinds) {
        if (words.key == kind) {
            return words.in[index_of(language)];
        }
    }
    return label(Label::name, language);
}

std::string_view lead_in_end(std::string_view language) {
    const std::string_view primary = language.substr(0, language.find('-'));
    return primary == "zh" || primary == "ja" ? "。" : ". ";
}

}  // namespace precis::docx
