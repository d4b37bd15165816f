package dev.hma.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.hma.api.SynthesisException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JsonTest {
    @TempDir
    Path directory;

    @Test
    void objectsTakeALinePerFieldAndArraysOfPlainValuesOneLine() {
        String text =
                "{\"a\":[1,2.5,\"x\"],\"b\":{\"c\":true,\"d\":{}},\"e\":[],\"f\":[[1,2],[3]],\"g\":[{\"h\":null}]}";

        assertThat(Json.text(Json.parse(text, "test"))).isEqualTo("""
                        {
                          "a": [1, 2.5, "x"],
                          "b": {
                            "c": true,
                            "d": {}
                          },
                          "e": [],
                          "f": [
                            [1, 2],
                            [3]
                          ],
                          "g": [
                            {
                              "h": null
                            }
                          ]
                        }
                        """);
    }

    @Test
    void realNumbersAreWrittenInTheShortestFormOnEveryJavaVersion() {
        assertThat(Json.text(DoubleNode.valueOf(2e23))).isEqualTo("2.0E23\n");
        assertThat(Json.text(DoubleNode.valueOf(0x1p-44))).isEqualTo("5.684341886080802E-14\n");
        assertThat(Json.text(DoubleNode.valueOf(Double.MIN_VALUE))).isEqualTo("4.9E-324\n");
        assertThat(Json.text(DoubleNode.valueOf(-0.0))).isEqualTo("-0.0\n");
        assertThat(Json.text(DoubleNode.valueOf(1.0E7))).isEqualTo("1.0E7\n");
    }

    @Test
    void realNumbersReadBackToTheSameBits() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                double back =
                        Json.parse(Json.text(DoubleNode.valueOf(value)), "test").doubleValue();
                assertThat(Double.doubleToRawLongBits(back)).isEqualTo(Double.doubleToRawLongBits(value));
            }
        }
    }

    @Test
    void anInfiniteNumberIsNotWritten() {
        assertThatThrownBy(() -> Json.text(DoubleNode.valueOf(Double.POSITIVE_INFINITY)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void textOfAnyScriptSurvives() {
        String text = "Zürich \"Łódź\" 東京 \uD83D\uDE00 \n\t\u0000";

        assertThat(Json.parse(Json.text(TextNode.valueOf(text)), "test").textValue())
                .isEqualTo(text);
    }

    @Test
    void malformedJsonIsReportedWithLineAndColumn() {
        assertThatThrownBy(() -> Json.parse("{\"a\": 1,\n  b: 2}", "x.json"))
                .isInstanceOf(SynthesisException.class)
                .hasMessageStartingWith("x.json: malformed JSON at line 2, column ");
    }

    @Test
    void aCutFileIsReportedAsEndingTooEarly() {
        assertThatThrownBy(() -> Json.parse("{\"a\": [1, 2", "x.json"))
                .hasMessageStartingWith("x.json: the JSON ends too early at line 1");
    }

    @Test
    void aRepeatedKeyIsRefused() {
        assertThatThrownBy(() -> Json.parse("{\"a\": 1, \"a\": 2}", "x.json"))
                .hasMessageContaining("x.json")
                .hasMessageContaining("'a'");
    }

    @Test
    void textAfterTheEndIsRefused() {
        assertThatThrownBy(() -> Json.parse("{} {}", "x.json")).isInstanceOf(SynthesisException.class);
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> Json.parse(" \n", "x.json")).hasMessageStartingWith("x.json: it is empty");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws IOException {
        Path file = Files.write(directory.resolve("x.json"), "{\"é\": 1}".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Json.read(file))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("UTF-8");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertThat(Json.parse("\uFEFF{}", "x.json").isObject()).isTrue();
    }

    @Test
    void deepNestingIsRefusedAndNotAStackOverflow() {
        assertThatThrownBy(() -> Json.parse("[".repeat(100_000), "x.json")).isInstanceOf(SynthesisException.class);
    }

    @Test
    void aMissingFileIsReported() {
        assertThatThrownBy(() -> Json.read(directory.resolve("none.json")))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("none.json: there is no such file");
    }

    @Test
    void aDirectoryIsNeitherReadNorWritten() {
        assertThatThrownBy(() -> Json.read(directory)).hasMessageContaining("it is a directory");
        assertThatThrownBy(() -> Json.write(TextNode.valueOf("x"), directory))
                .hasMessageContaining("it is a directory");
    }

    @Test
    void aFileIsReplacedAsAWholeAndNothingIsLeftBesideIt() throws IOException {
        Path file = Files.writeString(directory.resolve("x.json"), "old");

        Json.write(TextNode.valueOf("new"), file);

        assertThat(file).hasContent("\"new\"");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void aFileInADirectoryThatDoesNotExistIsReported() {
        assertThatThrownBy(() -> Json.write(TextNode.valueOf("x"), directory.resolve("none/x.json")))
                .isInstanceOf(SynthesisException.class)
                .hasMessageContaining("it cannot be written: its directory does not exist");
    }

    @Test
    void aStreamStaysOpen() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream() {
            @Override
            public void close() {
                throw new AssertionError("closed");
            }
        };

        Json.write(TextNode.valueOf("x"), out);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\"x\"\n");
    }
}
