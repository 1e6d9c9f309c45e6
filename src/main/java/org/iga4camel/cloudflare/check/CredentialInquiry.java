package org.iga4camel.cloudflare.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.iga4camel.cloudflare.check.Identity.State;
import org.iga4camel.cloudflare.check.Identity.Writing;
import org.iga4camel.cloudflare.gateway.CloudflareRequest;
import org.iga4camel.cloudflare.gateway.CredentialsRefusedException;
import org.iga4camel.cloudflare.gateway.Envelope;
import org.iga4camel.cloudflare.gateway.Inquiry;
import org.iga4camel.cloudflare.gateway.NotFoundException;
import org.iga4camel.cloudflare.gateway.PermissionMissingException;
import org.iga4camel.cloudflare.gateway.RequestRejectedException;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.settings.AccountSettings;
import org.iga4camel.cloudflare.settings.Credential;

/**
 * Finds out whose the credential of an account is and what it may do: a question at a time, the next one depending on the
 * answers. Every question may be refused, which tells something too.
 *
 * <p>Source: each of Cloudflare's two endpoints that verify a token calls those of the other kind invalid.
 */
public final class CredentialInquiry implements Inquiry {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
    private static final String ANY_ACCOUNT = "com.cloudflare.api.account.*";

    private final AccountSettings account;
    private final Deque<Question> open = new ArrayDeque<>();
    private Question asked;

    private String kind;
    private String accountName;
    private String owner;
    private String id;
    private String name;
    private String status;
    private String expiresOn;
    private Writing writing = new Writing(State.UNKNOWN, Probe.SETTINGS_WRITE);

    private record Question(String path, Consumer<JsonNode> answered, Runnable refused) {}

    CredentialInquiry(AccountSettings account) {
        this.account = account;
        String path = "/accounts/" + account.accountId();
        ask(path, found -> accountName = text(found, "name"));
        if (account.credential() instanceof Credential.GlobalKey key) {
            kind = "The global key";
            owner = key.email();
        } else {
            kind = "An API token";
            open.add(new Question(path + "/tokens/verify", this::ofAccount, this::perhapsOfUser));
        }
    }

    @Override
    public boolean isOpen() {
        return !open.isEmpty();
    }

    @Override
    public CloudflareRequest next() {
        asked = open.remove();
        return CloudflareRequest.read(
                "read the identity of the credential of account " + account.alias(),
                asked.path(),
                Map.of(),
                new AtomicInteger());
    }

    @Override
    public void answered(Envelope answer) {
        asked.answered().accept(answer.result());
    }

    /** @throws CloudflareIgaException a failure that is no refusal of the question */
    @Override
    public void refused(CloudflareIgaException failure) {
        boolean isRefusal = failure instanceof CredentialsRefusedException
                || failure instanceof PermissionMissingException
                || failure instanceof NotFoundException
                || failure instanceof RequestRejectedException;
        if (!isRefusal) {
            throw failure;
        }
        asked.refused().run();
    }

    /** What is known now. */
    Identity identity() {
        return new Identity(
                Optional.ofNullable(accountName),
                kind,
                Optional.ofNullable(owner),
                Optional.ofNullable(id),
                Optional.ofNullable(name),
                Optional.ofNullable(status),
                Optional.ofNullable(expiresOn),
                writing);
    }

    private void ofAccount(JsonNode verified) {
        owner = "the account";
        verified(verified);
        askForToken("/accounts/" + account.accountId() + "/tokens/");
    }

    private void perhapsOfUser() {
        open.add(new Question("/user/tokens/verify", this::ofUser, () -> {}));
    }

    private void ofUser(JsonNode verified) {
        owner = "a user";
        verified(verified);
        ask("/user", user -> owner = Optional.ofNullable(text(user, "email")).orElse(owner));
        askForToken("/user/tokens/");
    }

    private void verified(JsonNode token) {
        id = text(token, "id");
        status = text(token, "status");
        expiresOn = text(token, "expires_on");
    }

    private void askForToken(String tokens) {
        if (id != null && ID.matcher(id).matches()) {
            ask(tokens + id, this::token);
        }
    }

    private void token(JsonNode token) {
        name = text(token, "name");
        writing = writing(token.path("policies"));
    }

    private Writing writing(JsonNode policies) {
        return Probe.WRITES_MEMBERS.stream()
                .filter(permission -> isGiven(policies, permission, "allow"))
                .filter(permission -> !isGiven(policies, permission, "deny"))
                .findFirst()
                .map(permission -> new Writing(State.ALLOWED, permission))
                .orElseGet(() -> new Writing(State.NOT_ALLOWED, Probe.SETTINGS_WRITE));
    }

    private boolean isGiven(JsonNode policies, String permission, String effect) {
        for (JsonNode policy : policies) {
            if (effect.equals(policy.path("effect").asText()) && isForAccount(policy.path("resources"))) {
                for (JsonNode group : policy.path("permission_groups")) {
                    if (permission.equals(group.path("name").asText())) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** A policy that does not say what it is about is about all; one on an account's zones is not about its members. */
    private boolean isForAccount(JsonNode resources) {
        return !resources.isObject()
                || resources.path(ANY_ACCOUNT).isTextual()
                || resources
                        .path("com.cloudflare.api.account." + account.accountId())
                        .isTextual();
    }

    private void ask(String path, Consumer<JsonNode> answered) {
        open.add(new Question(path, answered, () -> {}));
    }

    private static String text(JsonNode from, String field) {
        String text = from.path(field).asText("");
        return text.isBlank() || from.path(field).isNull() ? null : text;
    }
}
