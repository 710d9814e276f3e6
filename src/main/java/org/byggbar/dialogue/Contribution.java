package org.byggbar.dialogue;

import java.time.OffsetDateTime;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * A stored contribution.
 *
 * @param text as it was written: an official record
 * @param publicText as everybody may read it, personal data hidden
 * @param geom in the storage CRS, or null
 */
record Contribution(long id, long version, String municipality, long planId, String planName, String kind, String text,
        String publicText, String publicName, String email, String phone, String status, String rejectionReason, String answer,
        String channel, String language, OffsetDateTime receivedAt, OffsetDateTime updatedAt, List<String> suspicions, Geometry geom) {}
