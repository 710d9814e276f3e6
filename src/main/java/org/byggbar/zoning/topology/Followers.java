package org.byggbar.zoning.topology;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** Zones that only watch an operation next door: they keep their shape and get the nodes that its result has on their border. */
final class Followers {

    private Followers() {}

    /** @return those that got nodes, under their keys, in the order given */
    static List<KeyedZone> of(Routes routes, Collection<? extends Geometry> results, List<KeyedZone> zones) {
        Set<Coordinate> needed = new HashSet<>();
        results.forEach(result -> needed.addAll(List.of(result.getCoordinates())));
        return zones.stream().flatMap(zone -> routes.follow(zone.geom(), needed)
                .map(led -> Stream.of(new KeyedZone(zone.key(), led))).orElse(Stream.empty())).toList();
    }
}
