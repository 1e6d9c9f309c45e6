package org.iga4camel.cloudflare.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A small Cloudflare in memory: the same seed and the same calls give the same answers, ids and shuffles included.
 *
 * <p>Safe for use by many threads. {@link SandboxServer} puts it behind HTTP.
 */
public final class Sandbox {

    private final long seed;
    private final InstantSource clock;
    private final SandboxOptions options = new SandboxOptions();
    private final SandboxFaults faults = new SandboxFaults();
    private final RequestLog requests = new RequestLog();
    private final Credentials credentials = new Credentials(options);
    private final RateLimit rateLimit = new RateLimit();
    private final UserDirectory users;
    private final Routes routes = new Routes();
    private final Map<String, SandboxAccount> accounts = new ConcurrentSkipListMap<>();
    private final AtomicLong answers = new AtomicLong();

    /** An empty sandbox on the system's clock. */
    public Sandbox(long seed) {
        this(seed, InstantSource.system());
    }

    /** An empty sandbox on a clock of the caller's. */
    public Sandbox(long seed, InstantSource clock) {
        this.seed = seed;
        this.clock = clock;
        this.users = new UserDirectory(seed);
        AccountEndpoints.register(routes);
        MemberEndpoints.register(routes);
        MemberWrites.register(routes);
        RoleEndpoints.register(routes);
        IamEndpoints.register(routes);
        UserGroupEndpoints.register(routes);
        TokenEndpoints.register(routes);
        AccessEndpoints.register(routes);
        AuditEndpoints.register(routes);
    }

    /**
     * Adds an account with the standard roles and nobody in it.
     *
     * @param accountId 32 lower-case hex characters
     */
    public SandboxAccount addAccount(String accountId, String name) {
        if (!Routes.isId(accountId)) {
            throw new IllegalArgumentException(
                    "An account id has 32 lower-case hex characters, not '" + accountId + "'");
        }
        SandboxAccount account = new SandboxAccount(accountId, name, seed, users);
        accounts.put(accountId, account);
        return account;
    }

    /** Adds an account under an id made from its name. */
    public SandboxAccount addAccount(String name) {
        return addAccount(Ids.named(seed, "account " + name), name);
    }

    /**
     * Adds an account-owned token, which acts for nobody.
     *
     * @param permissions in Cloudflare's words, such as {@code Account Settings Read}
     */
    public void addToken(String secret, Set<String> permissions, String... accountIds) {
        credentials.addToken(secret, token(secret, Credential.Kind.ACCOUNT_TOKEN, null, permissions, accountIds));
    }

    /** Adds a user's token: it acts as that user, who must be a Super Administrator to change members. */
    public void addUserToken(String secret, String email, Set<String> permissions, String... accountIds) {
        credentials.addToken(secret, token(secret, Credential.Kind.USER_TOKEN, email, permissions, accountIds));
    }

    /** Adds a global key: full rights on every account of which the user is an accepted member. */
    public void addGlobalKey(String email, String key) {
        String userId = users.register(email);
        credentials.addKey(
                key, new Credential(userId, Credential.Kind.GLOBAL_KEY, null, email, userId, Set.of(), List.of()));
    }

    /** Revokes a token. */
    public void removeToken(String secret) {
        credentials.removeToken(secret);
    }

    /** An account by id. */
    public Optional<SandboxAccount> account(String accountId) {
        return Optional.ofNullable(accounts.get(accountId));
    }

    /** All accounts, in the order of their ids. */
    public Collection<SandboxAccount> accounts() {
        return List.copyOf(accounts.values());
    }

    /** How it behaves where Cloudflare is not of one mind. */
    public SandboxOptions options() {
        return options;
    }

    /** How it misbehaves. */
    public SandboxFaults faults() {
        return faults;
    }

    /** What it was asked. */
    public RequestLog requests() {
        return requests;
    }

    /** How many requests it was sent since the start or since the log was cleared. */
    public long requestCount() {
        return requests.count();
    }

    /**
     * Answers one request.
     *
     * @throws SandboxConnectionLost when a fault loses the connection
     */
    public SandboxResponse answer(SandboxRequest request) {
        return answer(request, Duration.ZERO);
    }

    /** Takes its time, during which the request counts as being answered. */
    SandboxResponse answer(SandboxRequest request, Duration latency) {
        String ray = Ids.ray(seed, answers.incrementAndGet());
        requests.begin();
        int status = 0;
        try {
            Waiting.of(latency);
            SandboxResponse response =
                    faults.answer(this, request, asked -> serve(asked, ray)).withHeader("cf-ray", ray);
            status = response.status();
            return response;
        } finally {
            requests.end(request, status, now());
        }
    }

    Instant now() {
        return clock.instant();
    }

    Credentials credentials() {
        return credentials;
    }

    Shuffle nextShuffle() {
        return new Shuffle(options.is(SandboxSwitch.STABLE_ORDER), Ids.mix(seed ^ Ids.mix(answers.get())));
    }

    private SandboxResponse serve(SandboxRequest request, String ray) {
        try {
            Credential credential = credentials.authenticate(request);
            OptionalInt budget = options.budget();
            if (budget.isEmpty()) {
                return dispatch(request, credential, ray);
            }
            RateLimit.Decision decision = rateLimit.take(credential.budgetKey(), budget.getAsInt(), now());
            SandboxResponse response = decision.refused() ? throttled(decision) : dispatch(request, credential, ray);
            return announce(response, budget.getAsInt(), decision.remaining(), decision.resetSeconds());
        } catch (ApiError refused) {
            int budget = options.budget().orElse(0);
            return budget == 0
                    ? refused.response()
                    : announce(refused.response(), budget, budget, RateLimit.WINDOW.toSeconds());
        }
    }

    private SandboxResponse dispatch(SandboxRequest request, Credential credential, String ray) {
        try {
            return routes.dispatch(this, request, credential, ray);
        } catch (ApiError refused) {
            return refused.response();
        }
    }

    private SandboxResponse throttled(RateLimit.Decision decision) {
        ApiError error = options.is(SandboxSwitch.THROTTLED_WITH_10429)
                ? ApiError.of(429, 10429, "Rate limited. Please wait and consider throttling your request speed")
                : ApiError.of(429, 971, "Please wait and consider throttling your request speed");
        return options.is(SandboxSwitch.THROTTLED_WITHOUT_RETRY_AFTER)
                ? error.response()
                : error.response().withHeader("retry-after", String.valueOf(decision.resetSeconds()));
    }

    private static SandboxResponse announce(SandboxResponse response, int budget, int remaining, long reset) {
        return response.withHeader("Ratelimit", "\"default\";r=" + remaining + ";t=" + reset)
                .withHeader("Ratelimit-Policy", "\"default\";q=" + budget + ";w=" + RateLimit.WINDOW.toSeconds());
    }

    private Credential token(
            String secret, Credential.Kind kind, String email, Set<String> permissions, String... accountIds) {
        return new Credential(
                Ids.named(seed, "token " + secret),
                kind,
                "sandbox token",
                email,
                email == null ? null : users.register(email),
                Set.copyOf(permissions),
                List.of(accountIds));
    }
}
