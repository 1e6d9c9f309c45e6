package org.iga4camel.cloudflare.gateway;

/** What a request is for, which decides how much of the budget it must leave to others. */
public enum Purpose {
    /** Reading the account: leaves the shares of people and of provisioning. */
    SYNC,
    /** Carrying out an operation: leaves the share of people, who use the same credential in the dashboard. */
    PROVISIONING
}
