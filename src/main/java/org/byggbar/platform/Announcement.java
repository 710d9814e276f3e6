package org.byggbar.platform;

import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Tells on the console where the server answers, how to sign in to the demo and how to stop. */
record Announcement(Path data) implements ApplicationListener<ApplicationReadyEvent> {

    private static final String DEMO_LOGINS = """
              Demo logins, password "byggbar-demo" (for trying out, not for real use):
                planner@drammen   moderator@drammen   developer@drammen   admin@byggbar
                (and the same three @avesta and @osthammar)
            """;

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        System.out.printf("%nByggbar is ready on http://localhost:%s%n%n", environment.getProperty("local.server.port"));
        if (environment.getProperty("byggbar.exchange.demo", Boolean.class, false)) {
            System.out.print(DEMO_LOGINS);
        }
        System.out.printf("  Data folder: %s%n  Stop with Ctrl-C.%n%n", data);
    }
}
