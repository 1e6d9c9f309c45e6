package org.iga4camel.cloudflare.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.iga4camel.cloudflare.model.PlainText;

/**
 * Rows under each other, as wide as the terminal allows. Nothing is cut off: what does not fit goes on in the line below.
 */
final class Table {

    private static final String MARGIN = "  ";
    private static final String GAP = "  ";
    private static final int LEAST_FOR_WORDS = 32;

    private final int width;
    private final List<Row> rows = new ArrayList<>();

    /** @param words of the last column, which may be parted between */
    private record Row(List<String> cells, List<String> words) {}

    /** @param width columns of the terminal */
    Table(int width) {
        this.width = width;
    }

    /** Adds a row; every one has as many cells as the first. */
    void row(List<String> cells, List<String> words) {
        rows.add(new Row(
                cells.stream().map(PlainText::of).toList(),
                words.stream().map(PlainText::of).toList()));
    }

    void print(PrintWriter out) {
        if (rows.isEmpty()) {
            return;
        }
        List<Integer> widths = widths();
        int indent = MARGIN.length()
                + widths.stream().mapToInt(column -> column + GAP.length()).sum();
        boolean beside = indent + LEAST_FOR_WORDS <= width;
        for (Row row : rows) {
            StringBuilder line = new StringBuilder(MARGIN);
            for (int i = 0; i < widths.size(); i++) {
                String cell = row.cells().get(i);
                line.append(cell)
                        .append(" ".repeat(beside ? widths.get(i) - cell.length() : 0))
                        .append(GAP);
            }
            int start = beside ? indent : 3 * MARGIN.length();
            List<String> lines = wrapped(row.words(), width - start);
            if (beside) {
                out.println((line + (lines.isEmpty() ? "" : lines.remove(0))).stripTrailing());
            } else if (!line.toString().isBlank()) {
                out.println(line.toString().stripTrailing());
            }
            lines.forEach(words -> out.println(" ".repeat(start) + words));
        }
    }

    private List<Integer> widths() {
        List<Integer> widths = new ArrayList<>();
        for (int i = 0; i < rows.get(0).cells().size(); i++) {
            int column = i;
            widths.add(rows.stream()
                    .mapToInt(row -> row.cells().get(column).length())
                    .max()
                    .orElse(0));
        }
        return widths;
    }

    private static List<String> wrapped(List<String> words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
