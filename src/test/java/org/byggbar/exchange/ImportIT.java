package org.byggbar.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;
import org.byggbar.support.ServerTest;
import org.byggbar.support.TestTown;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files as municipalities have them, imported as zones. */
@ServerTest
class ImportIT {

    @Autowired
    private Importer importer;
    @Autowired
    private JdbcClient db;
    @TempDir
    private Path folder;

    private TestTown town;

    @BeforeEach
    void setUp() {
        town = TestTown.norwegian(db);
    }

    @Test
    void putsZonesIntoADraftThatNobodySeesYet() throws IOException {
        ImportReport report = run(file(feature("B1", town.box(0, 0, 1, 1)), feature("B2", town.box(1, 0, 2, 1))));
        assertThat(report.committed()).isTrue();
        assertThat(report.read()).isEqualTo(2);
        assertThat(zones()).isEqualTo(2);
        assertThat(db.sql("select bool_or(published) from zone where municipality_id = :town").param("town", town.id())
                .query(Boolean.class).single()).isFalse();
        assertThat(db.sql("select status from plan where municipality_id = :town").param("town", town.id())
                .query(String.class).single()).isEqualTo("DRAFT");
        assertThat(db.sql("select count(*) from change where municipality_id = :town and layer = 'zone' and actor = 'import'")
                .param("town", town.id()).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void savesAllOrNothingAndNamesEachRefusal() throws IOException {
        String bowTie = """
                {"type":"Polygon","coordinates":[[[10.2,59.74],[10.201,59.741],[10.201,59.74],[10.2,59.741],[10.2,59.74]]]}""";
        String notClosed = """
                {"type":"Polygon","coordinates":[[[10.2,59.74],[10.201,59.741],[10.201,59.74],[10.2,59.742]]]}""";
        String elsewhere = """
                {"type":"Polygon","coordinates":[[[12,59],[12.001,59],[12.001,59.001],[12,59]]]}""";
        Path file = file(feature("B1", town.box(0, 0, 1, 1)), feature("B2", bowTie), feature("B3", notClosed), feature("B4", elsewhere),
                feature("B1", town.box(2, 2, 3, 3)), feature("B6", "null"),
                feature("B7", town.box(3, 3, 4, 4)).replace("PRESERVE", "TRANSFORM"));
        ImportReport refused = run(file);
        assertThat(refused.committed()).isFalse();
        assertThat(zones()).isZero();
        assertThat(refused.refusals()).extracting(ImportReport.Refusal::number, ImportReport.Refusal::code).containsExactly(
                org.assertj.core.groups.Tuple.tuple(2, "geometry.self_intersection"),
                org.assertj.core.groups.Tuple.tuple(3, "geometry.ring_not_closed"),
                org.assertj.core.groups.Tuple.tuple(4, "geometry.outside_municipality"),
                org.assertj.core.groups.Tuple.tuple(5, "rule.zone_code_unique"),
                org.assertj.core.groups.Tuple.tuple(6, "geometry.empty"),
                org.assertj.core.groups.Tuple.tuple(7, "field.required"));
        ImportReport.Refusal crossing = refused.refusals().get(0);
        assertThat(crossing.lon()).isCloseTo(10.2005, within(1e-4));
        assertThat(crossing.lat()).isCloseTo(59.7405, within(1e-4));

        ImportReport skipping = importer.run(new ImportOrder(file, "zones", town.id(), OptionalInt.empty(), null, null, false, true), quiet());
        assertThat(skipping.committed()).isTrue();
        assertThat(skipping.accepted()).isEqualTo(1);
        assertThat(zones()).isEqualTo(1);
    }

    @Test
    void aDryRunChangesNothing() throws IOException {
        ImportReport report = importer.run(new ImportOrder(file(feature("B1", town.box(0, 0, 1, 1))), "zones", town.id(),
                OptionalInt.empty(), null, null, true, false), quiet());
        assertThat(report.accepted()).isEqualTo(1);
        assertThat(report.committed()).isFalse();
        assertThat(db.sql("select count(*) from plan where municipality_id = :town").param("town", town.id()).query(Integer.class).single()).isZero();
    }

    /** 567700.341, 6623505.189 in EPSG:25832 is 10.2045, 59.7439: a square of 100 m on it. */
    @ParameterizedTest
    @ValueSource(strings = {
        "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::25832\"}},",
        "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:25832\"}},",
        "",
    })
    void readsMetresWhenToldAndKeepsThemToTheMillimetre(String crs) throws IOException {
        String square = """
                {"type":"Polygon","coordinates":[[[567700.341,6623505.189,12.5],[567800.341,6623505.189,12.5],[567800.341,6623605.189,13],
                [567700.341,6623605.189,13],[567700.341,6623505.189,12.5]]]}""".replace("\n", "");
        Path file = folder.resolve("metres.geojson");
        Files.writeString(file, "{\"type\":\"FeatureCollection\"," + crs + "\"features\":[" + feature("B1", square) + "]}");
        OptionalInt forced = crs.isEmpty() ? OptionalInt.of(25832) : OptionalInt.empty();
        ImportReport report = importer.run(new ImportOrder(file, "zones", town.id(), forced, null, null, false, false), quiet());
        assertThat(report.refusals()).isEmpty();
        assertThat(db.sql("select area_m2 from zone where municipality_id = :town").param("town", town.id()).query(Double.class).single())
                .isCloseTo(10_000, within(0.2));
        assertThat(db.sql("""
                select st_distance(st_pointn(st_exteriorring(st_geometryn(st_transform(geom, 25832), 1)), 1), st_setsrid(st_point(567700.341, 6623505.189), 25832))
                from zone where municipality_id = :town""").param("town", town.id()).query(Double.class).single()).isLessThan(0.001);
    }

    @Test
    void saysWhenMetresCameWithoutACoordinateSystem() throws IOException {
        ImportReport report = run(file(feature("B1",
                "{\"type\":\"Polygon\",\"coordinates\":[[[567700,6623505],[567800,6623505],[567800,6623605],[567700,6623505]]]}")));
        assertThat(report.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("geometry.outside_municipality");
            assertThat(refusal.sentence()).contains("coordinate system");
        });
    }

    @Test
    void mapsAttributesByFileAndByName() throws IOException {
        Path mapping = folder.resolve("mapping.json");
        Files.writeString(mapping, """
                {"fields": {"landUse": "AREALFORM", "code": "OBJID"}, "values": {"strategy": {"fortettes": "DENSIFY"}},
                 "constants": {"maxStoreys": 4, "utilisationMeasure": "NO_PCT_BYA"}}""");
        String feature = """
                {"type":"Feature","properties":{"OBJID":17,"Name":"Åssiden øst","STRATEGY":"fortettes","AREALFORM":1110,
                "existing_dwellings":"12","existing_floor_area_m2":900.0,"utilisation_allowed":"45,5","shape_leng":12.3},"geometry":%s}"""
                .formatted(town.box(0, 0, 1, 1)).replace("\n", "");
        ImportReport report = importer.run(new ImportOrder(file(feature), "zones", town.id(), OptionalInt.empty(), mapping, null, false, false), quiet());
        assertThat(report.refusals()).isEmpty();
        assertThat(db.sql("""
                select concat_ws('|', code, name, strategy, land_use, existing_dwellings, existing_floor_area_m2, utilisation_allowed, max_storeys)
                from zone where municipality_id = :town""").param("town", town.id()).query(String.class).single())
                .isEqualTo("17|Åssiden øst|DENSIFY|1110|12|900|45.500|4");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "not json at all                                                              | JSON is broken at line 1",
        "{\"type\":\"Feature\"}                                                       | no GeoJSON FeatureCollection",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\"          | JSON is broken at line 1",
        "{\"crs\":{\"properties\":{\"name\":\"EPSG:999999\"}},\"features\":[]}        | EPSG:999999 is not supported",
        "{\"crs\":{\"properties\":{\"name\":\"local grid\"}},\"features\":[]}         | \"local grid\" is unknown",
        "{\"features\":[],\"crs\":{\"properties\":{\"name\":\"EPSG:25832\"}}}         | stands after its features",
    })
    void saysWhatIsWrongWithTheWholeFile(String content, String sentence) throws IOException {
        Path file = folder.resolve("file.geojson");
        Files.writeString(file, content);
        assertThatThrownBy(() -> run(file)).isInstanceOf(UnreadableFile.class).hasMessageContaining(sentence);
        assertThat(zones()).isZero();
    }

