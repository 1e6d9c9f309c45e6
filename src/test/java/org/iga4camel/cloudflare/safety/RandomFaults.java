package org.iga4camel.cloudflare.safety;

import static org.iga4camel.cloudflare.sandbox.RequestMatch.pathMatching;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.ListFaults;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;

/**
 * Makes one sync hard: on any list Cloudflare fails, lies, withholds fields, or the account changes between two pages.
 *
 * <p>A list tells at most one kind of lie at a time. Two that agree with each other, such as rows left out and a total
 * that leaves out as many, are the truth to whoever reads; no reader can be asked to see through them. Hiding members is
 * such a pair, and the one exception: nobody who is published may be lost to it.
 */
final class RandomFaults {

    private static final List<String> LISTS = List.of(
            "roles", "iam/permission_groups", "iam/resource_groups", "members", "members", "members", "rejected");
    /** So many of the lies, the first ones, leave rows out. */
    private static final int LEAVING_OUT = 4;

    private static final int TOTAL_OF_THE_PAGE = 11;

    private static final int FOR_EVER = Integer.MAX_VALUE;

    private final Sandbox sandbox;
    private final SandboxAccount stranger;
    private final RandomAccount account;
    private final Random random;
    private final Consumer<String> log;
    private boolean lying;
    private boolean hiding;
    private boolean tellingPartTotals;
    private String withheld = "";

    RandomFaults(Sandbox sandbox, SandboxAccount stranger, RandomAccount account, Random random, Consumer<String> log) {
        this.sandbox = sandbox;
        this.stranger = stranger;
        this.account = account;
        this.random = random;
        this.log = log;
    }

    /** Whether some list tells something other than what is. */
    boolean areLying() {
        return lying;
    }

    /** Whether members are left out in a way that no list shows, so that only those known before are looked for. */
    boolean areHiding() {
        return hiding;
    }

    /** What does not come: a field of a list's rows, or a whole optional list; empty when everything comes. */
    String withheld() {
        return withheld;
    }

    void add() {
        for (int i = random.nextInt(4); i > 0; i--) {
            String list = LISTS.get(random.nextInt(LISTS.size()));
            if (random.nextInt(3) == 0) {
                RequestMatch match = random.nextInt(5) == 0 ? pathMatching(".*/members/[0-9a-f]{32}") : on(list);
                put(match, "failing " + list, random.nextInt(FAILURES.size()), FAILURES, someTimes());
            } else if (random.nextInt(2) == 0) {
                log.accept("a change while " + list + " is read");
                sandbox.faults()
                        .on(page(list))
                        .fromThe(1 + random.nextInt(2))
                        .then(Fault.running(account::changeMembers));
            }
        }
        if (random.nextInt(2) == 0) {
            lie(LISTS.get(random.nextInt(LISTS.size())));
        }
        if (random.nextInt(3) > 0) {
            smallPages();
        }
    }

    private void lie(String list) {
        lying = true;
        switch (random.nextInt(7)) {
            case 0, 1 -> {
                int lie = random.nextInt(LIES.size());
                tellingPartTotals = lie == TOTAL_OF_THE_PAGE;
                // a total that proves nothing, or none at all: only a second reading shows that rows were left out
                boolean leavesOut =
                        lie < LEAVING_OUT && (list.equals("rejected") || list.equals("iam/permission_groups"));
                put(page(list), "lying " + list, lie, LIES, leavesOut ? 1 : someTimes());
            }
            // what repeats and leaves out the same rows in every reading cannot be told from a list that is so
            case 2 -> put(page(list), "shifting " + list, 0, List.of(() -> ListFaults.repeatedRows(1)), 1);
            case 3 -> {
                if (list.equals("members")) {
                    put(page(list), "leaking " + list, 0, List.of(() -> ListFaults.leaking(stranger, 1)), someTimes());
                }
            }
            case 4 -> hide();
            case 5 -> refuse(list);
            default -> withhold(list);
        }
    }

    private void hide() {
        hiding = true;
        put(on("members"), "no totals of members", 0, List.of(ListFaults::noResultInfo), FOR_EVER);
        put(on("members"), "hiding members", 0, List.of(() -> ListFaults.shortPage(1)), FOR_EVER);
        if (random.nextBoolean()) {
            RequestMatch look = pathMatching(".*/members/[0-9a-f]{32}");
            put(look, "a look that proves nothing", 0, List.of(() -> Fault.status(404, 7003)), 1);
        }
    }

