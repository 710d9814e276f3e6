package org.byggbar.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.byggbar.geo.Ewkb;
import org.byggbar.geo.GeoJson;
import org.byggbar.geo.GeometryCheck;
import org.byggbar.geo.GeometryFault;
import org.byggbar.geo.GeometryRefused;
import org.byggbar.geo.Projections;
import org.byggbar.geo.StorageCrs;
import org.byggbar.platform.JsonFields;
import org.byggbar.platform.Messages;
import org.byggbar.platform.ProblemException;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.node.ObjectNode;

/** Turns features of a file into rows of a table, or into reasons why not. Safe for several threads. */
final class FeatureReader {

    /** @param rows accepted features in COPY text format */
    record Chunk(int features, StringBuilder rows, List<ImportReport.Refusal> refusals) {}

    private final ImportTarget.Table table;
    private final AttributeMapping mapping;
    private final int srid;
    private final StorageCrs storage;
    private final GeometryCheck check;
    private final Messages messages;

    FeatureReader(ImportTarget.Table table, AttributeMapping mapping, int srid, StorageCrs storage, GeometryCheck check, Messages messages) {
        this.table = table;
        this.mapping = mapping;
        this.srid = srid;
        this.storage = storage;
        this.check = check;
        this.messages = messages;
    }

    Chunk read(List<SourceFeature> features) {
        Chunk chunk = new Chunk(features.size(), new StringBuilder(features.size() * 1_200), new ArrayList<>());
        features.forEach(feature -> read(feature, chunk));
        return chunk;
    }

    private void read(SourceFeature feature, Chunk chunk) {
        int before = chunk.refusals().size();
        List<Object> row = attributes(feature, chunk.refusals());
        Geometry geometry = geometry(feature, chunk.refusals());
        if (chunk.refusals().size() == before) {
            CopyRows.append(chunk.rows(), row, Ewkb.hex(geometry));
        }
    }

    private List<Object> attributes(SourceFeature feature, List<ImportReport.Refusal> refusals) {
        ObjectNode mapped = mapping.fields(feature.properties());
        table.complete(mapped, feature.number());
        JsonFields fields = new JsonFields(mapped);
        List<Object> row = table.row(fields);
        try {
            fields.done();
        } catch (ProblemException e) {
            e.errors().forEach(error -> refusals.add(new ImportReport.Refusal(feature.number(), error.code(), error.pointer().substring(1),
                    messages.text(Locale.ENGLISH, "problem." + error.code() + ".detail", error.params()), null, null)));
        }
        return row;
    }

    private Geometry geometry(SourceFeature feature, List<ImportReport.Refusal> refusals) {
        try {
            Geometry sent = GeoJson.read(feature.geometry());
            if (srid == Projections.WGS84 && !isDegrees(sent.getEnvelopeInternal())) {
                refusals.add(refusal(feature.number(), new GeometryFault("geometry.outside_municipality", null, null, Map.of("hint", "projected"))));
                return null;
            }
            Geometry stored = GeometryCheck.asMultiPolygon(storage.fromCrs(sent, srid));
            Optional<GeometryFault> fault = check.fault(stored).or(() -> Optional.ofNullable(table.misplaced(stored)));
            fault.ifPresent(found -> refusals.add(refusal(feature.number(), found)));
            return stored;
        } catch (GeometryRefused e) {
            refusals.add(refusal(feature.number(), e.fault()));
            return null;
        }
    }

    private static boolean isDegrees(Envelope extent) {
        return extent.getMinX() >= -180 && extent.getMaxX() <= 180 && extent.getMinY() >= -90 && extent.getMaxY() <= 90;
    }

    private ImportReport.Refusal refusal(int number, GeometryFault fault) {
        return new ImportReport.Refusal(number, fault.code(), null,
                messages.text(Locale.ENGLISH, "problem." + fault.code() + ".detail", fault.params()), fault.lon(), fault.lat());
    }
}
