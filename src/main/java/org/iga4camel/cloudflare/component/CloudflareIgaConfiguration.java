package org.iga4camel.cloudflare.component;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What endpoints ask for when neither headers nor body say it; null is not said. */
@UriParams
public class CloudflareIgaConfiguration implements Cloneable {

    @UriParam(description = "Alias or Cloudflare id of the account; the first account when it is not set")
    private String account;

    @UriParam(
            label = "producer",
            description =
                    "Id or exact name of a role to give, to take or to list; several to give or take are separated by semicolons")
    private String role;

    @UriParam(
            label = "producer",
            description =
                    "Id of a resource group or key of a zone that roles are given or taken on, the whole account when it is not set; for roleAssignments the only scope key to list")
    private String scope;

    @UriParam(label = "producer", description = "The only status to list, of members or of operations")
    private String status;

    @UriParam(
            label = "producer",
            description =
                    "The kind of objects to show, such as resource-groups, or the only kind of operations to list")
    private String kind;

    @UriParam(label = "producer", description = "Rows of a list at most, 1 to 1000; all when it is not set")
    private Integer limit;

    @UriParam(
            label = "producer",
            description = "Whether a list is an iterator that reads on as rows are taken, rather than a list in memory")
    private Boolean streaming;

    @UriParam(label = "producer", description = "Whether only the plan is wanted, and nothing is written")
    private Boolean dryRun;

    @UriParam(label = "producer", description = "Why, for auditors")
    private String reason;

    @UriParam(label = "producer", description = "Who asks, for auditors")
    private String requestedBy;

    @UriParam(label = "producer", description = "For example a ticket, for auditors")
    private String reference;

    @UriParam(
            label = "producer",
            description = "Whether an invited person who is a member already is given the roles that are missing")
    private Boolean mergeRoles;

    @UriParam(
            label = "producer",
            description = "Whether somebody who was removed is to come back with all former rights")
    private Boolean restore;

    @UriParam(
            label = "producer",
            description = "Whether to add somebody without an invitation, where Cloudflare allows that")
    private Boolean direct;

    @UriParam(
            label = "producer",
            description =
                    "How long a sync waits for another of the account that is running, to take its figures: such as 500ms, 90s, 5m; 0 for not at all; 5m when it is not set")
    private String waitFor;

    /** The fields that are set, of those that an operation knows, by the names that requests have for them. */
    Map<String, Object> fields(CloudflareIgaOperation operation) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("account", account);
        fields.put("role", role);
        fields.put("scope", scope);
        fields.put("status", status);
        fields.put("kind", kind);
        fields.put("limit", limit);
        fields.put("streaming", streaming);
        fields.put("dryRun", dryRun);
        fields.put("reason", reason);
        fields.put("requestedBy", requestedBy);
        fields.put("reference", reference);
        fields.put("mergeRoles", mergeRoles);
        fields.put("restore", restore);
        fields.put("direct", direct);
        fields.put("waitFor", waitFor);
        fields.keySet().retainAll(operation.options());
        fields.values().removeIf(value -> value == null);
        if (operation.readsBody() && fields.remove("role") instanceof String several) {
            fields.put(
                    "roles",
                    Arrays.stream(several.split(";")).map(String::strip).toList());
        }
        return fields;
    }

    CloudflareIgaConfiguration copy() {
        try {
            return (CloudflareIgaConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public Integer getLimit() {
        return limit;
    }

    public void setLimit(Integer limit) {
        this.limit = limit;
    }

    public Boolean getStreaming() {
        return streaming;
    }

    public void setStreaming(Boolean streaming) {
        this.streaming = streaming;
    }

    public Boolean getDryRun() {
        return dryRun;
    }

    public void setDryRun(Boolean dryRun) {
        this.dryRun = dryRun;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getRequestedBy() {
        return requestedBy;
    }

    public void setRequestedBy(String requestedBy) {
        this.requestedBy = requestedBy;
    }

    public String getReference() {
        return reference;
    }

    public void setReference(String reference) {
        this.reference = reference;
    }

    public Boolean getMergeRoles() {
        return mergeRoles;
    }

    public void setMergeRoles(Boolean mergeRoles) {
        this.mergeRoles = mergeRoles;
    }

    public Boolean getRestore() {
        return restore;
    }

    public void setRestore(Boolean restore) {
        this.restore = restore;
    }

    public Boolean getDirect() {
        return direct;
    }

    public void setDirect(Boolean direct) {
        this.direct = direct;
    }

    public String getWaitFor() {
        return waitFor;
    }

    public void setWaitFor(String waitFor) {
        this.waitFor = waitFor;
    }
}
