package org.byggbar.layers;

/** The media types in which layers are told, as the standards spell them. */
public final class MediaTypes {

    public static final String JSON = "application/json";
    /** RFC 7946. */
    public static final String GEOJSON = "application/geo+json";
    /** RFC 4287. */
    public static final String ATOM = "application/atom+xml";
    public static final String HTML = "text/html";
    public static final String MVT = "application/vnd.mapbox-vector-tile";
    /** A MapLibre style; they grew from Mapbox's, whose media type OGC's drafts use. */
    public static final String MAPLIBRE = "application/vnd.mapbox.style+json";
    /** OGC 17-069r4, requirement /req/oas30/oas-definition-1; tests of the standard compare it letter by letter. */
    public static final String OPENAPI = "application/vnd.oai.openapi+json;version=3.0";
    /** OGC 19-079r2 and JSON Schema 2020-12. */
    public static final String SCHEMA = "application/schema+json";

    private MediaTypes() {}
}
