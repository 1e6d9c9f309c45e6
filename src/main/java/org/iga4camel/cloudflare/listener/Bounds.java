package org.iga4camel.cloudflare.listener;

import java.time.Duration;

/**
 * What the callers of one listener may take, all together and each.
 *
 * @param connections that are open at once
 * @param untaken bytes of answers that nobody has taken yet, of all connections together
 * @param header for the first request's header, from the moment a connection is open
 * @param idle for the next request's header, from the moment the answer before it was given
 * @param body for a request's body, from the moment its header is there
 * @param answer for taking an answer, from its first byte to its last
 */
record Bounds(int connections, long untaken, Duration header, Duration idle, Duration body, Duration answer) {

    static Bounds of(int connections, long untaken) {
        return new Bounds(
                connections,
                untaken,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60));
    }
}
