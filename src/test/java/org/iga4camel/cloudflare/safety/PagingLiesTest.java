package org.iga4camel.cloudflare.safety;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import org.iga4camel.cloudflare.kinds.AccountList;
import org.iga4camel.cloudflare.kinds.Kinds;
import org.iga4camel.cloudflare.paging.PagingLies;
import org.iga4camel.cloudflare.paging.Walk;
import org.iga4camel.cloudflare.sandbox.Fault;
import org.iga4camel.cloudflare.sandbox.FaultCall;
import org.iga4camel.cloudflare.sandbox.RequestMatch;
import org.iga4camel.cloudflare.sandbox.Sandbox;
import org.iga4camel.cloudflare.sandbox.SandboxAccount;
import org.iga4camel.cloudflare.sandbox.SandboxMember;
import org.iga4camel.cloudflare.sandbox.SandboxResponse;
import org.iga4camel.cloudflare.sync.SyncIncompleteException;

/** Whatever a server says about the pages of a list, a sync ends, and publishes the whole truth or nothing. */
class PagingLiesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int[] SIZES = {1, 19, 20, 30, 49, 50, 51, 100, 101, 130};
    /** Three readings of a list in pages of five, and of the others as usual. */
    private static final long MOST_REQUESTS = 250;

    private static MountedSync sync;

    @Property(tries = 200, seed = "20260302", shrinking = ShrinkingMode.OFF, edgeCases = EdgeCasesMode.NONE)
    void aSyncPublishesTheTruthOrNothing(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        Sandbox sandbox = new Sandbox(seed);
        SandboxAccount account = begin(sandbox, SIZES[random.nextInt(SIZES.length)]);
        List<AccountList> lists = Kinds.DECLARED.all().stream()
                .flatMap(kind -> kind.listings().stream().map(listing -> new AccountList(kind, listing, "")))
                .toList();
        AccountList list = lists.get(random.nextInt(lists.size()));
        PagingLies lies = PagingLies.of(seed, list.rules());
        String what = "%s members, %s: %s".formatted(account.members().size(), list.words(), lies);
        boolean knownBefore = random.nextBoolean();
        if (knownBefore) {
            assertThat(sync().sync().isPublished()).isTrue();
            change(account, random);
        }
        Published before = Published.in(sync().reader());
        sandbox.faults().on(on(list)).forever().then(lying(lies));
        long asked = sandbox.requestCount();

        MountedSync.Outcome outcome = sync().sync();

        asked = sandbox.requestCount() - asked;
        sandbox.faults().clear();
        assertThat(asked).as(what).isLessThan(MOST_REQUESTS);
        Published after = Published.in(sync().reader());
        if (outcome.isPublished()) {
            isTheTruth(account, sandbox, after, what);
        } else {
            assertThat(after.everything()).as(what).isEqualTo(before.everything());
        }
    }

    @Example
    void aListWithoutAnEndIsLeftAfterOneReading() throws Exception {
        Sandbox sandbox = new Sandbox(1);
        begin(sandbox, 130);
        UnaryOperator<ObjectNode> endless = PagingLies.withoutEnd(1);
        sandbox.faults()
                .on(on(Kinds.members()))
                .forever()
                .then(Fault.editing(body -> body.setAll(endless.apply(body))));

        MountedSync.Outcome outcome = sync().sync();

        assertThat(outcome.failure())
                .isInstanceOf(SyncIncompleteException.class)
                .hasMessageContaining("in one reading: it would have more than " + Walk.MOST_PAGES + " pages");
        assertThat(sandbox.requestCount()).isLessThan(Walk.MOST_PAGES + 20L);
    }

    private static SandboxAccount begin(Sandbox sandbox, int members) throws Exception {
        sandbox.options().noBudget();
        SandboxAccount account = sandbox.addAccount(MountedSync.ACCOUNT, "Example");
        account.populate(members, 60);
        for (int i = 0; i < 3; i++) {
            account.reject(account.invite("declined" + i + "@example.com"));
        }
        sandbox.addToken(MountedSync.TOKEN, Set.of("Account Settings Read"), MountedSync.ACCOUNT);
        sync().begin(sandbox);
        return account;
    }

    private static void change(SandboxAccount account, Random random) {
        List<SandboxMember> members = account.members();
        account.remove(members.get(random.nextInt(members.size())).id());
        account.add("newcomer@example.com", account.roleId("DNS"));
    }

    private static void isTheTruth(SandboxAccount account, Sandbox sandbox, Published after, String what) {
        List<String> everybody = new ArrayList<>(after.members().keySet());
        account.members().forEach(member -> everybody.add(member.id()));
        Truth truth = Truth.of(account, everybody);
        assertThat(after.members()).as(what).isEqualTo(truth.members());
        assertThat(after.grants()).as(what).isEqualTo(truth.grants());
        assertThat(RoleTruth.of(after)).as(what).isEqualTo(RoleTruth.of(sandbox));
    }

    /** The lies about everything that the sandbox has in this list. */
    private static Fault lying(PagingLies lies) {
        List<JsonNode> all = new ArrayList<>();
        return call -> {
            if (all.isEmpty()) {
                all.addAll(all(call));
            }
            int page = call.request().queryValue("page").map(Integer::parseInt).orElse(1);
            int perPage =
                    call.request().queryValue("per_page").map(Integer::parseInt).orElse(20);
            ObjectNode body = lies.answer(page, perPage, all);
            return new SandboxResponse(
                    200,
                    Map.of("Content-Type", "application/json"),
                    body.toString().getBytes(StandardCharsets.UTF_8));
        };
    }

    private static List<JsonNode> all(FaultCall call) {
        List<JsonNode> all = new ArrayList<>();
        int size = -1;
        for (int page = 1; size < all.size(); page++) {
            size = all.size();
            all.addAll(rows(call, page));
        }
        return all;
    }

    private static List<JsonNode> rows(FaultCall call, int page) {
        try {
            List<JsonNode> rows = new ArrayList<>();
            JSON.readTree(call.proceed(call.request()
                                    .withQuery("page", String.valueOf(page))
                                    .withQuery("per_page", "50"))
                            .body())
                    .path("result")
                    .forEach(rows::add);
            return rows;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RequestMatch on(AccountList list) {
        RequestMatch path = RequestMatch.pathMatching(".*/" + list.path());
        return list.kind().equals(Kinds.MEMBER)
                ? path.query("status", list.filter().getOrDefault("status", ""))
                : path;
    }

    private static MountedSync sync() throws Exception {
        if (sync == null) {
            sync = MountedSync.onePageAtATime(Files.createTempDirectory("lies"));
        }
        return sync;
    }

    @AfterContainer
    static void end() {
        if (sync != null) {
            sync.close();
        }
    }
}
