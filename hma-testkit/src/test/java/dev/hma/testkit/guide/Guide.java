package dev.hma.testkit.guide;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The code that the package descriptions of hma-api show, compiled. */
final class Guide {
    private static final Path API = Path.of("..", "hma-api", "src", "main", "java");
    private static final Path WORK = Path.of("target", "guide");
    private static final Pattern SNIPPET = Pattern.compile("<pre>\\{@code\\R(.*?) \\* }</pre>", Pattern.DOTALL);
    private static final Pattern TYPE = Pattern.compile("^public (?:final class|record) (\\w+)", Pattern.MULTILINE);

    private static final ClassLoader COMPILED = compile();

    private Guide() {}

    /** The sources of all package descriptions. */
    static List<Path> descriptions() {
        try (Stream<Path> files = Files.walk(API)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The code in a description, without the stars of the comment. */
    static List<String> snippets(Path description) {
        try {
            List<String> snippets = new ArrayList<>();
            Matcher matcher = SNIPPET.matcher(Files.readString(description));
            while (matcher.find()) {
                snippets.add(matcher.group(1).replaceAll("(?m)^ \\* ?", ""));
            }
            return snippets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An instance of a class that the descriptions show.
     *
     * @param name its simple name
     * @param type what it is
     * @param arguments what its only constructor takes
     */
    static <T> T make(String name, Class<T> type, Object... arguments) {
        try {
            return type.cast(load(name).getConstructors()[0].newInstance(arguments));
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name + " cannot be made", e);
        }
    }

    /** A class that the descriptions show, by its binary name. */
    static Class<?> load(String name) throws ClassNotFoundException {
        return COMPILED.loadClass("guide." + name);
    }

    private static ClassLoader compile() {
        try {
            Path sources = Files.createDirectories(WORK.resolve("sources/guide"));
            Path classes = Files.createDirectories(WORK.resolve("classes"));
            List<Path> files = new ArrayList<>();
            for (Path description : descriptions()) {
                for (String snippet : snippets(description)) {
                    Matcher type = TYPE.matcher(snippet);
                    if (!type.find()) {
                        throw new AssertionError("no public type in the code of " + description);
                    }
                    Path file = sources.resolve(type.group(1) + ".java");
                    files.add(Files.writeString(file, "package guide;\n\n" + snippet));
                }
            }
            compile(files, classes);
            return new URLClassLoader(new URL[] {classes.toUri().toURL()}, Guide.class.getClassLoader());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compile(List<Path> files, Path classes) throws IOException {
        List<String> options = List.of(
                "--release",
                "17",
                "-proc:none",
                "-Xlint:all,-classfile,-serial",
                "-Werror",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                classes.toString());
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            boolean compiled = compiler.getTask(
                            messages, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
            if (!compiled) {
                throw new AssertionError("the code of the package descriptions does not compile:\n" + messages);
            }
        }
    }
}
