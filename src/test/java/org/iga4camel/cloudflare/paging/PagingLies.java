package org.iga4camel.cloudflare.paging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.iga4camel.cloudflare.wire.Json;

/**
 * A server that lies about one list, in ways that follow from a seed: about the total, the page, the page size, what is
 * behind the end, and what is on a page in the middle; always, or in its first answers only.
 *
 * <p>What nobody could tell from the truth is not among the lies, see {@link #canBeTold}: who answers in every reading as a
 * server with fewer rows would, is believed.
 */
public final class PagingLies {

    private enum Total {
        TRUE,
        AS_TEXT,
        NONE,
        NO_INFO,
        OF_THE_PAGE,
        SO_FAR,
        GROWING,
        FLAPPING,
        ZERO,
        TOO_LARGE,
        TOO_SMALL,
        HUGE,
        NEGATIVE,
        RANDOM,
        ON_SOME_PAGES
    }

    private enum Echo {
        TRUE,
        NONE,
        ALWAYS_PAGE_1,
        PAGE_BEFORE,
        LAST_PAGE_AT_MOST,
        OTHER_SIZE
    }

    private enum Size {
        AS_ASKED,
        CAPPED,
        CAPPED_SILENTLY,
        DEFAULT,
        LARGER,
        WHOLE_LIST
    }

    private enum BehindTheEnd {
        EMPTY,
        NULL,
        LAST_PAGE,
        FIRST_PAGE,
        AROUND_AGAIN,
        LAST_TWO_IN_TURN,
        KNOWN_ROWS
    }

    private enum Middle {
        TRUE,
        EMPTY,
        NULL,
        NO_LIST,
        SHORT,
        REPEATS_THE_ONE_BEFORE,
        BEGINS_WITH_THE_ONE_BEFORE,
        ALWAYS_PAGE_1,
        EVERY_OTHER_EMPTY
    }

    /** They may agree with rows that are left out. */
    private static final Set<Total> TOTALS_OF_A_PART =
            Set.of(Total.OF_THE_PAGE, Total.SO_FAR, Total.ZERO, Total.TOO_SMALL, Total.RANDOM);

    /** They cannot. */
    private static final Set<Total> TOTALS_OF_MORE =
            Set.of(Total.TRUE, Total.AS_TEXT, Total.GROWING, Total.FLAPPING, Total.TOO_LARGE, Total.HUGE);

    private final Random random;
    private final Total total;
    private final Echo echo;
    private final Size size;
    private final BehindTheEnd behind;
    private final Middle middle;
    private final int cap;
    private final int liedPage;
    private final int missing;
    private final int answersWithLies;
    private int answers;
    private int shifts;

    private PagingLies(Random random) {
        this(random, oneOf(random, Total.values()), oneOf(random, Echo.values()), oneOf(random, BehindTheEnd.values()));
    }

    private PagingLies(Random random, Total total, Echo echo, BehindTheEnd behind) {
        this.random = random;
        this.total = total;
        this.echo = echo;
        this.behind = behind;
        size = oneOf(random, Size.values());
        middle = oneOf(random, Middle.values());
        cap = 5 + random.nextInt(44);
        liedPage = 1 + random.nextInt(4);
        missing = 1 + random.nextInt(3);
        answersWithLies = random.nextInt(3) == 0 ? 1 + random.nextInt(6) : Integer.MAX_VALUE;
    }

    /** The first lies of this seed that somebody can tell from the truth, about a list with these rules. */
    public static PagingLies of(long seed, ListRules rules) {
        Random random = new Random(seed);
        PagingLies lies = new PagingLies(random);
        while (!lies.canBeTold(rules)) {
            lies = new PagingLies(random);
        }
        return lies;
    }

    /** A list of which nobody knows how long it is, and that goes on for ever with new rows. */
    public static UnaryOperator<ObjectNode> withoutEnd(int rowsOfPage) {
        AtomicInteger invented = new AtomicInteger();
        return body -> {
            ArrayNode rows = body.putArray("result");
            for (int i = 0; i < rowsOfPage; i++) {
                rows.addObject().put("id", String.format("%032x", 0xfff0000L + invented.incrementAndGet()));
            }
            body.remove("result_info");
            return body;
        };
    }

