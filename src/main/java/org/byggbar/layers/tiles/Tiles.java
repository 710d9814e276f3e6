package org.byggbar.layers.tiles;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private final Set<String> known = ConcurrentHashMap.newKeySet();

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
        check(key.municipality(), caller);
        if (!audience.isPublic() || cacheMayBeOlder(revision)) {
            meters.pass(layer.id());
            return make(key, layer, audience, caller);
        }
        return cache.get(key, () -> make(key, layer, audience, caller));
    }

    /** Everybody's tile, if it is kept and as new as asked for. */
    Optional<Tile> kept(TileCache.Key key, Long revision) {
        return cacheMayBeOlder(revision) ? Optional.empty() : cache.find(key);
    }

    private boolean cacheMayBeOlder(Long revision) {
        return revision != null && !feed.hasRead(revision);
    }

    /** A layer's tile of any grid, as new as this node knows. */
    public Tile get(LayerDefinition layer, TileAddress at, Audience audience, String caller) {
        return get(new TileCache.Key(layer.id(), at, null), layer, null, audience, caller);
    }

    /** Names that nobody has leave no trace; those that somebody has are asked for once. */
    private void check(String municipality, String caller) {
        if (municipality == null || known.contains(municipality)) {
            return;
        }
        budget.spend(caller);
        known.add(municipalities.get(municipality).id());
    }

    private Tile make(TileCache.Key key, LayerDefinition layer, Audience audience, String caller) {
        budget.spend(caller);
        return meters.load(layer.id(), () -> query.load(layer, key.at(), key.municipality(), audience));
    }
}
