package org.byggbar.support;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The system's Chromium against a running test server; all tests of a run share one process, never cookies. Every page
 * writes down what goes wrong in it (exceptions, console errors, refusals by the content security policy), and
 * {@link #close} fails the test for what nobody asked about.
 */
public final class Browser implements AutoCloseable {

    /** The password of every demo account. */
    public static final String DEMO_PASSWORD = "byggbar-demo";

    private static final double PATIENCE_MS = 20_000;
    private static final com.microsoft.playwright.Browser CHROMIUM = launch();

    private final String address;
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    public Browser(int port) {
        address = "http://127.0.0.1:" + port;
    }

    private static com.microsoft.playwright.Browser launch() {
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(
                Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
        return playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(chromium()).setArgs(List.of(
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync")));
    }

    private static Path chromium() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").map(Path::of)
                .filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new IllegalStateException("No Chromium for tests: run ./byggbar test"));
    }

    /** A page of a new visitor, with cookies of their own, on a light screen. */
    public Page visitor(String language, int width, int height) {
        return visitor(language, width, height, ColorScheme.LIGHT);
    }

    /** A page of a new visitor, with cookies of their own; width and height in CSS pixels. */
    public Page visitor(String language, int width, int height, ColorScheme scheme) {
        BrowserContext context = CHROMIUM.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(address).setLocale(language).setTimezoneId("Europe/Oslo").setViewportSize(width, height)
                .setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        context.setDefaultTimeout(PATIENCE_MS);
        contexts.add(context);
        Page page = context.newPage();
        page.onPageError(error -> faults.add(page.url() + ": " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !isExpectedAnswer(message, page)) {
                faults.add(page.url() + ": " + message.text() + " " + message.location());
            }
        });
        return page;
    }

    /**
     * Chromium logs every refused request; a refusal by the API, a feature that a live change took away, and the error
     * page itself, are answers, not faults.
     */
    private static boolean isExpectedAnswer(ConsoleMessage message, Page page) {
        return message.text().startsWith("Failed to load resource: the server responded with a status of 4")
                && (message.location().contains("/api/")
                || message.location().matches(".*/ogc/collections/\\w+/items/\\d+.*") || message.location().startsWith(page.url()));
    }

    /** Signs a visitor in behind the scenes, as {@code planner@drammen} or another demo account. */
    public void signIn(Page page, String username) {
        JsonNode csrf = new JsonMapper().readTree(page.request().get("/api/session").text()).get("csrf");
        APIResponse answer = page.request().post("/login", RequestOptions.create().setMaxRedirects(0).setForm(FormData.create()
                .set("username", username).set("password", DEMO_PASSWORD).set("_csrf", csrf.get("token").asString()).set("next", "/")));
        if (answer.status() >= 400 || answer.headers().getOrDefault("location", "").contains("error")) {
            throw new IllegalStateException(username + " could not sign in: " + answer.status() + " " + answer.headers().get("location"));
        }
    }

    /** What went wrong since this was last asked. */
    public List<String> faults() {
        List<String> seen = List.copyOf(faults);
        faults.clear();
        return seen;
    }

    /** Closes what this test opened. */
    @Override
    public void close() {
        contexts.forEach(BrowserContext::close);
        List<String> unasked = faults();
        if (!unasked.isEmpty()) {
            throw new AssertionError("Pages reported faults:\n" + String.join("\n", unasked));
        }
    }
}