    /**
     * Whether no reader is asked for the impossible. Rows that are left out in every reading show only by a total that
     * contradicts; a page that is cut short without a word looks like a last one; rows that are left out of one answer
     * show unless its total leaves them out as well; where a list may come whole for every page, a part of it may too.
     */
    private boolean canBeTold(ListRules rules) {
        boolean cutsSilently = size == Size.CAPPED_SILENTLY
                || (size == Size.CAPPED && (echo == Echo.NONE || echo == Echo.OTHER_SIZE || total == Total.NO_INFO));
        boolean leavesOut = middle == Middle.EMPTY
                || middle == Middle.NULL
                || middle == Middle.SHORT
                || (cutsSilently && middle == Middle.ALWAYS_PAGE_1)
                || (cutsSilently && middle == Middle.REPEATS_THE_ONE_BEFORE)
                || (cutsSilently && TOTALS_OF_A_PART.contains(total))
                || (middle == Middle.EVERY_OTHER_EMPTY && TOTALS_OF_A_PART.contains(total));
        boolean contradicted = !rules.filtered() && TOTALS_OF_MORE.contains(total);
        boolean onlyOnce = answersWithLies == 1 && !TOTALS_OF_A_PART.contains(total);
        boolean asIfUnpaged = rules.mayIgnorePaging() && middle == Middle.ALWAYS_PAGE_1 && size != Size.AS_ASKED;
        return !asIfUnpaged && (!leavesOut || contradicted || onlyOnce);
    }

    /** An answer in Cloudflare's envelope. */
    public ObjectNode answer(int page, int perPage, List<? extends JsonNode> all) {
        boolean lying = answers++ < answersWithLies;
        int inForce = lying ? sizeInForce(perPage, all.size()) : perPage;
        ObjectNode body = Json.object().put("success", true);
        List<JsonNode> rows = lying ? rows(page, inForce, all) : slice(page, inForce, all);
        body.putArray("errors");
        if (lying && rows == null) {
            if (middle == Middle.NO_LIST && page == liedPage) {
                body.putObject("result");
            } else {
                body.putNull("result");
            }
            rows = List.of();
        } else {
            ArrayNode result = body.putArray("result");
            result.addAll(rows);
        }
        info(body, lying, page, inForce, perPage, rows.size(), all.size());
        return body;
    }

    private void info(ObjectNode body, boolean lying, int page, int inForce, int asked, int rows, int all) {
        if (lying && total == Total.NO_INFO) {
            return;
        }
        int pages = Math.max(1, -Math.floorDiv(-all, inForce));
        ObjectNode info = body.putObject("result_info").put("count", rows);
        int perPage = lying && size == Size.CAPPED_SILENTLY ? asked : inForce;
        if (!lying || (echo != Echo.NONE && echo != Echo.OTHER_SIZE)) {
            info.put("per_page", perPage);
        } else if (echo == Echo.OTHER_SIZE) {
            info.put("per_page", 1 + random.nextInt(100));
        }
        int told = !lying
                ? page
                : switch (echo) {
                    case ALWAYS_PAGE_1 -> 1;
                    case PAGE_BEFORE -> Math.max(1, page - 1);
                    case LAST_PAGE_AT_MOST -> Math.min(page, pages);
                    default -> page;
                };
        if (!lying || echo != Echo.NONE) {
            info.put("page", told);
        }
        if (!lying) {
            info.put("total_count", all);
            return;
        }
        switch (total) {
            case TRUE -> info.put("total_count", all);
            case AS_TEXT -> info.put("total_count", String.valueOf(all));
            case OF_THE_PAGE -> info.put("total_count", rows);
            case SO_FAR -> info.put("total_count", (page - 1) * inForce + rows);
            case GROWING -> info.put("total_count", all + answers);
            case FLAPPING -> info.put("total_count", all + answers % 2);
            case ZERO -> info.put("total_count", 0);
            case TOO_LARGE -> info.put("total_count", all + missing);
            case TOO_SMALL -> info.put("total_count", Math.max(0, all - missing));
            case HUGE -> info.put("total_count", 150_000);
            case NEGATIVE -> info.put("total_count", -1);
            case RANDOM -> info.put("total_count", random.nextInt(2 * all + 2));
            case ON_SOME_PAGES -> {
                if (page % 2 == 0) {
                    info.put("total_count", all);
                }
            }
            case NONE, NO_INFO -> {}
        }
    }

