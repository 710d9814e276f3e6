package org.byggbar.identity;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.byggbar.platform.CommandFailure;
import org.byggbar.platform.Verb;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** {@code ./byggbar user add|list|password|disable}: accounts from the console. */
@Component
class UserVerb implements Verb {

    static final int SHORTEST_PASSWORD = 12;

    private static final String USAGE = "Usage: ./byggbar user add NAME --role planner|moderator|developer|administrator "
            + "[--municipality drammen] [--display-name \"Kari Nordmann\"] | list | password NAME | disable NAME. "
            + "The password is asked for, or read from standard input.";

    private final ObjectProvider<AccountBook> accounts;

    UserVerb(ObjectProvider<AccountBook> accounts) {
        this.accounts = accounts;
    }

    @Override
    public String name() {
        return "user";
    }

    @Override
    public int run(List<String> arguments) throws IOException {
        String action = arguments.isEmpty() ? "" : arguments.get(0);
        switch (action) {
            case "add" -> add(arguments.subList(1, arguments.size()));
            case "list" -> accounts.getObject().list().forEach(System.out::println);
            case "password" -> accounts.getObject().changePassword(only(arguments), password());
            case "disable" -> accounts.getObject().disable(only(arguments));
            default -> throw new CommandFailure(USAGE);
        }
        return 0;
    }

    private void add(List<String> arguments) throws IOException {
        String name = null;
        String municipality = null;
        String displayName = null;
        Role role = null;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext();) {
            String argument = rest.next();
            switch (argument) {
                case "--role" -> role = role(value(argument, rest));
                case "--municipality" -> municipality = value(argument, rest);
                case "--display-name" -> displayName = value(argument, rest);
                default -> {
                    if (argument.startsWith("-") || name != null) {
                        throw new CommandFailure("\"" + argument + "\" is not understood. " + USAGE);
                    }
                    name = argument;
                }
            }
        }
        if (name == null || role == null) {
            throw new CommandFailure(USAGE);
        }
        if (municipality == null && role != Role.ADMINISTRATOR) {
            throw new CommandFailure("A " + role.name().toLowerCase(Locale.ROOT) + " belongs to a municipality: add --municipality.");
        }
        accounts.getObject().add(name, displayName == null ? name : displayName, role, municipality, password());
        System.out.println("Added " + name + ".");
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new CommandFailure(option + " needs a value. " + USAGE);
        }
        return rest.next();
    }

    private static String only(List<String> arguments) {
        if (arguments.size() != 2) {
            throw new CommandFailure(USAGE);
        }
        return arguments.get(1);
    }

    private static Role role(String text) {
        return Arrays.stream(Role.values()).filter(role -> role.name().equalsIgnoreCase(text)).findFirst()
                .orElseThrow(() -> new CommandFailure("There is no role \"" + text + "\". " + USAGE));
    }

    private static String password() throws IOException {
        Console console = System.console();
        String password;
        if (console == null) {
            password = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        } else {
            password = new String(console.readPassword("Password: "));
            if (!password.equals(new String(console.readPassword("Again: ")))) {
                throw new CommandFailure("The two passwords differ; nothing was changed.");
            }
        }
        if (password == null || password.length() < SHORTEST_PASSWORD) {
            throw new CommandFailure("A password needs at least " + SHORTEST_PASSWORD + " characters; nothing was changed.");
        }
        return password;
    }
}
