package org.iga4camel.cloudflare.report;

import java.io.PrintWriter;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.iga4camel.cloudflare.cache.Statements;
import org.iga4camel.cloudflare.model.PlainText;

/** Prints the changes of one account, each once, in the order in which they were published. */
public final class ChangeFeed {

    private static final int AT_ONCE = 500;

    private final Statements reader;
    private final String account;
    private final PrintWriter out;
    private long last;

    private record Line(long id, String text) {}

    /**
     * Begins with the first change there is.
     *
     * @param account alias
     */
    public ChangeFeed(Statements reader, String account, PrintWriter out) {
        this.reader = reader;
        this.account = account;
        this.out = out;
    }

    /** Prints what has been published since the last call, and returns how many changes that were. */
    public int printNew() {
        List<Line> lines = reader.query("report-changes", ChangeFeed::line, account, last, AT_ONCE);
        for (Line line : lines) {
            out.println("  " + line.text());
            last = line.id();
        }
        out.flush();
        return lines.size();
    }

    private static Line line(ResultSet row) throws SQLException {
        StringBuilder text = new StringBuilder(String.format("%-20s", row.getString("kind")));
        String who = row.getString("email") == null ? row.getString("member_id") : row.getString("email");
        if (who != null) {
            text.append("  ").append(who);
        }
        if (row.getString("role_name") != null) {
            text.append("  ").append(row.getString("role_name"));
        }
        String scope = row.getString("scope_name") == null ? row.getString("scope_key") : row.getString("scope_name");
        if (scope != null) {
            text.append("  on ").append(scope);
        }
        return new Line(row.getLong("id"), PlainText.of(text.toString()));
    }
}
