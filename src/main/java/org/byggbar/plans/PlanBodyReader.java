package org.byggbar.plans;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.byggbar.municipality.GeometryField;
import org.byggbar.municipality.Municipality;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.JsonFields;
import org.byggbar.platform.Messages;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Reads the body of a plan's POST and PUT, keeping every fault for one answer. */
@Component
class PlanBodyReader {

    private static final int MAX_PHASES = 50;
    private static final LocalTime LAST_SECOND = LocalTime.of(23, 59, 59);

    private final CodeLists codes;
    private final GeometryField geometry;

    PlanBodyReader(CodeLists codes, GeometryField geometry) {
        this.codes = codes;
        this.geometry = geometry;
    }

    PlanBody read(JsonNode json, Municipality municipality) {
        JsonFields fields = new JsonFields(json);
        PlanAttributes attributes = new PlanAttributes(
                fields.text("code", 1, 60), fields.text("name", 1, 200),
                fields.code("kind", code -> isOfCountry("plan_kind", code, municipality)),
                fields.text("summary", 0, 1000), fields.text("description", 0, 50_000),
                language(fields, municipality), fields.optionalDate("decidedOn"));
        List<Phase> phases = fields.objects("phases", MAX_PHASES, phase -> phase(phase, municipality));
        PlanBody body = new PlanBody(attributes, phases.stream().filter(Objects::nonNull).toList(),
                geometry.optionalArea(fields, "geometry", municipality));
        fields.done();
        return body;
    }

    private static String language(JsonFields fields, Municipality municipality) {
        String language = fields.optionalCode("language", Messages.LANGUAGES::contains);
        return language == null ? municipality.defaultLanguage() : language;
    }

    private Phase phase(JsonFields fields, Municipality municipality) {
        String kind = fields.code("kind", code -> isOfCountry("phase_kind", code, municipality));
        Instant opens = moment(fields, "opensAt", LocalTime.MIN, municipality.timeZone());
        Instant closes = moment(fields, "closesAt", LAST_SECOND, municipality.timeZone());
        if (opens == null) {
            fields.missing("opensAt");
            return null;
        }
        if (closes != null && !closes.isAfter(opens)) {
            fields.fault("closesAt", "plan.phase_closes_before_opening", Map.of());
        }
        return new Phase(kind, opens, closes);
    }

    /** A moment with offset, or a day, which then starts or ends in the municipality's own time. */
    private static Instant moment(JsonFields fields, String name, LocalTime timeOfDay, ZoneId zone) {
        String text = fields.optionalText(name, 40);
        try {
            if (text == null) {
                return null;
            }
            return text.length() == 10 ? LocalDate.parse(text).atTime(timeOfDay).atZone(zone).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            fields.fault(name, "field.type", Map.of("expected", "date"));
            return null;
        }
    }

    private boolean isOfCountry(String list, String code, Municipality municipality) {
        return codes.find(list, code).flatMap(row -> row.value("country")).filter(municipality.country()::equals).isPresent();
    }
}
