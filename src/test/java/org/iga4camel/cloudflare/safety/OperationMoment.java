package org.iga4camel.cloudflare.safety;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.iga4camel.cloudflare.model.OperationKind;

/**
 * A moment of an operation at which its process is killed.
 *
 * @param settling the moment at which the process that settles it is killed as well, null when it is let live
 */
record OperationMoment(OperationKind kind, KillMoment at, KillMoment settling) {

    /** Statements of the writing connection that every operation has. */
    static final int STATEMENTS = 8;

    /**
     * Moments of operations of every kind in an order that follows from the seed: around every write and around the end,
     * and some more.
     *
     * @param more further moments a kind of operation
     */
    static List<OperationMoment> seeded(long seed, int more) {
        Random random = new Random(seed);
        List<OperationMoment> moments = new ArrayList<>();
        for (OperationKind kind : OperationKind.values()) {
            OrderedOperation shape = new OrderedOperation(kind, "", "");
            List<KillMoment> others = new ArrayList<>();
            for (int nth = 1; nth <= shape.requests(); nth++) {
                List<KillMoment> where = shape.writes().contains(nth) ? new ArrayList<>() : others;
                where.add(KillMoment.request(nth));
                where.add(KillMoment.answer(nth));
                if (where != others) {
                    where.forEach(moment -> moments.add(new OperationMoment(kind, moment, null)));
                    moments.add(new OperationMoment(kind, KillMoment.answer(nth), settling(random)));
                }
            }
            int states = shape.writes().size() + 2;
            moments.add(new OperationMoment(kind, KillMoment.statement(Halt.At.JOURNAL_COMMIT, states), null));
            moments.add(new OperationMoment(kind, KillMoment.statement(Halt.At.JOURNALLED, states), null));
            for (int nth = 1; nth <= states; nth++) {
                others.add(KillMoment.statement(Halt.At.JOURNAL, nth));
                if (nth < states) {
                    others.add(KillMoment.statement(Halt.At.JOURNAL_COMMIT, nth));
                    others.add(KillMoment.statement(Halt.At.JOURNALLED, nth));
                }
            }
            for (int nth = 1; nth <= STATEMENTS; nth++) {
                others.add(KillMoment.statement(Halt.At.STATEMENT, nth));
            }
            Collections.shuffle(others, random);
            others.stream().limit(more).forEach(moment -> moments.add(new OperationMoment(kind, moment, null)));
        }
        Collections.shuffle(moments, random);
        return moments;
    }

    private static KillMoment settling(Random random) {
        List<KillMoment> moments = List.of(
                KillMoment.request(1),
                KillMoment.statement(Halt.At.STATEMENT, 1),
                KillMoment.statement(Halt.At.JOURNAL, 1),
                KillMoment.statement(Halt.At.JOURNAL_COMMIT, 1));
        return moments.get(random.nextInt(moments.size()));
    }
}
