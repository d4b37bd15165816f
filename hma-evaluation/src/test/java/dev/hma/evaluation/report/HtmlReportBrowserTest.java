package dev.hma.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.evaluation.EvaluationResult;
import dev.hma.evaluation.support.Dataset;
import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The report as a browser shows it. */
class HtmlReportBrowserTest {
    private static final Path PICTURES = Path.of("target", "report-pictures");
    /** Whether every chart is drawn: lines and areas of an SVG, or a canvas of several colours. */
    private static final String UNDRAWN = """
            return [...document.querySelectorAll('[data-chart]')].filter(place => {
                if (place.querySelector('svg path, svg line')) return false;
                const canvas = place.querySelector('canvas');
                if (!canvas) return true;
                const pixels = new Uint32Array(
                    canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.buffer);
                return new Set(pixels).size < 3;
            }).length""";

    @TempDir
    private static Path home;

    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        browser = Browser.start(home.resolve("profile"));
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static Path write(EvaluationResult result) {
        Path file = home.resolve("report.html");
        HtmlReport.write(result, "synthetic compared with real", file);
        return file;
    }

    private static void open(EvaluationResult result) {
        browser.screen(1400, 900, false);
        browser.open(write(result));
    }

    /** Opens whatever is closed, and walks down the page. */
    private static void seeAll() {
        browser.run("document.querySelectorAll('details').forEach(details => { details.open = true; })");
        long end = browser.count("return document.documentElement.scrollHeight");
        for (long y = 0; y < end; y += 800) {
            browser.run("scrollTo(0, arguments[0])", y);
            browser.waitForFrame();
            end = browser.count("return document.documentElement.scrollHeight");
        }
    }

    private static void isClean() {
        assertThat(browser.messages()).isEmpty();
        assertThat(browser.requests()).allMatch(address -> address.startsWith("file:") || address.startsWith("data:"));
        assertThat(browser.count("return performance.getEntriesByType('resource').length"))
                .isZero();
        assertThat(browser.run("return window.broken")).isNull();
    }

