package org.iga4camel.cloudflare.gateway;

import java.time.Duration;
import java.time.Instant;
import org.iga4camel.cloudflare.model.ConfigurationException;

/**
 * How many requests a credential may send, and how they are shared. Source: Cloudflare API rate limits, 1,200 requests in
 * 5 minutes per credential and 200 a second per address.
 *
 * @param quota requests per window, at least 1
 * @param window whole seconds, from one second to one hour
 * @param peoplePercent share of the quota that we never touch, 0 to 99
 * @param provisioningPercent share of the quota that sync never touches, 0 to 99; both shares leave sync at least one
 *     request
 * @param perSecond most requests of this process in any second, at least 1
 */
public record BudgetSettings(int quota, Duration window, int peoplePercent, int provisioningPercent, int perSecond) {

    /** Bookings are kept for an hour. */
    private static final Duration LONGEST_WINDOW = Duration.ofHours(1);

    /** @throws ConfigurationException when a value is outside of what is allowed for it */
    public BudgetSettings {
        require(quota >= 1, "The request budget is " + quota + "; it must be at least 1 request per window.");
        require(
                window.equals(Duration.ofSeconds(window.toSeconds()))
                        && window.toSeconds() >= 1
                        && window.compareTo(LONGEST_WINDOW) <= 0,
                "The window of the request budget is " + window
                        + "; it must be a whole number of seconds from PT1S to PT1H.");
        requireShare("people", peoplePercent);
        requireShare("provisioning", provisioningPercent);
        require(perSecond >= 1, "The requests per second are " + perSecond + "; they must be at least 1.");
        require(
                peoplePercent + provisioningPercent < 100
                        && share(quota, 100 - peoplePercent - provisioningPercent) >= 1,
                "The shares of people (" + peoplePercent + " %) and provisioning (" + provisioningPercent
                        + " %) leave sync nothing of a request budget of " + quota
                        + "; lower the shares or raise the budget until at least 1 request is left.");
    }

    /** A quota in Cloudflare's window of 5 minutes, at the pace Cloudflare allows one address. */
    public static BudgetSettings of(int quota, int peoplePercent, int provisioningPercent) {
        return new BudgetSettings(quota, Duration.ofMinutes(5), peoplePercent, provisioningPercent, 180);
    }

    /** What Cloudflare grants everybody: 1,200 requests in 5 minutes; 20 % for people, 10 % for provisioning. */
    public static BudgetSettings defaults() {
        return of(1200, 20, 10);
    }

    /** The most requests a purpose may have sent within a window of this quota, rounded down. */
    long allowed(Purpose purpose, long ofQuota) {
        return share(ofQuota, 100 - reservedPercent(purpose));
    }

    /** The requests a purpose leaves to others within a window of this quota, rounded up. */
    long reserved(Purpose purpose, long ofQuota) {
        return ofQuota - allowed(purpose, ofQuota);
    }

    /** The oldest second of which any part lies in the window: counted whole, so that nothing leaves the window early. */
    long firstSecond(Instant now) {
        return now.getEpochSecond() - window.toSeconds();
    }

    private int reservedPercent(Purpose purpose) {
        return switch (purpose) {
            case SYNC -> peoplePercent + provisioningPercent;
            case PROVISIONING -> peoplePercent;
        };
    }

    private static long share(long quota, int percent) {
        return quota * percent / 100;
    }

    private static void requireShare(String whose, int percent) {
        require(
                percent >= 0 && percent <= 99,
                "The share of " + whose + " in the request budget is " + percent + " %; it must be 0 to 99 %.");
    }

    private static void require(boolean valid, String message) {
        if (!valid) {
            throw new ConfigurationException(message);
        }
    }
}