    private int sizeInForce(int asked, int all) {
        return switch (size) {
            case AS_ASKED -> asked;
            case CAPPED, CAPPED_SILENTLY -> Math.min(asked, cap);
            case DEFAULT -> 20;
            case LARGER -> 100;
            case WHOLE_LIST -> Math.max(1, all);
        };
    }

    /** The rows of a page, null for something that is no list. */
    private List<JsonNode> rows(int page, int inForce, List<? extends JsonNode> all) {
        if (size == Size.WHOLE_LIST) {
            return new ArrayList<>(all);
        }
        int asked = page;
        switch (middle) {
            case ALWAYS_PAGE_1 -> {
                return slice(1, inForce, all);
            }
            case EVERY_OTHER_EMPTY -> {
                if (page % 2 == 0) {
                    return List.of();
                }
                asked = (page + 1) / 2;
            }
            default -> {}
        }
        List<JsonNode> rows = slice(asked, inForce, all);
        if (rows.isEmpty() && asked > 1) {
            return behindTheEnd(asked, inForce, all);
        }
        if (page != liedPage) {
            return rows;
        }
        List<JsonNode> before = page == 1 ? List.of() : slice(page - 1, inForce, all);
        return switch (middle) {
            case EMPTY -> List.of();
            case NULL, NO_LIST -> null;
            case SHORT -> rows.subList(0, Math.max(0, rows.size() - missing));
            case REPEATS_THE_ONE_BEFORE -> before.isEmpty() ? rows : before;
            case BEGINS_WITH_THE_ONE_BEFORE -> shifts++ == 0 ? beginningWith(before, rows) : rows;
            default -> rows;
        };
    }

    private List<JsonNode> beginningWith(List<JsonNode> before, List<JsonNode> rows) {
        List<JsonNode> mixed = new ArrayList<>(rows);
        for (int i = 0; i < Math.min(missing, Math.min(rows.size(), before.size())); i++) {
            mixed.set(i, before.get(before.size() - 1 - i));
        }
        return mixed;
    }

    private List<JsonNode> behindTheEnd(int page, int inForce, List<? extends JsonNode> all) {
        int pages = Math.max(1, -Math.floorDiv(-all.size(), inForce));
        return switch (behind) {
            case EMPTY -> List.of();
            case NULL -> null;
            case LAST_PAGE -> slice(pages, inForce, all);
            case FIRST_PAGE -> slice(1, inForce, all);
            case AROUND_AGAIN -> slice((page - 1) % pages + 1, inForce, all);
            case LAST_TWO_IN_TURN -> slice(Math.max(1, pages - page % 2), inForce, all);
            case KNOWN_ROWS -> {
                List<JsonNode> some = new ArrayList<>(all);
                Collections.shuffle(some, random);
                yield some.subList(0, Math.min(inForce, some.size()));
            }
        };
    }

    private static List<JsonNode> slice(int page, int size, List<? extends JsonNode> all) {
        int from = Math.min(all.size(), (page - 1) * size);
        return new ArrayList<>(all.subList(from, Math.min(all.size(), from + size)));
    }

    /** The first one is the truth, more often than each of the lies. */
    private static <E> E oneOf(Random random, E[] of) {
        return random.nextInt(2) == 0 ? of[0] : of[random.nextInt(of.length)];
    }

    @Override
    public String toString() {
        return "total " + total + ", echo " + echo + ", size " + size + " (" + cap + "), behind the end " + behind
                + ", middle " + middle + " on page " + liedPage + " (" + missing + "), in "
                + (answersWithLies == Integer.MAX_VALUE ? "every answer" : "the first " + answersWithLies);
    }
}
