package org.byggbar.plans;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.MultiPolygon;

/** The aggregate through which plans are written: its row and its phases. Reading goes by {@link PlanRows}. */
@Entity
class Plan {

    static final String DRAFT = "DRAFT";
    static final String ADOPTED = "ADOPTED";

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Version
    private long version = 1;
    private String municipalityId;
    @Embedded
    private PlanAttributes attributes;
    private String status = DRAFT;
    private MultiPolygon geom;
    @ElementCollection
    @CollectionTable(name = "plan_phase", joinColumns = @JoinColumn(name = "plan_id"))
    private List<Phase> phases = new ArrayList<>();
    private Instant updatedAt;
    private String updatedBy;

    protected Plan() {}

    /** A new draft. */
    Plan(String municipalityId) {
        this.municipalityId = municipalityId;
    }

    Long id() {
        return id;
    }

    long version() {
        return version;
    }

    String status() {
        return status;
    }

    /** Whether its border may become this one: the border of a published plan stays, to the millimetre. */
    boolean mayBecome(MultiPolygon border) {
        return status.equals(DRAFT) || (geom == null ? border == null : border != null && geom.equalsExact(border));
    }

    void rewrite(PlanBody body, String by) {
        attributes = body.attributes();
        phases.clear();
        phases.addAll(body.phases());
        geom = body.geom();
        touch(by);
    }

    /** @param today the day in the municipality; an adoption without a day of decision happens on it */
    void step(String next, LocalDate today, String by) {
        status = next;
        if (next.equals(ADOPTED) && attributes.decidedOn() == null) {
            attributes = attributes.withDecidedOn(today);
        }
        touch(by);
    }

    /** Something that belongs to the plan has changed: the plan has a new version. */
    void touch(String by) {
        updatedAt = Instant.now();
        updatedBy = by;
    }
}
