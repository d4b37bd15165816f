package dev.hma.evaluation.trees;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * LightGBM's native library, loaded when it is first asked for.
 *
 * <p>The loader of the wrapper library writes to a fixed name in the shared temporary directory, and so into the library that
 * another process may be running. This one unpacks into a directory of its own.
 */
public final class TreeLibrary {
    private static final Optional<String> MISSING =
            load(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));

    private TreeLibrary() {}

    /** {@return why there are no trees on this machine and what would help; empty if there are} */
    public static Optional<String> missing() {
        return MISSING;
    }

    static Optional<String> load(String system, String processor) {
        try {
            Platform platform = Platform.of(system, processor);
            Path directory = Files.createTempDirectory("hma-trees");
            try {
                for (String name : List.of("lib_lightgbm", "lib_lightgbm_swig")) {
                    System.load(unpack(platform, name, directory).toString());
                }
            } finally {
                remove(directory);
            }
            return Optional.empty();
        } catch (IOException | LinkageError e) {
            return Optional.of(explained(String.valueOf(e.getMessage())));
        }
    }

    private static Path unpack(Platform platform, String name, Path directory) throws IOException {
        String file = name + platform.suffix();
        String resource = "/lightgbm4j/" + platform.folder() + "/" + file;
        try (InputStream in = TreeLibrary.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException("no file " + resource + " on the class path");
            }
            Path unpacked = directory.resolve(file);
            Files.copy(in, unpacked);
            return unpacked;
        }
    }

    /** A loaded library needs its file no more, but on Windows, where it can only go when the program ends. */
    private static void remove(Path directory) throws IOException {
        directory.toFile().deleteOnExit();
        try (var files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                if (!file.toFile().delete()) {
                    file.toFile().deleteOnExit();
                }
            }
        }
    }

    /** The reason in words that help. */
    static String explained(String problem) {
        String reason = "LightGBM's native library cannot be loaded: "
                + problem.lines().findFirst().orElse("no reason given");
        if (problem.contains("libgomp")) {
            return reason + ". Install libgomp1 (Debian, Ubuntu) or libgomp (Fedora, Red Hat, Alpine)";
        }
        if (problem.contains("libomp")) {
            return reason + ". Install libomp (brew install libomp)";
        }
        return reason;
    }

    /** Where the library for a machine lies. */
    private record Platform(String folder, String suffix) {
        static Platform of(String system, String processor) throws IOException {
            String name = system.toLowerCase(Locale.ROOT);
            String folder = name.startsWith("linux") ? "linux" : name.startsWith("mac") ? "osx" : "windows";
            String suffix = folder.equals("linux") ? ".so" : folder.equals("osx") ? ".dylib" : ".dll";
            return switch (processor.toLowerCase(Locale.ROOT)) {
                case "amd64", "x86_64" -> new Platform(folder + "/x86_64", suffix);
                case "aarch64", "arm64" -> new Platform(folder + "/aarch64", suffix);
                default -> throw new IOException("there is none for " + system + " on " + processor);
            };
        }
    }
}
