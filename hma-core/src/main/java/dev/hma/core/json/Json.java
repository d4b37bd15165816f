package dev.hma.core.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.hma.api.SynthesisException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads and writes JSON trees.
 *
 * <p>Reading is strict: no repeated key, nothing after the end. Writing gives the same bytes on every Java version:
 * UTF-8, line feeds, two blanks a level, real numbers in the shortest form that reads back to the same bits. An array
 * without objects and arrays in it stands on one line.
 */
public final class Json {
    // The default writer is Double.toString, whose digits changed with JDK 19. The fast writer brings its own.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();
    private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private Json() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @return its content
     * @throws SynthesisException if it cannot be read or is not one well-formed JSON value; the message names the file
     *     and, where there is one, line and column
     */
    public static JsonNode read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        } catch (IOException e) {
            throw FileFailures.reading(file, e);
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param in the stream; stays open
     * @param name what to call it in messages
     * @return its content
     * @throws SynthesisException if it is not one well-formed JSON value
     * @throws IOException if the stream fails
     */
    public static JsonNode read(InputStream in, String name) throws IOException {
        // What is read here is held as a tree, so the text may be held too. Jackson's own decoder lets some bytes pass
        // that are no UTF-8.
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.readAllBytes()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new SynthesisException("it is not text in UTF-8", "Save it in that encoding", e).in(name);
        }
        return parse(text, name);
    }

    /**
     * Reads text.
     *
     * @param text the JSON
     * @param name what to call it in messages
     * @return its content
     * @throws SynthesisException if it is not one well-formed JSON value
     */
    public static JsonNode parse(String text, String name) {
        try {
            JsonNode tree = MAPPER.readTree(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
            if (tree.isMissingNode()) {
                throw new SynthesisException("it is empty", "It should hold a JSON object").in(name);
            }
            return tree;
        } catch (JacksonException e) {
            throw malformed(e).in(name);
        }
    }

    private static SynthesisException malformed(JacksonException e) {
        JsonLocation at = e.getLocation();
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        String problem = e instanceof JsonEOFException
                ? "the JSON ends too early" + place
                : "malformed JSON" + place + ": " + e.getOriginalMessage();
        return new SynthesisException(problem, "", e);
    }

    /**
     * Writes a file: beside it first, then renamed, so that a half-written one is never seen.
     *
     * @param tree what to write
     * @param file the file; replaced if it exists
     * @throws SynthesisException if it cannot be written; the message names it
     */
    public static void write(JsonNode tree, Path file) {
        AtomicFile.write(file, bytes(tree));
    }

    /**
     * Writes to a stream.
     *
     * @param tree what to write
     * @param out the stream; stays open
     * @throws IOException if the stream fails
     */
    public static void write(JsonNode tree, OutputStream out) throws IOException {
        out.write(bytes(tree));
    }

    /** {@return the text that is written for a tree; it ends with a line feed} */
    public static String text(JsonNode tree) {
        return new String(bytes(tree), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JsonNode tree) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Layout layout = new Layout();
        try (JsonGenerator generator = FACTORY.createGenerator(bytes, JsonEncoding.UTF8)) {
            generator.setPrettyPrinter(layout);
            layout.write(tree, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }
}
