package org.byggbar.layers.tilesets;

import java.util.List;
import java.util.stream.Stream;
import org.byggbar.geo.StorageCrs;
import org.byggbar.platform.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The matrix sets this installation has tiles in: the web's, and the national one where geometry is stored in its CRS. */
@Component
class MatrixSets {

    private final List<MatrixSet> offered;

    MatrixSets(StorageCrs storage) {
        offered = Stream.of(MatrixSet.WEB_MERCATOR_QUAD, MatrixSet.UTM33N)
                .filter(set -> set == MatrixSet.WEB_MERCATOR_QUAD || set.grid().srid() == storage.srid()).toList();
    }

    List<MatrixSet> all() {
        return offered;
    }

    /** @throws ProblemException 404 {@code tile_matrix_set.unknown} */
    MatrixSet get(String id) {
        return offered.stream().filter(set -> set.id().equals(id)).findFirst()
                .orElseThrow(() -> new ProblemException(HttpStatus.NOT_FOUND, "tile_matrix_set.unknown"));
    }
}
