package org.iga4camel.cloudflare.report;

import java.io.PrintWriter;
import java.util.List;
import org.iga4camel.cloudflare.cache.Statements;

/** A short report on one account: who has what, who lacks a second factor, who has not answered an invitation. */
public final class Report {

    private static final int HOLDERS_SHOWN = 3;
    private static final int LINES_SHOWN = 30;

    private final Statements reader;
    private final String account;
    private final PrintWriter out;

    /**
     * Reports from the published state.
     *
     * @param account alias
     */
    public Report(Statements reader, String account, PrintWriter out) {
        this.reader = reader;
        this.account = account;
        this.out = out;
    }

    /** Writes the whole report. */
    public void write() {
        section(
                "In figures",
                "report-summary",
                row -> row.getInt("members") + " members (" + row.getInt("accepted")
                        + " accepted, " + row.getInt("pending") + " invited), " + row.getInt("roles") + " roles, "
                        + row.getInt("role_assignments") + " role assignments");
        section("Who has what", "report-roles", row -> {
            int holders = row.getInt("holders");
            String more = holders > HOLDERS_SHOWN ? " and " + (holders - HOLDERS_SHOWN) + " more" : "";
            String denied = "allow".equals(row.getString("access")) ? "" : " [" + row.getString("access") + "]";
            return cell(row.getString("role_name") + denied, 40)
                    + cell(row.getString("scope"), 26)
                    + row.getString("some")
                    + more;
        });
        section(
                "Accepted, without a second factor",
                "report-without-2fa",
                row -> cell(row.getString("email"), 40) + row.getString("roles"));
        section(
                "Invited, not answered",
                "report-invitations",
                row -> cell(row.getString("email"), 40) + row.getString("roles"));
        out.flush();
    }

    private void section(String title, String query, Statements.Row<String> line) {
        List<String> lines = reader.query(query, line, account, HOLDERS_SHOWN);
        out.println();
        out.println(title);
        lines.stream().limit(LINES_SHOWN).forEach(text -> out.println("  " + text));
        if (lines.isEmpty()) {
            out.println("  nobody");
        } else if (lines.size() > LINES_SHOWN) {
            out.println("  … and " + (lines.size() - LINES_SHOWN) + " more lines; the views have them all");
        }
    }

    private static String cell(String text, int width) {
        return text.length() < width ? text + " ".repeat(width - text.length()) : text + "  ";
    }
}