    private static void keepPicture(String name) throws IOException {
        byte[] picture = browser.picture();
        assertThat(picture).hasSizeGreaterThan(10_000);
        Files.write(PICTURES.resolve(name + ".png"), picture);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyChartIsDrawnWithoutAnErrorOrARequest(boolean holdout) throws IOException {
        open(Example.plain().result(holdout));
        keepPicture(holdout ? "wide-holdout" : "wide");
        seeAll();

        assertThat(browser.count("return document.querySelectorAll('[data-chart]').length"))
                .isGreaterThan(20);
        assertThat(browser.count(UNDRAWN)).isZero();
        isClean();
    }

    @Test
    void hostileNamesAndValuesAreShownAndNotRun() {
        open(Example.hostile().result(true));
        seeAll();
        for (WebElement plot : browser.driver().findElements(By.cssSelector("[data-chart]"))) {
            new Actions(browser.driver()).moveToElement(plot).perform();
        }

        assertThat(browser.count(UNDRAWN)).isZero();
        assertThat(browser.count("return document.querySelectorAll('main img, main svg[onload]').length"))
                .isZero();
        isClean();
    }

    @Test
    void chartsAreDrawnAsTheyComeIntoView() {
        open(Example.plain().result(false));

        assertThat(browser.count(UNDRAWN)).isGreaterThan(10);
        browser.run("document.querySelector('.table[open] [data-chart]').scrollIntoView()");
        browser.waitFor("return !!document.querySelector('.table[open] [data-chart] svg')");
        isClean();
    }

    @Test
    void valuesAreShownUnderThePointer() {
        open(Example.plain().result(false));
        browser.run("document.querySelector('.table[open] [data-chart]').scrollIntoView({block: 'center'})");
        browser.waitFor("return !!document.querySelector('.table[open] [data-chart] svg')");
        WebElement plot = browser.driver().findElement(By.cssSelector(".table[open] [data-chart]"));
        new Actions(browser.driver()).moveToElement(plot).perform();

        browser.waitFor("return [...document.querySelectorAll('.tip')].some(tip =>"
                + " tip.textContent.includes('real') && tip.textContent.includes('%'))");
        isClean();
    }

    @Test
    void thePageIsUsedByKeyboard() {
        open(Example.plain().result(false));
        WebElement body = browser.driver().findElement(By.tagName("body"));
        body.sendKeys(Keys.TAB);
        WebElement skip = browser.driver().switchTo().activeElement();
        assertThat(skip.getAttribute("class")).isEqualTo("skip");
        assertThat(skip.getLocation().getX()).isNotNegative();

        browser.driver().findElement(By.id("theme")).sendKeys(Keys.SPACE);
        assertThat(browser.run("return document.documentElement.dataset.theme")).isEqualTo("dark");
        assertThat(browser.driver().findElement(By.id("theme")).getAttribute("aria-pressed"))
                .isEqualTo("true");

        WebElement values = browser.driver().findElement(By.cssSelector(".table[open] .values summary"));
        values.sendKeys(Keys.ENTER);
        browser.waitFor("return !!document.querySelector('.table[open] .values table caption')");
        List<WebElement> cells = browser.driver().findElements(By.cssSelector(".table[open] .values tbody tr *"));
        assertThat(cells).extracting(WebElement::getText).startsWith("foot", "26.7 %", "26.7 %");
        isClean();
    }

    @Test
    void whatALinkLeadsToIsOpened() {
        open(Example.plain().result(false));
        WebElement table = browser.driver().findElement(By.id("table-player"));
        assertThat(table.getAttribute("open")).isNull();
        browser.driver()
                .findElement(By.cssSelector("nav a[href='#table-player']"))
                .sendKeys(Keys.ENTER);

        browser.waitFor("return document.getElementById('table-player').open");
        isClean();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void thePageFitsAPhone(boolean holdout) throws IOException {
        open(Example.hostile().result(holdout));
        browser.screen(390, 844, false);
        browser.open(home.resolve("report.html"));
        seeAll();

        assertThat(browser.count("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(390);
        assertThat(browser.count("return document.querySelector('main').getBoundingClientRect().right"))
                .isLessThanOrEqualTo(390);
        browser.run("scrollTo(0, 0)");
        keepPicture("narrow");
        isClean();
    }

    @Test
    void darkIsDarkAndEveryTextCanBeRead() throws IOException {
        for (boolean dark : new boolean[] {false, true}) {
            open(Example.plain().result(false));
            browser.screen(1400, 900, dark);
            browser.waitFor("return document.documentElement.dataset.theme === '" + (dark ? "dark" : "light") + "'");
            double page = luminance("--page");
            assertThat(page).matches(light -> dark == light < 0.2);
            for (String colour : List.of("--text", "--faint", "--link", "--good", "--fair", "--poor")) {
                for (String behind : List.of("--page", "--card")) {
                    assertThat(contrast(luminance(colour), luminance(behind)))
                            .as(colour + " on " + behind + (dark ? ", dark" : ", light"))
                            .isGreaterThan(4.5);
                }
            }
            for (String colour : List.of("--real", "--synthetic", "--holdout")) {
                assertThat(contrast(luminance(colour), luminance("--card")))
                        .as(colour)
                        .isGreaterThan(3);
            }
        }
        keepPicture("dark");
        isClean();
    }

    /** The luminance of a colour by the Web Content Accessibility Guidelines. */
    private static double luminance(String name) {
        String colour = (String) browser.run(
                "return getComputedStyle(document.documentElement).getPropertyValue(arguments[0]).trim()", name);
        Color shown = Color.decode(colour);
        return 0.2126 * linear(shown.getRed()) + 0.7152 * linear(shown.getGreen()) + 0.0722 * linear(shown.getBlue());
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    @Test
    void elevenTablesOpenInLessThanTwoSeconds() throws IOException {
        Dataset baseball = Dataset.read("baseball");
        ObjectNode figures = Example.plain().figures(false);
        figures.removeAll();
        open(new EvaluationResult(baseball.schema(), baseball.data(), baseball.shuffled(), null, figures));
        assertThat(Files.size(home.resolve("report.html"))).isLessThan(5_000_000);

        long fastest = Long.MAX_VALUE;
        for (int time = 0; time < 3; time++) {
            browser.open(home.resolve("report.html"));
            fastest = Math.min(
                    fastest, browser.count("return performance.getEntriesByType('navigation')[0].loadEventEnd"));
        }
        assertThat(fastest).isLessThan(2_000);
        seeAll();
        assertThat(browser.count("return document.querySelectorAll('[data-chart]').length"))
                .isGreaterThan(150);
        assertThat(browser.count(UNDRAWN)).isZero();
        isClean();
    }
}
