package org.byggbar.platform;

import java.nio.file.Path;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Tells on the console where the server answers, how to sign in to the demo and how to stop. */
record Announcement(Path data) implements ApplicationListener<ApplicationReadyEvent> {

    @Override
    public void onApplicationEvent(ApplicationReadyEvent ready) {
        Environment environment = ready.getApplicationContext().getEnvironment();
        String port = environment.getProperty("local.server.port", "8080");
        System.out.printf("""

                Byggbar is ready on http://localhost:%s

                  Demo logins, password "byggbar-demo" (for trying out, not for real use):
                    planner@drammen   moderator@drammen   developer@drammen   admin@byggbar
                    planner@avesta    planner@osthammar
                  Data folder: %s
                  Stop with Ctrl-C.

                """, port, data);
    }
}
