package org.iga4camel.cloudflare.sandbox;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** The order of roles, policies and groups within one answer: another in every answer, the same for the same seed. */
final class Shuffle {

    private final boolean stable;
    private long state;

    Shuffle(boolean stable, long seed) {
        this.stable = stable;
        this.state = seed;
    }

    <T> Collection<T> of(Collection<T> things) {
        if (stable || things.size() < 2) {
            return things;
        }
        List<T> shuffled = new ArrayList<>(things);
        state = Ids.mix(state);
        Collections.shuffle(shuffled, new Random(state));
        return shuffled;
    }
}
