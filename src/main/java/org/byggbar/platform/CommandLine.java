package org.byggbar.platform;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.byggbar.platform.database.DataFolder;
import org.byggbar.platform.database.DatabaseAccess;
import org.byggbar.platform.database.PrivateDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/**
 * What {@code ./byggbar} hands over to: finds the database (the operator's, a running server's or a private one),
 * then starts the server or one {@link Verb}. Whatever a person can put right ends in one sentence and exit code 1.
 */
public final class CommandLine {

    private static final int FAILED = 1;

    private final Class<?> application;
    private final CommandOptions options;

    private CommandLine(Class<?> application, CommandOptions options) {
        this.application = application;
        this.options = options;
    }

    /** Does what the arguments ask for. The process goes on as a server, or ends with an exit code. */
    public static void run(Class<?> application, String... arguments) {
        try {
            CommandOptions options = CommandOptions.parse(List.of(arguments), System.getenv());
            new CommandLine(application, options).run();
        } catch (CommandFailure failure) {
            System.err.println(failure.getMessage());
            System.exit(FAILED);
        } catch (Throwable reportedBySpring) {
            System.exit(FAILED);
        }
    }

    private void run() throws Exception {
        switch (options.verb()) {
            case "run" -> serve(new Announcement(options.data()));
            case "rehearse" -> serve(new Rehearsal());
            default -> System.exit(runVerb());
        }
    }

    private void serve(ApplicationListener<ApplicationReadyEvent> whenReady) {
        requireFreePort(options.port());
        DatabaseAccess database = DatabaseAccess.fromEnvironment(System.getenv())
                .map(CommandLine::checked)
                .orElseGet(() -> stopWithServer(DataFolder.hold(options.data())));
        SpringApplication server = application(database);
        server.addListeners(whenReady);
        server.run(options.rest().toArray(String[]::new));
    }

    private int runVerb() throws Exception {
        SpringApplication context = application(database());
        context.setWebApplicationType(WebApplicationType.NONE);
        context.setLazyInitialization(true);
        try (ConfigurableApplicationContext running = context.run()) {
            Verb verb = running.getBeanProvider(Verb.class).stream()
                    .filter(candidate -> candidate.name().equals(options.verb()))
                    .findFirst()
                    .orElseThrow(() -> new CommandFailure("There is no command \"" + options.verb()
                            + "\": ./byggbar help lists them."));
            return verb.run(options.rest());
        }
    }

    /** The database for a verb: one that runs already, or the private one for the time of the verb. */
    private DatabaseAccess database() {
        Optional<DatabaseAccess> external = DatabaseAccess.fromEnvironment(System.getenv());
        if (external.isPresent()) {
            return checked(external.get());
        }
        return DataFolder.tryHold(options.data())
                .map(CommandLine::stopWithServer)
                .orElseGet(() -> checked(DataFolder.accessOfRunningServer(options.data())));
    }

    /** Spring runs the handler after its contexts are closed, so the last transactions still have their database. */
    private static DatabaseAccess stopWithServer(DataFolder folder) {
        PrivateDatabase database = PrivateDatabase.start(folder);
        SpringApplication.getShutdownHandlers().add(database::close);
        return database.access();
    }

    private static DatabaseAccess checked(DatabaseAccess access) {
        access.requirePostgis();
        return access;
    }

    private SpringApplication application(DatabaseAccess database) {
        Map<String, Object> properties = new HashMap<>(database.asSpringProperties());
        properties.put("server.port", options.port());
        properties.put("byggbar.data", options.data().toString());
        SpringApplication spring = new SpringApplication(application);
        spring.addInitializers(context -> context.getEnvironment().getPropertySources()
                .addFirst(new MapPropertySource("byggbar command line", properties)));
        return spring;
    }

    private static void requireFreePort(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(port));
        } catch (IOException taken) {
            throw new CommandFailure(portInUse(port), taken);
        }
    }

    static String portInUse(int port) {
        return "Port " + port + " is in use: stop the program that uses it, or choose another port with --port N.";
    }
}
