package org.iga4camel.cloudflare.provisioning;

import org.iga4camel.cloudflare.model.OperationKind;

/** What one kind of operation comes to. Pure: the same request in the same situation gives the same plan. */
@FunctionalInterface
interface Planner {

    /**
     * Plans an operation.
     *
     * @throws OperationRefusedException when it cannot be done
     */
    Plan plan(OperationRequest request, Situation situation);

    /** The planner of a kind of operation. */
    static Planner of(OperationKind kind) {
        return switch (kind) {
            case INVITE -> new InvitePlanner();
            case REMOVE -> new RemovePlanner();
            case GRANT -> new GrantPlanner();
            case REVOKE -> new RevokePlanner();
            case REINVITE -> new ReinvitePlanner();
        };
    }
}
