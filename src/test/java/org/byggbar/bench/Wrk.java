package org.byggbar.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Load on one address from several kept connections, by the small C program wrk: it leaves the processor to whom it asks. */
final class Wrk {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");

    private Wrk() {}

    /** @return answers in a second; every answer must be a good one */
    static double perSecond(int connections, double seconds, String address, String... headers) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("wrk", "-t", "1", "-c", String.valueOf(connections), "-d", Math.max(2, Math.round(seconds)) + "s"));
        for (String header : headers) {
            command.addAll(List.of("-H", header));
        }
        command.add(address);
        String output = Children.run(Map.of(), command);
        Matcher rate = RATE.matcher(output);
        if (output.contains("Non-2xx") || output.contains("Socket errors") || !rate.find()) {
            throw new IOException("wrk on " + address + ": " + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
