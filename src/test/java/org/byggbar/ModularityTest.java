package org.byggbar;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    @Test
    void packagesTalkOnlyThroughTheirPublicTypesAndWithoutCycles() {
        ApplicationModules.of(ByggbarServer.class).verify();
    }
}
