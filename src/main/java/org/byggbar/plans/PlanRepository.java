package org.byggbar.plans;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.repository.Repository;

/** Loads and stores plans to be written; loading locks the row until the transaction ends. */
interface PlanRepository extends Repository<Plan, Long> {

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Plan> findById(long id);

    Plan saveAndFlush(Plan plan);
}
