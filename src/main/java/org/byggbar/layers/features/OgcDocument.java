package org.byggbar.layers.features;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cuts the OpenAPI document of the whole server down to {@code /ogc}, with that as its server, so that paths are the standard's
 * own ({@code /collections/{collectionId}/items}) and tests of the standard find every collection behind them.
 */
final class OgcDocument {

    private static final String ROOT = "/ogc";
    private static final Set<String> WRITING = Set.of("post", "put", "patch", "delete");
    private static final String SCHEMAS = "#/components/schemas/";

    private final Collection<String> collections;

    /** @param collections ids, which the document offers as the values of {@code collectionId} */
    OgcDocument(Collection<String> collections) {
        this.collections = collections;
    }

    /** @param address of {@code /ogc} as the caller sees it, without a slash at the end */
    ObjectNode of(ObjectNode whole, String address) {
        ObjectNode api = whole.deepCopy();
        api.putArray("servers").addObject().put("url", address);
        describeAccounts(api);
        ObjectNode paths = api.putObject("paths");
        whole.get("paths").properties().stream().filter(path -> path.getKey().equals(ROOT) || path.getKey().startsWith(ROOT + "/"))
                .filter(path -> !path.getKey().equals(ROOT + "/"))
                .forEach(path -> paths.set(standardName(path.getKey()), standardNames((ObjectNode) path.getValue().deepCopy(), path.getKey())));
        keepReachable(api);
        return api;
    }

    private static String standardName(String path) {
        String inside = path.substring(ROOT.length());
        return inside.isEmpty() ? "/" : inside.replace("{layer}", "{collectionId}").replace("/items/{id}", "/items/{featureId}");
    }

    private ObjectNode standardNames(ObjectNode path, String name) {
        path.propertyStream().filter(operation -> WRITING.contains(operation.getKey()))
                .forEach(operation -> demandAccount(((ObjectNode) operation.getValue()).putArray("security")));
        path.values().forEach(operation -> operation.path("parameters").forEach(parameter -> {
            writeOutDefaults((ObjectNode) parameter);
            if (!parameter.path("in").asString("").equals("path")) {
                return;
            }
            ObjectNode described = (ObjectNode) parameter;
            if (described.path("name").asString().equals("layer")) {
                described.put("name", "collectionId");
                ObjectNode schema = described.putObject("schema").put("type", "string");
                collections.forEach(schema.putArray("enum")::add);
            } else if (described.path("name").asString().equals("id") && name.contains("/items/{id}")) {
                described.put("name", "featureId");
            }
        }));
        return path;
    }

    /** What OpenAPI leaves unsaid of a query parameter the OGC's standards write out. */
    private static void writeOutDefaults(ObjectNode parameter) {
        if (parameter.path("style").asString("").equals("form") && !parameter.has("explode")) {
            parameter.put("explode", false);
        }
    }

    /** Reading needs no account; a token, as bearer or as password, shows more and may write. */
    private static void describeAccounts(ObjectNode api) {
        ObjectNode schemes = api.withObject("/components/securitySchemes");
        schemes.putObject("token").put("type", "http").put("scheme", "bearer").put("description", "A token from /tokens");
        schemes.putObject("password").put("type", "http").put("scheme", "basic").put("description", "The token as password, with any user name");
        ArrayNode demands = api.putArray("security");
        demands.addObject();
        demandAccount(demands);
    }

    private static void demandAccount(ArrayNode demands) {
        demands.addObject().putArray("token");
        demands.addObject().putArray("password");
    }

    /** Schemas that no path under {@code /ogc} leads to are left out. */
    private static void keepReachable(ObjectNode api) {
        JsonNode schemas = api.path("components").path("schemas");
        Set<String> reached = new TreeSet<>();
        Deque<JsonNode> open = new ArrayDeque<>();
        open.add(api.get("paths"));
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            if (node.path("$ref").asString("").startsWith(SCHEMAS)) {
                String name = node.get("$ref").asString().substring(SCHEMAS.length());
                if (reached.add(name) && schemas.has(name)) {
                    open.push(schemas.get(name));
                }
            }
            node.forEach(open::push);
        }
        if (schemas instanceof ObjectNode all) {
            all.retain(reached);
        }
    }
}
