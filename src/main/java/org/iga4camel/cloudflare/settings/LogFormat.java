package org.iga4camel.cloudflare.settings;

/** How log lines are written by the standalone run. */
public enum LogFormat {
    /** One readable line an event. */
    TEXT,
    /** One JSON object an event. */
    JSON
}
