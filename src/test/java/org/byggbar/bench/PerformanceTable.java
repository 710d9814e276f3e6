package org.byggbar.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The table of goals, for the console and between the markers of docs/performance.md; everything else there stays. */
record PerformanceTable(String circumstances, List<Goal> goals) {

    static final String BEGIN = "<!-- bench begins: written by ./byggbar bench -->";
    static final String END = "<!-- bench ends -->";

    String markdown() {
        StringBuilder text = new StringBuilder(circumstances).append("\n\n| goal | what | measured (limit) | |\n|---|---|---|---|\n");
        for (Goal goal : goals) {
            text.append("| ").append(goal.id()).append(" | ").append(goal.title()).append(" | ").append(goal.measured())
                    .append(" | ").append(goal.verdict()).append(" |\n");
        }
        return text.toString();
    }

    String console() {
        StringBuilder text = new StringBuilder(circumstances).append("\n\n");
        for (Goal goal : goals) {
            text.append(String.format("%-4s %s: %s  %s%n", goal.id(), goal.title(), goal.measured(), goal.verdict()));
        }
        return text.toString();
    }

    boolean allMet() {
        return goals.stream().allMatch(Goal::isMet);
    }

    void writeInto(Path page) throws IOException {
        Files.writeString(page, into(Files.readString(page)));
    }

    /** @throws IllegalStateException when the page has lost its markers */
    String into(String page) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException("docs/performance.md has no place for the table: " + BEGIN + " … " + END);
        }
        return page.substring(0, begin + BEGIN.length()) + "\n" + markdown() + page.substring(end);
    }
}
