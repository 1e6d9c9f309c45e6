package org.iga4camel.cloudflare.report;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.iga4camel.cloudflare.cache.Statements;

/**
 * A report on one account: who administers it, who else has what, who lacks a second factor, who has not answered an
 * invitation. No part can hide another one: each is shortened by itself.
 */
public final class Report {

    private static final int LINES_SHOWN = 20;
    private static final int HOLDERS_SHOWN = 3;
    private static final String ALLOW = "allow";

    private final Statements reader;
    private final String account;
    private final PrintWriter out;
    private final int width;
    private final boolean all;

    /** A right that others hold too, with some of those who do. */
    private record Held(String role, String access, String scope, boolean whole, int holders, List<String> some) {

        private static Held of(ResultSet row) throws SQLException {
            return new Held(
                    row.getString("role_name"),
                    row.getString("access"),
                    row.getString("scope"),
                    row.getBoolean("is_whole"),
                    row.getInt("holders"),
                    row.getString("some").lines().toList());
        }

        boolean isDenied() {
            return !access.equals(ALLOW);
        }

        /** The holders, with commas between, and how many more there are. */
        List<String> words() {
            List<String> words = new ArrayList<>();
            for (int i = 0; i < some.size(); i++) {
                words.add(some.get(i) + (i < some.size() - 1 ? "," : ""));
            }
            if (holders > some.size()) {
                words.add("and " + (holders - some.size()) + " more");
            }
            return words;
        }
    }

    /** A row of a part of the report. */
    private record Line(List<String> cells, List<String> words) {}

    /**
     * Reports from the published state.
     *
     * @param account alias
     * @param width columns of the terminal
     * @param all whether nothing is left out, however long it gets
     */
    public Report(Statements reader, String account, PrintWriter out, int width, boolean all) {
        this.reader = reader;
        this.account = account;
        this.out = out;
        this.width = width;
        this.all = all;
    }

    /** Writes the whole report. */
    public void write() {
        out.println();
        out.println("In figures");
        reader.query("report-summary", Report::figures, account).forEach(figures -> out.println("  " + figures));
        part("Administrators", reader.query("report-administrators", Report::administrator, account));
        List<Held> held = reader.query("report-roles", Held::of, account, all ? Integer.MAX_VALUE : HOLDERS_SHOWN);
        part("Denied", held, Held::isDenied);
        part("On single domains and other objects", held, right -> !right.isDenied() && !right.whole());
        part("On the whole account", held, right -> !right.isDenied() && right.whole());
        part("Accepted, without a second factor", people("accepted"));
        part("Invited, not answered", people("pending"));
        out.flush();
    }

    private void part(String title, List<Held> held, Predicate<Held> belongs) {
        part(
                title,
                held.stream()
                        .filter(belongs)
                        .map(right -> new Line(
                                right.whole() && !right.isDenied()
                                        ? List.of(right.role())
                                        : List.of(right.role(), right.scope()),
                                right.words()))
                        .toList());
    }

    private void part(String title, List<Line> lines) {
        out.println();
        out.println(title);
        Table table = new Table(width);
        lines.stream().limit(all ? Long.MAX_VALUE : LINES_SHOWN).forEach(line -> table.row(line.cells(), line.words()));
        table.print(out);
        if (lines.isEmpty()) {
            out.println("  nobody");
        } else if (!all && lines.size() > LINES_SHOWN) {
            out.println("  … and " + (lines.size() - LINES_SHOWN) + " more lines, which --all shows");
        }
    }

    /** A person's rights below each other, with the person beside the first. */
    private List<Line> people(String status) {
        List<Line> lines = new ArrayList<>();
        String last = null;
        for (Line line : reader.query("report-people", Report::ofPerson, account, status)) {
            String person = line.cells().get(0);
            lines.add(person.equals(last) ? new Line(List.of(""), line.words()) : line);
            last = person;
        }
        return lines;
    }

    private static Line ofPerson(ResultSet row) throws SQLException {
        String role = row.getString("role_name");
        String scope = row.getBoolean("is_whole") ? null : row.getString("scope");
        boolean denied = role != null && !ALLOW.equals(row.getString("access"));
        return new Line(
                List.of(row.getString("email")),
                Stream.of(
                                Optional.ofNullable(role).orElse("no right that is known"),
                                scope == null ? "" : "on " + scope,
                                denied ? "[" + row.getString("access") + "]" : "")
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    private static Line administrator(ResultSet row) throws SQLException {
        boolean invited = "pending".equals(row.getString("status"));
        return new Line(
                List.of(row.getString("role_name"), row.getString("scope")),
                invited ? List.of(row.getString("email"), "(invited)") : List.of(row.getString("email")));
    }

    private static String figures(ResultSet row) throws SQLException {
        return row.getInt("members") + " members (" + row.getInt("accepted") + " accepted, " + row.getInt("pending")
                + " invited), " + row.getInt("roles") + " roles, " + row.getInt("role_assignments")
                + " role assignments";
    }
}
