package org.byggbar;

import org.byggbar.platform.CommandLine;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The Byggbar server: land-use and housing planning for Nordic municipalities over one PostGIS database. */
@SpringBootApplication
public class ByggbarServer {

    public static void main(String[] args) {
        CommandLine.run(ByggbarServer.class, args);
    }
}
