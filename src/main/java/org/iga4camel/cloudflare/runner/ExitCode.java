package org.iga4camel.cloudflare.runner;

import org.iga4camel.cloudflare.cache.DatabaseUnreachableException;
import org.iga4camel.cloudflare.cache.DiskFullException;
import org.iga4camel.cloudflare.gateway.CloudflareException;
import org.iga4camel.cloudflare.gateway.CredentialsRefusedException;
import org.iga4camel.cloudflare.gateway.GatewayClosedException;
import org.iga4camel.cloudflare.gateway.NotFoundException;
import org.iga4camel.cloudflare.gateway.PermissionMissingException;
import org.iga4camel.cloudflare.model.CloudflareIgaException;
import org.iga4camel.cloudflare.model.ConfigurationException;
import org.iga4camel.cloudflare.model.InvalidInputException;
import org.iga4camel.cloudflare.model.UnknownAccountException;
import org.iga4camel.cloudflare.sync.ReleaseRefusedException;
import org.iga4camel.cloudflare.sync.SyncNotPublishedException;
import org.iga4camel.cloudflare.sync.SyncRunningException;

/** What the process tells the caller by its exit code. */
final class ExitCode {

    static final int OK = 0;
    /** A defect of ours or of the database. */
    static final int DEFECT = 1;
    /** Settings, options or input that cannot be worked with. */
    static final int BAD_CONFIGURATION = 2;
    /** Cloudflare does not accept the credentials, does not permit the request or does not know the account. */
    static final int REFUSED = 3;
    /** Nothing was published; the last published state is kept. */
    static final int NOT_PUBLISHED = 4;
    /** Another sync of the account is under way. */
    static final int ALREADY_RUNNING = 5;

    private ExitCode() {}

    /** The code for a failure, judged by the cause that has a name of ours. */
    static int of(Throwable failure) {
        CloudflareIgaException known = known(failure);
        if (known instanceof ConfigurationException
                || known instanceof InvalidInputException
                || known instanceof UnknownAccountException
                || known instanceof DatabaseUnreachableException
                || known instanceof ReleaseRefusedException) {
            return BAD_CONFIGURATION;
        }
        if (known instanceof CredentialsRefusedException
                || known instanceof PermissionMissingException
                || known instanceof NotFoundException) {
            return REFUSED;
        }
        if (known instanceof SyncRunningException) {
            return ALREADY_RUNNING;
        }
        if (known instanceof SyncNotPublishedException
                || known instanceof DiskFullException
                || known instanceof CloudflareException
                || known instanceof GatewayClosedException) {
            return NOT_PUBLISHED;
        }
        return DEFECT;
    }

    /**
     * The worse of two codes, for a command that did the same thing for several accounts: what calls for a person to
     * act comes before what may pass by itself.
     */
    static int worst(int one, int other) {
        return severity(one) >= severity(other) ? one : other;
    }

    /** The first failure of our family among the causes; null when there is none. */
    static CloudflareIgaException known(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CloudflareIgaException ours) {
                return ours;
            }
        }
        return null;
    }

    private static int severity(int code) {
        return switch (code) {
            case OK -> 0;
            case ALREADY_RUNNING -> 1;
            case NOT_PUBLISHED -> 2;
            case REFUSED -> 3;
            case BAD_CONFIGURATION -> 4;
            default -> 5;
        };
    }
}
