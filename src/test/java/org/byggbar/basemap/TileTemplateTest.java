package org.byggbar.basemap;

import static org.assertj.core.api.Assertions.assertThat;

import org.byggbar.municipality.Basemap.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileTemplateTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://tiles.example.no/grey/{z}/{x}/{y}.png                  | XYZ  |
            https://{s}.tiles.example.no:8443/{z}/{x}/{-y}.webp?key=a%20b  | XYZ  |
            https://tiles.example.no/?z={z}&x={x}&y={y}                    | XYZ  |
            http://localhost:8090/{z}/{x}/{y}.png                          | XYZ  |
            https://wmts.example.se/1.0/{TileMatrix}/{TileRow}/{TileCol}   | WMTS |
            http://tiles.example.no/{z}/{x}/{y}.png                        | XYZ  | basemap.address_insecure
            http://localhost.example.no/{z}/{x}/{y}.png                    | XYZ  | basemap.address_insecure
            javascript:alert(1)//{z}{x}{y}                                 | XYZ  | basemap.address_invalid
            data:image/png;base64,{z}{x}{y}                                | XYZ  | basemap.address_invalid
            //tiles.example.no/{z}/{x}/{y}.png                             | XYZ  | basemap.address_invalid
            https://user:secret@tiles.example.no/{z}/{x}/{y}.png           | XYZ  | basemap.address_invalid
            https://tiles.example.no;script-src/{z}/{x}/{y}.png            | XYZ  | basemap.address_invalid
            https://*.example.no/{z}/{x}/{y}.png                           | XYZ  | basemap.address_invalid
            https://{z}.example.no/{z}/{x}/{y}.png                         | XYZ  | basemap.address_invalid
            https://tiles.example.no/{z}/{x}/{y}.png"onerror=              | XYZ  | basemap.address_invalid
            https://tiles.example.no/{z}/{x}/ {y}.png                      | XYZ  | basemap.address_invalid
            https://tiles.example.no/{z}/{x}.png                           | XYZ  | basemap.places_xyz
            https://tiles.example.no/{z}/{x}/{y}/{quadkey}.png             | XYZ  | basemap.places_xyz
            https://tiles.example.no/{z}/{x}/{y}}.png                      | XYZ  | basemap.places_xyz
            https://tiles.example.no/{z}/{x}/{y}.png                       | WMTS | basemap.places_wmts
            https://wmts.example.se/{Style}/{TileMatrix}/{TileRow}/{TileCol} | WMTS | basemap.places_wmts
            """)
    void saysWhatIsWrongWithAnAddress(String address, Kind kind, String fault) {
        assertThat(new TileTemplate(address, kind).fault()).isEqualTo(fault);
    }

    @Test
    void namesTheServersThatTilesComeFromAndNoOthers() {
        assertThat(new TileTemplate("https://Tiles.Example.no:8443/a/{z}/{x}/{y}.png?b", Kind.XYZ).sources())
                .containsExactly("https://tiles.example.no:8443");
        assertThat(new TileTemplate("https://{s}.example.no/{z}/{x}/{y}.png", Kind.XYZ).sources())
                .containsExactlyInAnyOrder("https://a.example.no", "https://b.example.no", "https://c.example.no");
    }
}
