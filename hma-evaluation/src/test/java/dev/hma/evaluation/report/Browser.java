package dev.hma.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Splitter;
import dev.hma.core.json.Json;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;

/**
 * A Chromium without a window. Nothing is downloaded: the programs {@code chromium} and {@code chromedriver} (Debian's packages
 * chromium and chromium-driver) are those of the system properties {@code hma.chromium} and {@code hma.chromedriver}, or on the
 * path.
 */
final class Browser implements AutoCloseable {
    /** Selenium warns that it does not know the newest Chromium; what is used here does not change with versions. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it; the test is skipped, and says so, where there is none. */
    static Browser start(Path profile) {
        Optional<String> chromium = program("hma.chromium", "chromium", "chromium-browser", "google-chrome");
        Optional<String> chromedriver = program("hma.chromedriver", "chromedriver");
        if (chromium.isEmpty() || chromedriver.isEmpty()) {
            String missing = "THE REPORT WAS NOT TESTED IN A BROWSER: "
                    + (chromium.isEmpty() ? "chromium" : "chromedriver")
                    + " is not there. Install Debian's packages chromium and chromium-driver, or name the programs by"
                    + " -Dhma.chromium=... and -Dhma.chromedriver=...";
            System.err.println(missing);
            assumeTrue(false, missing);
        }
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.orElseThrow());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--window-size=1400,900",
                "--user-data-dir=" + profile);
        options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL", "performance", "ALL"));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(new File(chromedriver.orElseThrow()))
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        // Chromium's own first page is not what is looked at.
        browser.driver.get("about:blank");
        browser.messages();
        browser.requests();
        return browser;
    }

    private static Optional<String> program(String property, String... names) {
        String named = System.getProperty(property);
        if (named != null) {
            return Optional.of(named);
        }
        for (String name : names) {
            for (String folder :
                    Splitter.on(File.pathSeparator).split(System.getenv().getOrDefault("PATH", ""))) {
                Path program = Path.of(folder, name);
                if (Files.isExecutable(program)) {
                    return Optional.of(program.toString());
                }
            }
        }
        return Optional.empty();
    }

    ChromeDriver driver() {
        return driver;
    }

    void open(Path file) {
        driver.get(file.toUri().toString());
    }

    /** Waits until a script says so. */
    void waitFor(String script) {
        Object came = driver.executeAsyncScript("""
                const [script, done] = arguments;
                const holds = new Function(script);
                const end = performance.now() + 10000;
                const look = () => holds() ? done(true) : performance.now() > end ? done(false) : setTimeout(look, 30);
                look();""", script);
        assertThat(came).as(script).isEqualTo(true);
    }

    /** Waits until what was asked for is on the screen. */
    void waitForFrame() {
        driver.executeAsyncScript("requestAnimationFrame(() => requestAnimationFrame(arguments[0]))");
    }

    /** Shows the page as a screen of that width does, in light or dark. */
    void screen(int width, int height, boolean dark) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    long count(String script, Object... arguments) {
        return ((Number) run(script, arguments)).longValue();
    }

    byte[] picture() {
        Map<String, Object> taken = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"));
        return Base64.getDecoder().decode((String) taken.get("data"));
    }

    /** What the page said on the console: errors, and what its security policy forbade. */
    List<String> messages() {
        return driver.manage().logs().get("browser").getAll().stream()
                .map(LogEntry::toString)
                .toList();
    }

    /** The addresses that were asked for since the last call. */
    List<String> requests() {
        List<String> addresses = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get("performance")) {
            JsonNode message = Json.parse(entry.getMessage(), "log").get("message");
            if (message.get("method").asText().equals("Network.requestWillBeSent")) {
                addresses.add(message.at("/params/request/url").asText());
            }
        }
        return addresses;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
