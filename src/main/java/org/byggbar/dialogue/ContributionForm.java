package org.byggbar.dialogue;

import java.util.Map;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of the plain HTML form, as they were sent or as an empty form shows them.
 *
 * @param geometry GeoJSON text, empty when no place was pointed at
 * @param key the idempotency key: sending the same page again is the same contribution
 */
record ContributionForm(String kind, String text, String publicName, String email, String phone, String geometry,
        String website, String formToken, String key) {

    static ContributionForm empty(String formToken) {
        return new ContributionForm("", "", "", "", "", "", "", formToken, UUID.randomUUID().toString());
    }

    /** The same words in a form that has not been sent before. */
    ContributionForm renewed(String formToken) {
        return new ContributionForm(kind, text, publicName, email, phone, geometry, website, formToken, UUID.randomUUID().toString());
    }

    public boolean hasContact() {
        return filled(publicName) || filled(email) || filled(phone);
    }

    /** The body that a script would have sent; fields left empty are left out. */
    JsonNode body(JsonMapper json, String language) {
        ObjectNode body = json.createObjectNode().put("language", language);
        Map.of("kind", nonNull(kind), "text", nonNull(text), "publicName", nonNull(publicName), "email", nonNull(email),
                "phone", nonNull(phone), "website", nonNull(website), "formToken", nonNull(formToken))
                .forEach((name, value) -> {
                    if (filled(value)) {
                        body.put(name, value);
                    }
                });
        if (filled(geometry)) {
            body.set("geometry", place(json));
        }
        return body;
    }

    /** Text that is no JSON becomes a geometry that is refused with its own message. */
    private JsonNode place(JsonMapper json) {
        try {
            return json.readTree(geometry);
        } catch (JacksonException e) {
            return json.createObjectNode();
        }
    }

    private static boolean filled(String value) {
        return value != null && !value.isBlank();
    }

    private static String nonNull(String value) {
        return value == null ? "" : value;
    }
}