    /** Refusals that come and go; where they stay too long, an optional list is done without. */
    private void refuse(String list) {
        if (list.startsWith("iam/") || list.equals("rejected")) {
            withheld = list;
        }
        put(page(list), "refusing " + list, random.nextInt(REFUSALS.size()), REFUSALS, 1 + random.nextInt(5));
    }

    private void withhold(String list) {
        withheld = list;
        if (list.startsWith("iam/") || list.equals("rejected")) {
            put(on(list), "forbidden " + list, 0, List.of(() -> Fault.status(403, 10000)), FOR_EVER);
            return;
        }
        List<String> fields = list.equals("roles")
                ? List.of("name", "description", "permissions")
                : List.of("roles", "policies", "user", "email", "status");
        String field = fields.get(random.nextInt(fields.size()));
        withheld = field + " in " + list;
        put(
                on(list),
                "without " + field + " in " + list,
                0,
                List.of(() -> ListFaults.withoutField(field)),
                someTimes());
    }

    /** Fewer rows a page than asked for; said so, or not. */
    private void smallPages() {
        // a page that is cut short without a word, with a total of what is on it, looks like a whole list
        boolean silently = random.nextInt(4) == 0 && !tellingPartTotals;
        log.accept("pages of 5" + (silently ? ", silently" : ""));
        sandbox.faults().on(pathMatching(".*/members")).forever().then(call -> {
            var answer = call.proceed(call.request().withQuery("per_page", "5"));
            return silently
                    ? answer.withBody(answer.text()
                            .replace("\"per_page\":5,", "\"per_page\":50,")
                            .getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    : answer;
        });
    }

    private void put(RequestMatch match, String what, int which, List<Supplier<Fault>> menu, int times) {
        log.accept(what + " #" + which + " x" + (times == FOR_EVER ? "ever" : String.valueOf(times)));
        sandbox.faults().on(match).times(times).then(menu.get(which).get());
    }

    private int someTimes() {
        return random.nextInt(4) == 0 ? FOR_EVER : 1 + random.nextInt(5);
    }

    private RequestMatch page(String list) {
        return random.nextBoolean() ? on(list) : on(list).page(1 + random.nextInt(3));
    }

    private static RequestMatch on(String list) {
        return switch (list) {
            case "members" -> pathMatching(".*/members").query("status", "");
            case "rejected" -> pathMatching(".*/members").query("status", "rejected");
            default -> pathMatching(".*/" + list);
        };
    }

    private static final List<Supplier<Fault>> FAILURES = List.of(
            () -> Fault.status(500),
            () -> Fault.status(503),
            () -> Fault.status(524),
            () -> Fault.throttled(null),
            () -> Fault.throttled(Duration.ZERO),
            () -> Fault.status(400, 971),
            () -> Fault.status(400, 1001),
            () -> Fault.status(404, 7003),
            () -> Fault.unsuccessful(1000),
            () -> Fault.html(200),
            () -> Fault.html(404),
            Fault::emptyBody,
            Fault::truncatedJson,
            Fault::truncatedConnection,
            Fault::resetBeforeApplying,
            Fault::resetAfterApplying);

    private static final List<Supplier<Fault>> REFUSALS =
            List.of(() -> Fault.status(403, 10000), () -> Fault.status(403, 9109), () -> Fault.status(401, 10000));

    private static final List<Supplier<Fault>> LIES = List.of(
            ListFaults::emptyPage,
            () -> ListFaults.shortPage(1),
            () -> ListFaults.shortPage(3),
            Fault::nullResult,
            () -> ListFaults.totalCount(total -> total + 1),
            () -> ListFaults.totalCount(total -> total * 2),
            () -> ListFaults.totalCount(total -> 0),
            () -> ListFaults.growingTotalCount(1),
            ListFaults::noTotalCount,
            ListFaults::noResultInfo,
            ListFaults::pageIgnored,
            ListFaults::totalOfThePage,
            ListFaults::lastPageRepeated);
}
