package dev.hma.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same bytes on every version of Java and every processor: {@code golden.properties} holds the fingerprints that each
 * of them has to come to. Whoever changes results on purpose puts the new fingerprints there, from the message of the
 * failed test.
 */
class GoldenTest {
    private static final Path DATA =
            Path.of("../data/nycflights13").toAbsolutePath().normalize();

    @TempDir
    Path home;

    private static Map<String, String> expected() throws IOException {
        Properties properties = new Properties();
        try (InputStream in = GoldenTest.class.getResourceAsStream("golden.properties")) {
            properties.load(in);
        }
        Map<String, String> expected = new TreeMap<>();
        properties.forEach((name, hash) -> expected.put((String) name, (String) hash));
        return expected;
    }

    /** Without the optimising compiler, as the build runs the tests. */
    @Test
    void thisMachineComesToTheFingerprintsThatAllMachinesComeTo() throws IOException {
        assertThat(Golden.fingerprints(DATA, home)).isEqualTo(expected());
    }

    /**
     * With the optimising compiler, which the tests are run without: as it is; without vector units; without the processor's
     * own logarithms and exponentials, on one processor.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:TieredStopAtLevel=4",
                "-XX:UseAVX=0 -XX:UseSSE=2",
                "-XX:+UnlockDiagnosticVMOptions -XX:-UseLibmIntrinsic -XX:-UseFMA -XX:ActiveProcessorCount=1"
            })
    void anotherMachineComesToTheSameFingerprints(String options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(
                "-XX:+IgnoreUnrecognizedVMOptions",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(List.of(options.split(" ")));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Golden.class.getName(),
                DATA.toString(),
                home.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        Map<String, String> fingerprints = new TreeMap<>();
        try (InputStream in = process.getInputStream()) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> line.split("="))
                    .forEach(pair -> fingerprints.put(pair[0], pair[1]));
        }
        assertThat(process.waitFor()).isZero();
        assertThat(fingerprints).isEqualTo(expected());
    }
}
