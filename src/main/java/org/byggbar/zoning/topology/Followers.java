package org.byggbar.zoning.topology;

import java.util.List;
import java.util.stream.Stream;

/** Zones that only watch an operation next door: they keep their shape and get the nodes that appeared on their border. */
final class Followers {

    private Followers() {}

    /** @return those that got nodes, under their keys, in the order given */
    static List<KeyedZone> of(Routes routes, List<KeyedZone> zones) {
        return zones.stream().flatMap(zone -> routes.follow(zone.geom()).map(led -> Stream.of(new KeyedZone(zone.key(), led))).orElse(Stream.empty()))
                .toList();
    }
}