    @Test
    void refusesUnknownLayersMunicipalitiesAndPlansWithWhatThereIs() throws IOException {
        Path file = file(feature("B1", town.box(0, 0, 1, 1)));
        assertThatThrownBy(() -> importer.run(new ImportOrder(file, "rivers", town.id(), OptionalInt.empty(), null, null, false, false), quiet()))
                .hasMessageContaining("known: zones");
        assertThatThrownBy(() -> importer.run(new ImportOrder(file, "zones", "atlantis", OptionalInt.empty(), null, null, false, false), quiet()))
                .hasMessageContaining("no municipality \"atlantis\"");
        assertThatThrownBy(() -> importer.run(new ImportOrder(file, "zones", town.id(), OptionalInt.empty(), null, "P9", false, false), quiet()))
                .hasMessageContaining("no plan \"P9\"");
    }

    private ImportReport run(Path file) {
        return importer.run(new ImportOrder(file, "zones", town.id(), OptionalInt.empty(), null, null, false, false), quiet());
    }

    private static ImportProgress quiet() {
        return new ImportProgress(new PrintStream(OutputStream.nullOutputStream()), false);
    }

    private Path file(String... features) throws IOException {
        Path file = folder.resolve("zones.geojson");
        Files.writeString(file, "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",\n", features) + "]}");
        return file;
    }

    private static String feature(String code, String geometry) {
        return String.format(Locale.ROOT, """
                {"type":"Feature","properties":{"code":"%s","name":"Zone %s","strategy":"PRESERVE","land_use":"1110"},"geometry":%s}""",
                code, code, geometry);
    }

    private int zones() {
        return db.sql("select count(*) from zone where municipality_id = :town").param("town", town.id()).query(Integer.class).single();
    }
}
