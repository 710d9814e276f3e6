package org.byggbar.zoning;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** Loads and stores zones to be written; loading locks the row until the transaction ends. */
interface ZoneRepository extends Repository<Zone, Long> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Zone> findById(long id);

    Zone saveAndFlush(Zone zone);

    void delete(Zone zone);
}
