package org.byggbar.dialogue;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.byggbar.geo.GeoJsonWriter;
import org.byggbar.geo.StorageCrs;
import org.byggbar.platform.CodeLists;
import org.byggbar.platform.Messages;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Component;

/** What each reader gets to see of a contribution: the public, its author, a moderator. Geometry is GeoJSON, lon/lat. */
@Component
class ContributionViews {

    /** A code with its words in the asked language. */
    record Named(String code, String name, String definition) {}

    record Published(long id, String kind, String text, String publicName, String answer, String channel, String language,
            OffsetDateTime receivedAt, Map<String, Object> geometry) {}

    /** @param text as the author wrote it; {@code publicText} is what others read */
    record Own(String status, OffsetDateTime receivedAt, OffsetDateTime updatedAt, String kind, String text, String publicText,
            String publicName, String answer, Named rejectionReason, String municipality, long planId, String planName,
            Map<String, Object> geometry) {}

    /** @param excerpt the words that identify somebody; {@code message} says what they look like */
    record Finding(String kind, String excerpt, String message) {}

    record Doubt(String code, String message) {}

    /** @param email private, as {@code phone}: for answering the author only */
    record Queued(long id, long version, long planId, String planName, String kind, String text, String publicText, String publicName,
            String email, String phone, String status, String rejectionReason, String answer, String channel, String language,
            OffsetDateTime receivedAt, OffsetDateTime updatedAt, List<Doubt> suspicions, List<Finding> personalData,
            Map<String, Object> geometry) {}

    private final CodeLists codeLists;
    private final Messages messages;
    private final StorageCrs storage;

    ContributionViews(CodeLists codeLists, Messages messages, StorageCrs storage) {
        this.codeLists = codeLists;
        this.messages = messages;
        this.storage = storage;
    }

    List<Named> codes(String list, Locale locale) {
        return codeLists.list(list).values().stream().map(code -> named(code, locale)).toList();
    }

    Published published(Contribution c) {
        return new Published(c.id(), c.kind(), c.publicText(), c.publicName(), c.answer(), c.channel(), c.language(), c.receivedAt(),
                geoJson(c.geom()));
    }

    Own own(Contribution c, Locale locale) {
        Named reason = c.rejectionReason() == null ? null
                : codeLists.find("rejection_reason", c.rejectionReason()).map(code -> named(code, locale)).orElse(null);
        return new Own(c.status(), c.receivedAt(), c.updatedAt(), c.kind(), c.text(), c.publicText(), c.publicName(), c.answer(), reason,
                c.municipality(), c.planId(), c.planName(), geoJson(c.geom()));
    }

    Queued queued(Contribution c, Locale locale) {
        List<Doubt> doubts = c.suspicions().stream()
                .map(code -> new Doubt(code, messages.text(locale, "dialogue.suspicion." + code))).toList();
        return new Queued(c.id(), c.version(), c.planId(), c.planName(), c.kind(), c.text(), c.publicText(), c.publicName(), c.email(),
                c.phone(), c.status(), c.rejectionReason(), c.answer(), c.channel(), c.language(), c.receivedAt(), c.updatedAt(),
                doubts, findings(c.text(), locale), geoJson(c.geom()));
    }

    List<Finding> findings(String text, Locale locale) {
        return PersonalData.in(text).stream().map(found -> new Finding(found.kind().name(), text.substring(found.start(), found.end()),
                messages.text(locale, "dialogue.personal_data." + found.kind()))).toList();
    }

    private static Named named(CodeLists.Code code, Locale locale) {
        String language = Messages.language(locale);
        return new Named(code.code(), code.name(language), code.definition(language));
    }

    private Map<String, Object> geoJson(Geometry stored) {
        return stored == null ? null : GeoJsonWriter.write(storage.toWgs84(stored), GeoJsonWriter.MAP_DECIMALS);
    }
}
