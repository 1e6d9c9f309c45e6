package org.iga4camel.cloudflare.safety;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxResponse;

/**
 * A moment of a sync or an operation, without a clock: the n-th request is not answered, or the n-th statement not begun.
 *
 * @param request which requests are counted, null when statements are
 * @param carriedOut whether the request is carried out before it is not answered
 * @param at which statements are counted, null when requests are
 */
record KillMoment(String name, RequestMatch request, boolean carriedOut, Halt.At at, int nth) {

    /** Statements of the publishing transaction, its commit included. */
    static final int PUBLISHING = 20;

    /** Requests that every sync here sends: one page of each of five lists, and a look at who has gone. */
    private static final int REQUESTS = 6;

    static KillMoment request(int nth) {
        return new KillMoment("request " + nth, RequestMatch.anyRequest(), false, null, nth);
    }

    static KillMoment answer(int nth) {
        return new KillMoment("the answer to request " + nth, RequestMatch.anyRequest(), true, null, nth);
    }

    static KillMoment look() {
        return new KillMoment(
                "the look at an absentee", RequestMatch.pathMatching(".*/members/[0-9a-f]{32}"), false, null, 1);
    }

    static KillMoment statement(Halt.At at, int nth) {
        return new KillMoment(at + " " + nth, null, false, at, nth);
    }

    /** Has a process carry out an order, and kills it when it has come to this moment. */
    void kill(Child child, Sandbox sandbox, String order) throws Exception {
        CountDownLatch dead = new CountDownLatch(1);
        if (request == null) {
            child.order("halt " + at + " " + nth);
        } else {
            sandbox.faults().on(request).fromThe(nth).then(call -> {
                SandboxResponse response = carriedOut ? call.proceed() : null;
                child.hear("halted");
                await(dead);
                return carriedOut ? response : Fault.status(503).answer(call);
            });
        }
        child.order(order);
        child.expect("halted");
        child.kill();
        dead.countDown();
        sandbox.faults().clear();
    }

    boolean isInPublish() {
        return at == Halt.At.PUBLISH;
    }

    boolean isAfterCommit() {
        return at == Halt.At.COMMITTED || at == Halt.At.CLEANING;
    }

    /** Moments of all kinds in an order that follows from the seed. */
    static List<KillMoment> seeded(long seed, int statements, int publishing) {
        Random random = new Random(seed);
        List<KillMoment> moments = new ArrayList<>();
        IntStream.rangeClosed(1, REQUESTS).forEach(nth -> moments.add(request(nth)));
        distinct(random, statements, 40).forEach(nth -> moments.add(statement(Halt.At.STATEMENT, nth)));
        distinct(random, publishing, PUBLISHING).forEach(nth -> moments.add(statement(Halt.At.PUBLISH, nth)));
        distinct(random, 3, 8).forEach(nth -> moments.add(statement(Halt.At.CLEANING, nth)));
        moments.add(statement(Halt.At.COMMITTED, 1));
        moments.add(look());
        moments.add(look());
        Collections.shuffle(moments, random);
        return moments;
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static List<Integer> distinct(Random random, int count, int most) {
        return random.ints(1, most + 1).distinct().limit(count).boxed().toList();
    }

    @Override
    public String toString() {
        return name;
    }
}
