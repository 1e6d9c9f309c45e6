package org.iga4camel.cloudflare.cache;

import java.util.Optional;

/**
 * What a reading of the whole journal found.
 *
 * @param entries how many entries from the first on are as they were written
 * @param head hash of the last of them, 64 zeros when there is none: kept elsewhere, it shows later that the journal up
 *     to here was not written anew
 * @param defect one sentence about the first thing that is wrong, empty when the journal is intact
 */
public record JournalVerdict(long entries, String head, Optional<String> defect) {}
