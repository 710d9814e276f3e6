package org.byggbar.exchange;

import java.util.List;
import java.util.Map;
import org.byggbar.geo.GeometryFault;
import org.byggbar.platform.JsonFields;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.node.ObjectNode;

/** A layer that takes files. The feature package that owns the table implements it with the rules its API has. */
public interface ImportTarget {

    /** How source attributes are read into a field: numbers written as text are accepted for NUMBER and INTEGER. */
    enum Kind { TEXT, NUMBER, INTEGER }

    /** Its name on the command line, such as {@code zones}. */
    String layer();

    /** What a feature can say, by the API's field names; source attributes of the same name (any case, with or without underscores) fill them. */
    Map<String, Kind> fields();

    /**
     * Prepares one import inside its transaction.
     *
     * @throws UnreadableFile with a sentence when the order can't be carried out, such as an unknown plan
     */
    Table open(ImportOrder order);

    /** Where the features of one import go. */
    interface Table {

        String name();

        /** Columns of {@link #row} in order, without the geometry column {@code geom}, which comes last. */
        List<String> columns();

        /** Fills in what a file may leave out, such as a code, from the feature's number. */
        void complete(ObjectNode fields, int number);

        /** Reads one feature; faults are left in {@code fields}. Called by several threads at once. */
        List<Object> row(JsonFields fields);

        /**
         * Called by several threads at once.
         *
         * @param stored valid geometry in the storage CRS
         * @return what is wrong with its kind or with where it lies, null when nothing is
         */
        GeometryFault misplaced(Geometry stored);

        /** Where a person finds the result, for the last line of the report. */
        String address();
    }
}
