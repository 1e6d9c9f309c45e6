package org.iga4camel.cloudflare.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.iga4camel.cloudflare.cache.BudgetBook;
import org.iga4camel.cloudflare.cache.BudgetState;

/**
 * What the shared window answers to a process that asks for a request.
 *
 * @param pause zero when one request may be sent now, else how long to wait before asking again
 * @param rest what else was booked with that request, to be spent without asking
 */
record Grant(Duration pause, Lease rest) {

    private static final long KEEP_SECONDS = 3600;
    private static final long AHEAD_SECONDS = 60;

    /** Writes what is unwritten, then books a lease if there is room. */
    static Grant from(BudgetBook book, Unwritten unwritten, BudgetSettings settings, Purpose purpose, Instant now) {
        // first: what a clock since set back has booked far ahead would count as used until the clock is there again
        book.keepBetween(now.getEpochSecond() - KEEP_SECONDS, now.getEpochSecond() + AHEAD_SECONDS);
        BudgetState state = unwritten.over(book.state(settings.firstSecond(now)), now);
        unwritten.write(book, state);
        Optional<Instant> block = TimeOut.current(state.blockedUntil(), now);
        if (block.isPresent()) {
            return denied(now, block.get());
        }
        Room room = Room.of(state, settings, purpose, now);
        return room.left() < 1
                ? denied(now, room.announcedUntil().orElseGet(() -> hasRoomAt(book, settings, room, now)))
                : granted(book, room, now);
    }

    private static Grant denied(Instant now, Instant askAgain) {
        return new Grant(Duration.between(now, askAgain), Lease.NONE);
    }

    private static Grant granted(BudgetBook book, Room room, Instant now) {
        long requests = room.lease();
        Lease rest = Lease.of(requests - 1, now);
        book.book(now.getEpochSecond(), 1);
        if (requests > 1) {
            // booked where the lease ends: it may be spent until then, and must not leave the window before it did
            book.book(rest.until().getEpochSecond(), requests - 1);
        }
        if (room.announcedUntil().isPresent()) {
            book.takeFromAnnounced(requests);
        }
        return new Grant(Duration.ZERO, rest);
    }

    private static Instant hasRoomAt(BudgetBook book, BudgetSettings settings, Room room, Instant now) {
        long mustLeave = 1 - room.left();
        long firstSecond = settings.firstSecond(now);
        long last = book.lastSecondOf(mustLeave, firstSecond).orElse(firstSecond);
        return Instant.ofEpochSecond(last + settings.window().toSeconds() + 1);
    }
}
