package org.byggbar.layers.tiles;

import org.byggbar.changes.ChangeFeed;
import org.byggbar.layers.Audience;
import org.byggbar.layers.definition.LayerDefinition;
import org.byggbar.municipality.Municipalities;
import org.byggbar.platform.ProblemException;
import org.springframework.stereotype.Component;

/** Decides where a tile comes from: the cache for the public, the database for those who see drafts. */
@Component
public class Tiles {

    private final TileQuery query;
    private final TileCache cache;
    private final TileMeters meters;
    private final MissBudget budget;
    private final ChangeFeed feed;
    private final Municipalities municipalities;

    Tiles(TileQuery query, TileCache cache, TileMeters meters, MissBudget budget, ChangeFeed feed, Municipalities municipalities) {
        this.query = query;
        this.cache = cache;
        this.meters = meters;
        this.budget = budget;
        this.feed = feed;
        this.municipalities = municipalities;
    }

    /**
     * @param revision of the change a browser was told of, perhaps by another node; null for none
     * @param caller who pays for a tile that has to be made
     * @throws ProblemException 404 for an unknown municipality, 429 {@code rate.limited}
     */
    Tile get(TileCache.Key key, LayerDefinition layer, Long revision, Audience audience, String caller) {
        boolean cacheMayBeOlder = revision != null && !feed.hasRead(revision);
        if (!audience.isPublic() || cacheMayBeOlder) {
            meters.pass(layer.id());
            return make(key, layer, audience, caller);
        }
        return cache.get(key, () -> make(key, layer, audience, caller));
    }

    /** A layer's tile of any grid, as new as this node knows. */
    public Tile get(LayerDefinition layer, TileAddress at, Audience audience, String caller) {
        return get(new TileCache.Key(layer.id(), at, null), layer, null, audience, caller);
    }

    private Tile make(TileCache.Key key, LayerDefinition layer, Audience audience, String caller) {
        budget.spend(caller);
        if (key.municipality() != null && municipalities.find(key.municipality()).isEmpty()) {
            throw ProblemException.notFound();
        }
        return meters.load(layer.id(), () -> query.load(layer, key.at(), key.municipality(), audience));
    }
}
