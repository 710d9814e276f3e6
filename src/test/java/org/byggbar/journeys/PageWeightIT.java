package org.byggbar.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.byggbar.support.Browser;
import org.byggbar.support.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a first visit to the plan map costs a phone on a slow line, in bytes as they come over the wire. */
@ServerTest
class PageWeightIT {

    private static final Logger LOG = LoggerFactory.getLogger(PageWeightIT.class);
    private static final long PAGE_LIMIT = 600_000;
    private static final long OWN_SCRIPTS_LIMIT = 150_000;

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(ints = {1440, 390})
    void firstMapIsLight(int width) {
        try (Browser browser = new Browser(port)) {
            Page page = browser.visitor("nb", width, 900);
            Transfer transfer = new Transfer(page);
            openMap(page);
            transfer.untilQuiet(page);

            LOG.info("{}", transfer);
            assertThat(transfer.bytes(any -> true)).as("%s", transfer).isBetween(100_000L, PAGE_LIMIT);
            assertThat(transfer.bytes(Transfer::isOwnScript)).as("%s", transfer).isBetween(20_000L, OWN_SCRIPTS_LIMIT);
            assertThat(transfer.sizes.keySet()).allMatch(address -> URI.create(address).getPort() == port);
        }
    }

    /** A second visit fetches nothing again that cannot have changed. */
    @Test
    void secondMapCostsLittle() {
        try (Browser browser = new Browser(port)) {
            Page page = browser.visitor("nb", 1440, 900);
            openMap(page);
            Transfer transfer = new Transfer(page);
            page.navigate("/drammen/sites");
            openMap(page);
            transfer.untilQuiet(page);

            LOG.info("again: {}", transfer);
            assertThat(transfer.bytes(Transfer::isOwnScript)).as("%s", transfer).isLessThan(OWN_SCRIPTS_LIMIT / 2);
        }
    }

    /** Opens the plan map and waits for a zone on it; Leaflet leaves those outside the view empty. */
    private static void openMap(Page page) {
        page.navigate("/drammen/");
        page.locator("path.shape-zone:not([d='M0 0'])").first().waitFor();
    }

    /** Everything one page fetches, by address. */
    private static final class Transfer {

        private static final int QUIET_MS = 1000;

        private final Map<String, String> addresses = new LinkedHashMap<>();
        private final Map<String, Long> sizes = new LinkedHashMap<>();

        Transfer(Page page) {
            CDPSession network = page.context().newCDPSession(page);
            network.on("Network.responseReceived", event -> addresses.put(id(event),
                    event.getAsJsonObject("response").get("url").getAsString()));
            network.on("Network.loadingFinished", event ->
                    sizes.merge(addresses.getOrDefault(id(event), "begun before"), event.get("encodedDataLength").getAsLong(), Long::sum));
            network.send("Network.enable");
        }

        private static String id(JsonObject event) {
            return event.get("requestId").getAsString();
        }

        static boolean isOwnScript(String address) {
            return address.contains("/app/") && address.endsWith(".js");
        }

        /** Waits until no answer has arrived for a while; the stream of changes never ends, so there is no idle network. */
        void untilQuiet(Page page) {
            int before;
            do {
                before = sizes.size();
                page.waitForTimeout(QUIET_MS);
            } while (sizes.size() > before);
        }

        long bytes(Predicate<String> which) {
            return sizes.entrySet().stream().filter(entry -> which.test(entry.getKey())).mapToLong(Map.Entry::getValue).sum();
        }

        @Override
        public String toString() {
            StringBuilder table = new StringBuilder("%,d bytes in %d answers, own scripts %,d bytes".formatted(
                    bytes(any -> true), sizes.size(), bytes(Transfer::isOwnScript)));
            sizes.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.reverseOrder())).limit(8)
                    .forEach(entry -> table.append("%n%,10d %s".formatted(entry.getValue(), entry.getKey())));
            return table.toString();
        }
    }
}
