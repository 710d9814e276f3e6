package org.byggbar.plans;

/**
 * What another feature must do, or may object to, when a plan's status changes. Both methods run inside the
 * transaction that changes it, with the plan's row locked: an exception from either leaves everything as it was.
 */
public interface PublicationStep {

    /**
     * Runs before the status changes.
     *
     * @param plan the plan with the status it still has
     * @param nextStatus a status that may follow it, code of the list {@code plan_status}
     * @throws org.byggbar.platform.ProblemException to refuse the step
     */
    default void before(PlanHeading plan, String nextStatus) {}

    /**
     * Runs after the status is written.
     *
     * @param plan the plan with its new status
     * @param formerStatus the status it had
     */
    default void after(PlanHeading plan, String formerStatus) {}
}
