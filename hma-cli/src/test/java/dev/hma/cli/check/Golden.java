package dev.hma.cli.check;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.hma.core.Hma;
import dev.hma.core.HmaModel;
import dev.hma.core.component.Choice;
import dev.hma.core.config.Configuration;
import dev.hma.core.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Fingerprints of models and samples, for one Java machine to be compared with another. */
final class Golden {
    private Golden() {}

    /** Prints the fingerprints of a dataset. */
    public static void main(String[] args) throws IOException {
        fingerprints(Path.of(args[0]), Path.of(args[1])).forEach((name, hash) -> System.out.println(name + "=" + hash));
    }

    /** The fingerprints of what comes of a dataset, by name. */
    static Map<String, String> fingerprints(Path data, Path out) throws IOException {
        Map<String, String> fingerprints = new TreeMap<>();
        Hma hma = Hma.create();
        Map<String, Configuration> configurations = new TreeMap<>();
        configurations.put("empirical", Configuration.STANDARD);
        configurations.put("auto", Configuration.STANDARD.withMarginal(Choice.of("auto")));
        // A part of the rows shows as well whether machines differ.
        ObjectNode some = JsonNodeFactory.instance.objectNode().put("rows", 4000);
        configurations.put("trees", Configuration.STANDARD.withSynthesizer(new Choice("trees", some)));
        for (Map.Entry<String, Configuration> entry : configurations.entrySet()) {
            String name = entry.getKey();
            HmaModel model =
                    hma.fitting().configuration(entry.getValue()).fit(hma.open(data, data.resolve("metadata.json")));
            Path file = Files.createDirectories(out).resolve(name + ".json");
            model.save(file);
            ObjectNode tree = (ObjectNode) Json.read(file);
            // Versions and time.
            tree.remove("provenance");
            fingerprints.put(name + ".model", hash(Json.text(tree).getBytes(StandardCharsets.UTF_8)));
            for (String format : new String[] {"csv", "arrow"}) {
                Path sample = out.resolve(name + "-" + format);
                model.sample().scale(0.2).seed(7).format(format).to(sample);
                fingerprints.put(name + "." + format, hash(sample));
            }
        }
        return fingerprints;
    }

    private static String hash(Path directory) throws IOException {
        MessageDigest digest = digest();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : new TreeSet<>(files.toList())) {
                digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
                digest.update(Files.readAllBytes(file));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
