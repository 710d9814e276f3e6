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
    private volatile PrivateDatabase privateDatabase;
    private volatile ConfigurableApplicationContext context;

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
        } catch (ReportedBySpring reported) {
            System.exit(FAILED);
        } catch (Throwable fault) {
            fault.printStackTrace();
            System.exit(FAILED);
        }
    }

    private void run() throws Exception {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
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
                .orElseGet(() -> startDatabase(DataFolder.hold(options.data())));
        SpringApplication server = application(database);
        server.addListeners(whenReady);
        start(server, options.rest().toArray(String[]::new));
    }

    private int runVerb() throws Exception {
        SpringApplication commands = application(database());
        commands.setWebApplicationType(WebApplicationType.NONE);
        commands.setLazyInitialization(true);
        try (ConfigurableApplicationContext running = start(commands)) {
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
                .map(this::startDatabase)
                .orElseGet(() -> checked(DataFolder.accessOfRunningServer(options.data())));
    }

    private DatabaseAccess startDatabase(DataFolder folder) {
        privateDatabase = new PrivateDatabase(folder);
        return privateDatabase.start();
    }

    /** First the server, so that its last transactions still have their database. */
    private void stop() {
        if (context != null) {
            context.close();
        }
        if (privateDatabase != null) {
            privateDatabase.close();
        }
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
        spring.setRegisterShutdownHook(false);
        spring.addInitializers(starting -> {
            context = starting;
            starting.getEnvironment().getPropertySources()
                    .addFirst(new MapPropertySource("byggbar command line", properties));
        });
        return spring;
    }

    private static ConfigurableApplicationContext start(SpringApplication spring, String... arguments) {
        try {
            return spring.run(arguments);
        } catch (RuntimeException e) {
            throw new ReportedBySpring(e);
        }
    }

    /** A failed start that {@link StartFailureReporter} or Spring has already written about. */
    private static final class ReportedBySpring extends RuntimeException {
        ReportedBySpring(Throwable cause) {
            super(cause);
        }
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
