package dev.hma.evaluation.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.api.SynthesisException;
import dev.hma.core.json.Json;
import dev.hma.evaluation.EvaluationResult;
import dev.hma.evaluation.support.MadeUp;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlReportTest {
    @TempDir
    Path home;

    private static String html(EvaluationResult result) {
        return HtmlReport.html(result, "a compared with b");
    }

    /** The page without its scripts; the writer closes every element, so that it can be read as XML. */
    private static Document body(String html) {
        String body = html.substring(html.indexOf("<body"), html.indexOf("</html>"))
                .replaceAll("(?s)<script.*?</script>", "");
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(body)));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<Element> elements(Document document, String tag, Predicate<Element> which) {
        List<Element> elements = new ArrayList<>();
        NodeList found = document.getElementsByTagName(tag);
        for (int i = 0; i < found.getLength(); i++) {
            Element element = (Element) found.item(i);
            if (which.test(element)) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static JsonNode charts(String html) {
        Matcher data = Pattern.compile("(?s)<script type=\"application/json\" id=\"charts\">(.*?)</script>")
                .matcher(html);
        assertThat(data.find()).isTrue();
        return Json.parse(data.group(1), "charts");
    }

    static Stream<EvaluationResult> results() {
        return Stream.of(
                Example.plain().result(false),
                Example.plain().result(true),
                Example.hostile().result(false),
                Example.hostile().result(true));
    }

    @ParameterizedTest
    @MethodSource("results")
    void everySectionIsThereAndHasAHeading(EvaluationResult result) {
        Document page = body(html(result));

        assertThat(elements(page, "h1", e -> true)).hasSize(1);
        List<Element> sections = elements(page, "section", e -> true);
        assertThat(sections)
                .extracting(section -> section.getAttribute("id"))
                .containsExactly(
                        "summary",
                        "tables",
                        "relationships",
                        "across",
                        "parents",
                        "families",
                        "detection",
                        "queries",
                        "usefulness",
                        "privacy",
                        "other",
                        "method");
        for (Element section : sections) {
            String heading = section.getAttribute("aria-labelledby");
            assertThat(elements(page, "h2", e -> e.getAttribute("id").equals(heading)))
                    .hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("results")
    void thePageCanBeUsedByScreenReaders(EvaluationResult result) {
        Document page = body(html(result));

        assertThat(elements(page, "main", e -> true)).hasSize(1);
        assertThat(elements(page, "nav", e -> e.hasAttribute("aria-label"))).hasSize(1);
        assertThat(elements(page, "header", e -> true)).hasSize(1);
        assertThat(elements(page, "a", e -> e.getAttribute("class").equals("skip")))
                .hasSize(1);
        for (Element table : elements(page, "table", e -> true)) {
            assertThat(table.getFirstChild().getNodeName()).isEqualTo("caption");
            assertThat(table.getFirstChild().getTextContent()).isNotBlank();
        }
        assertThat(elements(page, "th", e -> !e.hasAttribute("scope"))).isEmpty();
        List<Element> plots = elements(page, "div", e -> e.hasAttribute("data-chart"));
        assertThat(plots).hasSizeGreaterThan(20).allSatisfy(plot -> {
            assertThat(plot.getAttribute("role")).isEqualTo("img");
            assertThat(plot.getAttribute("aria-label")).isNotBlank();
        });
        assertThat(elements(page, "details", e -> e.hasAttribute("data-values")))
                .extracting(e -> e.getAttribute("data-values"))
                .containsExactlyElementsOf(plots.stream()
                        .map(plot -> plot.getAttribute("data-chart"))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("results")
    void idsAreUniqueAndLinksLeadSomewhere(EvaluationResult result) {
        Document page = body(html(result));

        List<String> ids = new ArrayList<>();
        elements(page, "*", e -> e.hasAttribute("id")).forEach(e -> ids.add(e.getAttribute("id")));
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(elements(page, "a", e -> true))
                .extracting(link -> link.getAttribute("href").substring(1))
                .isSubsetOf(ids);
    }

    @ParameterizedTest
    @MethodSource("results")
    void everyChartHasDataAndNoNumberIsMissing(EvaluationResult result) {
        String html = html(result);
        JsonNode charts = charts(html);

        assertThat(elements(body(html), "div", e -> e.hasAttribute("data-chart")))
                .extracting(plot -> plot.getAttribute("data-chart"))
                .containsExactlyElementsOf(Stream.iterate(0, i -> i + 1)
                        .limit(charts.size())
                        .map(String::valueOf)
                        .toList());
        Set<String> types = new TreeSet<>();
        charts.forEach(chart -> types.add(chart.get("type").asText()));
        assertThat(types).containsExactly("bars", "dots", "matrix", "shares", "steps");
        assertThat(charts.toString()).doesNotContain("NaN").doesNotContain("Infinity");
        assertThat(body(html).getDocumentElement().getTextContent())
                .doesNotContain("NaN")
                .doesNotContain("null")
                .doesNotContain("Optional");
    }

    @Test
    void namesAndValuesAreEscapedWhereverTheyStand() {
        Example hostile = Example.hostile();
        String html = html(hostile.result(true));

        String own = html.replaceAll("(?s)<script>.*?</script>", "");
        assertThat(own).doesNotContain("<img").doesNotContain("<svg");
        assertThat(Pattern.compile("<script").matcher(own).results()).hasSize(1);
        Document page = body(html);
        assertThat(elements(page, "script", e -> true)).isEmpty();
        assertThat(elements(page, "h3", e -> e.getTextContent().equals(hostile.club())))
                .hasSize(1);
        assertThat(page.getDocumentElement().getTextContent()).contains(hostile.player());
        assertThat(charts(html).toString()).contains("onload");
    }

    @Test
    void nothingCanBeAskedOfAnyNetwork() {
        String html = html(Example.plain().result(false));

        assertThat(html)
                .contains("default-src &#39;none&#39;")
                .doesNotContain("script-src &#39;unsafe")
                .doesNotContain("<link");
        assertThat(Pattern.compile("(src|href|action)=\"(?!#)")
                        .matcher(html.replaceAll("(?s)<script>.*?</script>", ""))
                        .find())
                .isFalse();
        assertThat(html.substring(html.indexOf("<style>"), html.indexOf("</style>")))
                .doesNotContain("url(")
                .doesNotContain("@import");
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void withoutAMetricTheReportIsWithoutItsPart(String metric) {
        ObjectNode figures = Example.plain().figures(true);
        figures.remove(metric);
        ((ObjectNode) figures.get("holdout")).remove(metric);
        String html = html(Example.plain().result(true, figures));

        assertThat(body(html).getDocumentElement().getTextContent())
                .doesNotContain("NaN")
                .doesNotContain("null");
    }

    static Stream<String> metrics() {
        List<String> metrics = new ArrayList<>();
        Example.plain().figures(false).fieldNames().forEachRemaining(metrics::add);
        return metrics.stream();
    }

    @Test
    void withoutAnyMetricTheDistributionsAreThere() {
        ObjectNode none = Example.plain().figures(false).retain("rows", "notes");
        none.putArray("notes");
        String html = html(Example.plain().result(false, none));

        assertThat(charts(html)).hasSizeGreaterThan(8);
        assertThat(html).contains("Nothing was measured that could be judged.");
    }

    @Test
    void figuresThatAreAllNullAreDashes() {
        ObjectNode figures = Example.plain().figures(true);
        nullify(figures);
        String text = body(html(Example.plain().result(true, figures)))
                .getDocumentElement()
                .getTextContent();

        assertThat(text).doesNotContain("NaN").doesNotContain("null");
    }

    private static void nullify(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (object.get(name).isNumber()) {
                    object.putNull(name);
                }
            }
        }
        node.forEach(HtmlReportTest::nullify);
    }

    @Test
    void missingTablesAndColumnsAndEmptyTablesAreSaidToBeSo() {
        MadeUp real = Example.plain().database(0);
        MadeUp empty = new MadeUp()
                .table("club", 0)
                .primaryKey("id")
                .category("town", i -> "x")
                .day("founded", i -> 1);
        String html = html(new EvaluationResult(
                real.schema(), real.data(), empty.data(), null, Example.plain().figures(false)));

        assertThat(html)
                .contains("real 120 rows · synthetic not there")
                .contains("The table is not there on the side synthetic.")
                .contains("The table has no rows on the side synthetic.");
        assertThat(html(new EvaluationResult(
                        real.schema(),
                        real.without("club"),
                        real.data(),
                        null,
                        Example.plain().figures(false))))
                .contains("The table is not there on the side real.");
    }

    @Test
    void tablesWithoutModelledColumnsSaySo() {
        MadeUp keys = new MadeUp().table("only", 5).primaryKey("id");
        ObjectNode figures = Example.plain().figures(false).retain("notes");

        assertThat(html(new EvaluationResult(keys.schema(), keys.data(), keys.data(), null, figures)))
                .contains("The table has no column that is modelled");
    }

    @Test
    void theSameEvaluationGivesTheSamePage() {
        assertThat(html(Example.plain().result(true)))
                .isEqualTo(html(Example.plain().result(true)));
    }

    @Test
    void theFileAppearsAsAWhole() throws IOException {
        Path file = home.resolve("report.html");
        Files.writeString(file, "old");
        HtmlReport.write(Example.plain().result(false), "a compared with b", file);

        assertThat(file).content().startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(Files.size(file)).isLessThan(2_000_000);
        assertThatThrownBy(() -> HtmlReport.write(
                        Example.plain().result(false),
                        "a",
                        home.resolve("nowhere").resolve("report.html")))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("report.html");
    }
}
