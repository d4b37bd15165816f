package dev.hma.evaluation.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Properties;

/** What goes into every page as it is: the style, the script, and the library that draws charts. */
final class Assets {
    private static final String LIBRARY = "/META-INF/maven/org.webjars.npm/echarts/pom.properties";

    private Assets() {}

    static String style() {
        return text("report.css");
    }

    static String script() {
        return text("report.js");
    }

    /** The charting library, of the version that is on the class path. */
    static String charting() {
        Properties properties = new Properties();
        try (InputStream in = open(LIBRARY)) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text(
                "/META-INF/resources/webjars/echarts/" + properties.getProperty("version") + "/dist/echarts.min.js");
    }

    /** What a page must say about a script in it, so that browsers run this one and no other. */
    static String fingerprint(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String name) {
        try (InputStream in = open(name)) {
            // Browsers see line feeds whatever is there, and the fingerprint is of what they see.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) throws IOException {
        InputStream in = Assets.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException(name + " is not on the class path");
        }
        return in;
    }
}
