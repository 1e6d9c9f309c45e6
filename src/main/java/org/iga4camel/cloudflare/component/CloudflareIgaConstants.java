package org.iga4camel.cloudflare.component;

import java.util.List;
import org.apache.camel.spi.Metadata;

/**
 * The headers that endpoints read and, on changes, set. Each that is read wins over the field of the same name in a body
 * and over the endpoint's option.
 */
public final class CloudflareIgaConstants {

    /** What all of them begin with. */
    public static final String PREFIX = "CloudflareIga";

    @Metadata(
            description =
                    "Alias or Cloudflare id of the account; the first account when it is not there; on a change the alias of its account",
            javaType = "String")
    public static final String ACCOUNT = "CloudflareIgaAccount";

    @Metadata(
            label = "producer",
            description =
                    "E-mail address of the member, in capitals or not; for members and roleAssignments the only one to list",
            javaType = "String")
    public static final String EMAIL = "CloudflareIgaEmail";

    @Metadata(
            label = "producer",
            description =
                    "Id of the member, 32 hexadecimal characters; for roleAssignments and operations the only member to list",
            javaType = "String")
    public static final String MEMBER_ID = "CloudflareIgaMemberId";

    @Metadata(
            label = "producer",
            description = "Id or exact name of a role; a list of them for several",
            javaType = "String or java.util.List<String>")
    public static final String ROLE = "CloudflareIgaRole";

    @Metadata(
            label = "producer",
            description =
                    "Id of a resource group or key of a zone that a role is given or taken on, the whole account when it is not there; for roleAssignments the only scope key to list",
            javaType = "String")
    public static final String SCOPE = "CloudflareIgaScope";

    @Metadata(label = "producer", description = "Why, for auditors", javaType = "String")
    public static final String REASON = "CloudflareIgaReason";

    @Metadata(label = "producer", description = "Who asks, for auditors", javaType = "String")
    public static final String REQUESTED_BY = "CloudflareIgaRequestedBy";

    @Metadata(label = "producer", description = "For example a ticket", javaType = "String")
    public static final String REFERENCE = "CloudflareIgaReference";

    @Metadata(
            label = "producer",
            description = "Names the request, so that repeating it repeats nothing",
            javaType = "String")
    public static final String IDEMPOTENCY_KEY = "CloudflareIgaIdempotencyKey";

    @Metadata(label = "producer", description = "Whether only the plan is wanted", javaType = "Boolean")
    public static final String DRY_RUN = "CloudflareIgaDryRun";

    @Metadata(
            label = "producer",
            description = "Whether an invited person who is a member already is given the roles that are missing",
            javaType = "Boolean")
    public static final String MERGE_ROLES = "CloudflareIgaMergeRoles";

    @Metadata(
            label = "producer",
            description = "Whether somebody who was removed is to come back with all former rights",
            javaType = "Boolean")
    public static final String RESTORE = "CloudflareIgaRestore";

    @Metadata(
            label = "producer",
            description = "Whether to add somebody without an invitation, where Cloudflare allows that",
            javaType = "Boolean")
    public static final String DIRECT = "CloudflareIgaDirect";

    @Metadata(label = "producer", description = "Number of the held run that a sync releases", javaType = "Long")
    public static final String RELEASE = "CloudflareIgaRelease";

    @Metadata(
            label = "producer",
            description =
                    "How long a sync waits for another of the account that is running, to take its figures: such as 500ms, 90s, 5m; 0 for not at all",
            javaType = "String",
            defaultValue = "5m")
    public static final String WAIT_FOR = "CloudflareIgaWaitFor";

    @Metadata(
            label = "producer",
            description = "The only status to list, of members or of operations",
            javaType = "String")
    public static final String STATUS = "CloudflareIgaStatus";

    @Metadata(
            label = "producer",
            description =
                    "The kind of objects to show, such as resource-groups, or the only kind of operations to list: invite,"
                            + " remove, grant, revoke or reinvite",
            javaType = "String")
    public static final String KIND = "CloudflareIgaKind";

    @Metadata(label = "producer", description = "Id of the object to show", javaType = "String")
    public static final String OBJECT_ID = "CloudflareIgaObjectId";

    @Metadata(
            label = "producer",
            description = "Id of the parent under which objects are listed, such as a group whose parts they are",
            javaType = "String")
    public static final String UNDER = "CloudflareIgaUnder";

    @Metadata(
            label = "producer",
            description = "Id of the operation to show, 32 hexadecimal characters",
            javaType = "String")
    public static final String OPERATION_ID = "CloudflareIgaOperationId";

    @Metadata(
            label = "producer",
            description = "Rows of a list at most, 1 to 1000; all when it is not there",
            javaType = "Integer")
    public static final String LIMIT = "CloudflareIgaLimit";

    @Metadata(label = "producer", description = "Where a list goes on: next of the answer before", javaType = "String")
    public static final String CURSOR = "CloudflareIgaCursor";

    @Metadata(
            label = "producer",
            description = "Whether a list is an iterator that reads on as rows are taken, rather than a list in memory",
            javaType = "Boolean")
    public static final String STREAMING = "CloudflareIgaStreaming";

    @Metadata(
            label = "consumer",
            description =
                    "Number of the change, growing in the order of changes; of a list that of its last change; not there in a snapshot",
            javaType = "Long")
    public static final String CHANGE_ID = "CloudflareIgaChangeId";

    @Metadata(
            label = "consumer",
            description = "Kind of the change, such as role.granted; not there on a list",
            javaType = "String")
    public static final String CHANGE_KIND = "CloudflareIgaChangeKind";

    @Metadata(
            label = "consumer",
            description = "Whether the change shows what was there already, rather than what changed",
            javaType = "Boolean")
    public static final String SNAPSHOT = "CloudflareIgaSnapshot";

    private CloudflareIgaConstants() {}

    /** All of them. */
    static List<String> all() {
        return List.of(
                ACCOUNT,
                EMAIL,
                MEMBER_ID,
                ROLE,
                SCOPE,
                REASON,
                REQUESTED_BY,
                REFERENCE,
                IDEMPOTENCY_KEY,
                DRY_RUN,
                MERGE_ROLES,
                RESTORE,
                DIRECT,
                RELEASE,
                WAIT_FOR,
                STATUS,
                KIND,
                OBJECT_ID,
                UNDER,
                OPERATION_ID,
                LIMIT,
                CURSOR,
                STREAMING,
                CHANGE_ID,
                CHANGE_KIND,
                SNAPSHOT);
    }
}
