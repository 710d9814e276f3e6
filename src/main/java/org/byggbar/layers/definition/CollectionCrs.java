package org.byggbar.layers.definition;

import java.util.List;
import java.util.Optional;
import org.byggbar.geo.Crs;
import org.byggbar.geo.StorageCrs;
import org.byggbar.platform.ProblemException;
import org.springframework.stereotype.Component;

/** In which coordinate reference systems a layer's features can be had: those whose domain holds all of them, and the one they are stored in. */
@Component
public class CollectionCrs {

    private final CollectionExtents extents;
    private final Optional<Crs> storage;

    CollectionCrs(CollectionExtents extents, StorageCrs storage) {
        this.extents = extents;
        this.storage = Crs.find(storage.srid());
    }

    /** Empty for an installation that stores in a system which is not in the catalogue. */
    public Optional<Crs> storage() {
        return storage;
    }

    /** In the catalogue's order, {@link Crs#CRS84} first. */
    public List<Crs> offered(LayerDefinition layer) {
        Optional<double[]> extent = extents.find(layer);
        return Crs.ALL.stream().filter(crs -> isStorage(crs) || extent.map(crs::holds).orElse(crs.degrees())).toList();
    }

    private boolean isStorage(Crs crs) {
        return storage.isPresent() && storage.get().equals(crs);
    }

    /**
     * @param uri null for longitude and latitude
     * @throws ProblemException 400 {@code crs.unknown}, naming those that are offered
     */
    public Crs get(LayerDefinition layer, String uri) {
        if (uri == null) {
            return Crs.CRS84;
        }
        List<Crs> offered = offered(layer);
        return offered.stream().filter(crs -> crs.uri().equals(uri)).findFirst().orElseThrow(() -> ProblemException.badRequest("crs.unknown")
                .with("crs", uri.length() > 100 ? uri.substring(0, 100) + "…" : uri)
                .attach("supported", offered.stream().map(Crs::uri).toList()));
    }
}
