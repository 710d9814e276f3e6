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

    private static final Pattern ASKED = Pattern.compile("(\\d+) requests in");
    private static final Pattern BROKEN = Pattern.compile("Socket errors: connect (\\d+), read (\\d+), write (\\d+), timeout (\\d+)");
    /** Of connections that break on a busy machine; what they lose is not counted as answered. */
    private static final double MOST_BROKEN = 0.02;

    private Wrk() {}

    /** @return answers in a second; every answer must be a good one, and hardly a connection may break */
    static double perSecond(int connections, double seconds, String address, String... headers) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("wrk", "-t", "1", "-c", String.valueOf(connections), "-d", Math.max(2, Math.round(seconds)) + "s"));
        for (String header : headers) {
            command.addAll(List.of("-H", header));
        }
        command.add(address);
        String output = Children.run(Map.of(), command);
        Matcher rate = RATE.matcher(output);
        if (output.contains("Non-2xx") || brokenShare(output) > MOST_BROKEN || !rate.find()) {
            throw new IOException("wrk on " + address + ": " + output);
        }
        return Double.parseDouble(rate.group(1));
    }

    /** Says what broke: a server that hangs up is worth a look even where it hardly counts. */
    static double brokenShare(String output) {
        Matcher broken = BROKEN.matcher(output);
        Matcher asked = ASKED.matcher(output);
        if (!broken.find() || !asked.find()) {
            return 0;
        }
        double all = 0;
        for (int i = 1; i <= broken.groupCount(); i++) {
            all += Double.parseDouble(broken.group(i));
        }
        Bench.say("wrk: %s in %s requests", broken.group(), asked.group(1));
        return all / Double.parseDouble(asked.group(1));
    }
}
