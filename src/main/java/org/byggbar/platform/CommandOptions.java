package org.byggbar.platform;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was typed after {@code ./byggbar}: the verb, the port and data folder (option first, environment second,
 * default last), and the rest, which belongs to the verb.
 */
record CommandOptions(String verb, int port, Path data, List<String> rest) {

    private static final int DEFAULT_PORT = 8080;
    private static final int LAST_PORT = 65535;
    /** In the working copy the launcher names, whatever folder the command was typed in. */
    private static final String DEFAULT_DATA = Path.of(System.getProperty("byggbar.home", ""), "data").toString();

    static CommandOptions parse(List<String> arguments, Map<String, String> environment) {
        String verb = null;
        String port = environment.get("BYGGBAR_PORT");
        String data = environment.getOrDefault("BYGGBAR_DATA", DEFAULT_DATA);
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("--port") || argument.equals("--data")) {
                if (++i == arguments.size()) {
                    throw new CommandFailure("The option " + argument + " needs a value, for example --port 8090.");
                }
                if (argument.equals("--port")) {
                    port = arguments.get(i);
                } else {
                    data = arguments.get(i);
                }
            } else if (argument.startsWith("--port=") || argument.startsWith("--server.port=")) {
                port = argument.substring(argument.indexOf('=') + 1);
            } else if (argument.startsWith("--data=")) {
                data = argument.substring("--data=".length());
            } else if (verb == null && !argument.startsWith("-")) {
                verb = argument;
            } else {
                rest.add(argument);
            }
        }
        return new CommandOptions(verb == null ? "run" : verb, portNumber(port), Path.of(data).toAbsolutePath(),
                List.copyOf(rest));
    }

    private static int portNumber(String text) {
        if (text == null || text.isBlank()) {
            return DEFAULT_PORT;
        }
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= LAST_PORT) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // told below, together with numbers out of range
        }
        throw new CommandFailure("The port must be a number from 1 to 65535, not \"" + text + "\".");
    }
}
