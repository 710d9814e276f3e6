package org.byggbar.zoning;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import org.locationtech.jts.geom.MultiPolygon;

/**
 * The aggregate through which zones are written. Area and visibility are the database's to say (see the trigger
 * {@code zone_measured}); reading goes by {@link ZoneRows}.
 */
@Entity
class Zone {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Version
    private long version = 1;
    private String municipalityId;
    private long planId;
    @Embedded
    private ZoneAttributes attributes;
    private MultiPolygon geom;
    private Instant updatedAt;
    private String updatedBy;

    protected Zone() {}

    Zone(String municipalityId, long planId) {
        this.municipalityId = municipalityId;
        this.planId = planId;
    }

    Long id() {
        return id;
    }

    long version() {
        return version;
    }

    void rewrite(ZoneBody body, String by) {
        attributes = body.attributes();
        geom = body.geom();
        updatedAt = Instant.now();
        updatedBy = by;
    }
}
